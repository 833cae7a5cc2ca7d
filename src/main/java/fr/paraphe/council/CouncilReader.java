package fr.paraphe.council;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.ClearDays;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.council.CouncilFacts.AttendanceFacts;
import fr.paraphe.council.CouncilFacts.Choice;
import fr.paraphe.council.CouncilFacts.Decision;
import fr.paraphe.council.CouncilFacts.Decisions;
import fr.paraphe.council.CouncilFacts.Earliest;
import fr.paraphe.council.CouncilFacts.MailFacts;
import fr.paraphe.council.CouncilFacts.Member;
import fr.paraphe.council.CouncilFacts.Posting;
import fr.paraphe.council.CouncilFacts.Preparation;
import fr.paraphe.council.CouncilFacts.ProofLine;
import fr.paraphe.council.CouncilFacts.QuorumFacts;
import fr.paraphe.council.CouncilFacts.Recipient;
import fr.paraphe.council.CouncilFacts.SecondSession;
import fr.paraphe.council.CouncilFacts.Sending;
import fr.paraphe.council.CouncilFacts.Town;
import fr.paraphe.council.CouncilFacts.Urgency;
import fr.paraphe.council.CouncilFacts.Vote;
import fr.paraphe.council.CouncilFacts.Voter;
import fr.paraphe.directory.Councillor;
import fr.paraphe.directory.Office;
import fr.paraphe.mail.MailState;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers what the council's forms and pages show; changes nothing. An unknown case is a {@link fr.paraphe.NotFoundException}. */
@Service
@Transactional(readOnly = true)
public class CouncilReader {

    private final CouncilFiles files;
    private final Convocations convocations;
    private final Ballots ballots;
    private final CivilClock clock;

    CouncilReader(CouncilFiles files, Convocations convocations, Ballots ballots, CivilClock clock) {
        this.files = files;
        this.convocations = convocations;
        this.ballots = ballots;
        this.clock = clock;
    }

    public Preparation preparation(String reference) {
        CouncilFile file = files.of(reference);
        List<String> warnings = new ArrayList<>(file.ruleFor(clock.today(), Notice.ORDINARY).warnings());
        if (file.hasSession()) {
            warnings.addAll(file.session().plan().check(file.commune().population()).warnings());
        }
        return new Preparation(version(file), town(file), file.item().text(), file.hasSession() ? file.session().plan() : null, clock.today(),
            earliest(file, Notice.ORDINARY), earliest(file, Notice.URGENT), file.hasSession() ? file.convocationRule().latestSending() : null, warnings);
    }

    public Sending sending(String reference) {
        CouncilFile file = files.of(reference);
        ConvocationRule rule = file.convocationRule();
        LocalDate today = clock.today();
        List<Recipient> recipients = file.council().stream().map(councillor -> new Recipient(councillor.id(), councillor.formalName(), councillor.channel().name(),
            councillor.channel().french(), Convocations.address(councillor).orElse(null), Convocations.mailAddress(councillor).isPresent(),
            Convocations.warnings(councillor, today))).toList();
        List<String> warnings = new ArrayList<>(rule.warnings());
        warnings.addAll(file.session().plan().check(file.commune().population()).warnings());
        return new Sending(version(file), town(file), file.item().object(), file.session().plan(), file.agenda(), file.session().secondOf().isPresent(),
            file.missedSession().orElse(null), rule.latestSending(), rule.clearDays(), today, rule.sentOn(today, "").isAccepted(), rule.earliestSession(today),
            file.session().convocationConfirmedBy().isPresent(), recipients, warnings);
    }

    public Posting posting(String reference) {
        CouncilFile file = files.of(reference);
        Convocation convocation = file.sentConvocation();
        List<ConvocationProof> proofs = convocations.proofs(file);
        Map<String, MailState> mails = convocations.mails(proofs);
        List<ProofLine> lines = proofs.stream().map(proof -> line(file, proof, mails)).toList();
        List<String> warnings = new ArrayList<>();
        convocation.postedOn().filter(posted -> posted.isAfter(convocation.latestSending())).ifPresent(posted -> warnings.add(
            "La convocation a été affichée le %s, après le dernier jour légal d’envoi (%s)."
                .formatted(FrenchDates.numeric(posted), FrenchDates.numeric(convocation.latestSending()))));
        return new Posting(version(file), file.session().date(), convocation.sentOn(), convocation.latestSending(), convocation.document(), clock.today(),
            convocation.postedOn().orElse(null), lines, (int) lines.stream().filter(line -> line.provedOn() == null).count(),
            Arrays.stream(ProofKind.values()).map(kind -> new Choice(kind.name(), kind.french())).toList(), warnings);
    }

    public AttendanceFacts attendance(String reference) {
        CouncilFile file = files.of(reference);
        CouncilSession session = file.session();
        RollCall roll = file.rollCall();
        List<Member> members = file.council().stream().map(councillor -> member(councillor, roll.of(councillor.id()).orElseThrow())).toList();
        List<String> warnings = new ArrayList<>(new ProxyRules(roll, file.proxies()).check().warnings());
        file.mayor().filter(mayor -> session.attendanceRecorded()).filter(mayor -> session.president().filter(president -> !president.equals(mayor.id())).isPresent())
            .filter(mayor -> roll.of(mayor.id()).filter(presence -> presence.countsAt(session.discussedAt())).isPresent())
            .ifPresent(mayor -> warnings.add("%s est présent(e) et ne préside pas : la présidence revient au maire, ou à défaut à celui qui le remplace (CGCT, art. L2121-14)."
                .formatted(mayor.formalName())));
        Long president = session.attendanceRecorded() ? session.president().orElse(null) : file.mayor().map(Councillor::id).orElse(null);
        return new AttendanceFacts(version(file), session.date(), session.time(), session.attendanceRecorded(), !clock.today().isBefore(session.date()), president,
            session.secretary().orElse(null), session.discussedAt(), members, file.proxies(), QuorumFacts.of(file.quorum()), warnings);
    }

    public SecondSession secondSession(String reference) {
        CouncilFile latest = files.of(reference);
        boolean planned = latest.session().secondOf().isPresent() && !latest.session().attendanceRecorded();
        CouncilFile missed = planned ? files.before(latest) : latest;
        SessionPlan first = missed.session().plan();
        SessionPlan proposed = new SessionPlan(null, first.time(), first.place(), first.usualPlace(), false, null, false, true, first.otherItems(), first.explanatoryNote());
        return new SecondSession(version(latest), town(latest), latest.item().object(), missed.session().date(), QuorumFacts.of(missed.quorum()),
            planned ? latest.session().plan() : null, proposed, clock.today(), earliest(latest, Notice.SECOND), earliest(latest, Notice.URGENT),
            planned ? latest.convocationRule().latestSending() : null);
    }

    public Urgency urgency(String reference) {
        CouncilFile file = files.of(reference);
        CouncilSession session = file.session();
        UrgencyRuling yes = new UrgencyRuling(file.commune().population(), true, "");
        UrgencyRuling no = new UrgencyRuling(file.commune().population(), false, "");
        LocalDate sent = file.sentConvocation().sentOn();
        return new Urgency(version(file), session.date(), sent, ClearDays.count(sent, session.date()), session.plan().urgencyReason(), yes.article(),
            session.urgencyReport().orElse(null), session.urgencyAccepted().orElse(null), yes.sentence(), no.sentence());
    }

    public Vote vote(String reference) {
        CouncilFile file = files.of(reference);
        CouncilSession session = file.session();
        Optional<Ballot> ballot = ballots.of(file);
        LocalTime hour = ballot.map(Ballot::heldAt).orElse(session.discussedAt());
        RollCall roll = file.rollCall();
        List<GivenProxy> valid = new ProxyRules(roll, file.proxies()).validAt(hour);
        int present = roll.countedAt(hour).size();
        BallotRules rules = new BallotRules(present);
        List<Voter> voters = roll.presences().stream().flatMap(presence -> voter(file, presence, valid, hour).stream()).toList();
        VoteEntry saved = ballot.map(held -> ballots.entry(file, held))
            .or(() -> session.outcome().map(outcome ->
                VoteEntry.without(outcome == DeliberationOutcome.ADJOURNED ? ItemAction.ADJOURN : ItemAction.WITHDRAW, session.outcomeReason().orElse(null))))
            .orElse(null);
        VoteCount count = ballot.map(Ballot::count).orElse(null);
        return new Vote(version(file), session.date(), session.discussedAt(), file.item().object(), session.president().orElse(null),
            session.president().map(file::name).orElse(null),
            QuorumFacts.of(file.quorum()), voters, present, valid.size(), voters.size(), rules.publicThreshold(), rules.secretThreshold(), withoutVote(file, roll, valid, hour),
            Arrays.stream(ItemAction.values()).map(action -> new Choice(action.name(), action.french())).toList(),
            Arrays.stream(BallotMode.values()).map(mode -> new Choice(mode.name(), mode.french())).toList(),
            Arrays.stream(Sense.values()).map(sense -> new Choice(sense.name(), sense.french())).toList(),
            saved, count != null && count.deduced(), session.outcome().map(Enum::name).orElse(null),
            count == null ? null : "%s (%s)".formatted(count.result().explanation(), count.result().article()), ballot.map(held -> ballots.result(file, held)).orElse(null));
    }

    public Decisions decisions(String reference) {
        CouncilFile file = files.of(reference);
        CouncilSession session = file.session();
        DecisionPosting posting = new DecisionPosting(session.date());
        List<String> warnings = session.decisionsPostedOn().map(posted -> posting.check(posted, session.decisionsOnlineOn().orElse(null), clock.today()).warnings())
            .orElse(List.of());
        return new Decisions(version(file), session.date(), file.item().object(), file.item().outcome().map(DeliberationOutcome::french).orElse(null), posting.regime().french(),
            posting.what(), posting.regime() == Regime.DEPUIS_2022_07, posting.latest(), clock.today(), session.decisionsPostedOn().orElse(null),
            session.decisionsOnlineOn().orElse(null), warnings);
    }

    public Decision decision(String reference) {
        CouncilFile file = files.of(reference);
        AgendaItem item = file.item();
        return new Decision(item.object(), file.hasSession() ? file.session().date() : null, item.outcome().orElse(null), item.number().orElse(null),
            item.extractDocument().orElse(null));
    }

    /** The number that the register gives the deliberation; empty while it has none, or where nothing was put to the council. */
    public Optional<String> number(String reference) {
        return files.find(reference).flatMap(file -> file.item().number());
    }

    /** By when the latest session's convocation must leave; empty while no session is set or nothing was put to the council. */
    public Optional<Deadline> latestSending(String reference) {
        return files.dates(reference).map(file -> file.convocationRule().latestSending());
    }

    /** The day of the latest session. */
    public Optional<Deadline> sessionDay(String reference) {
        return files.dates(reference).map(file -> new Deadline(file.session().date(), "Jour de la séance", Quorum.ARTICLE,
            "Présences, procurations et votes se constatent en séance, le %s.".formatted(FrenchDates.numeric(file.session().date()))));
    }

    public Optional<Deadline> decisionPosting(String reference) {
        return files.dates(reference).map(file -> new DecisionPosting(file.session().date()).latest());
    }

    private Earliest earliest(CouncilFile file, Notice notice) {
        ConvocationRule rule = file.ruleFor(clock.today(), notice);
        return new Earliest(notice == Notice.URGENT, rule.clearDays(), rule.earliestSession(clock.today()), rule.article());
    }

    private ProofLine line(CouncilFile file, ConvocationProof proof, Map<String, MailState> mails) {
        Optional<MailState> mail = proof.mailKey().map(mails::get);
        Optional<LocalDate> provedOn = convocations.provedOn(proof, mails);
        LocalDate latest = file.sentConvocation().latestSending();
        String late = provedOn.filter(day -> day.isAfter(latest))
            .map(day -> ("Preuve datée du %s, après le dernier jour légal d’envoi (%s) : la convocation n’est régulière que si "
            + "ce conseiller l’a reçue à temps (CE, 9 mars 2007, n° 290687).").formatted(FrenchDates.numeric(day), FrenchDates.numeric(latest))).orElse(null);
        return new ProofLine(proof.councillor(), file.name(proof.councillor()), proof.channel().name(), proof.channel().french(), proof.address().orElse(null),
            mail.map(state -> new MailFacts(state.status().name(), state.status().label(), state.sentAt(), state.lastError())).orElse(null),
            proof.byHand().orElse(null), provedOn.orElse(null), late);
    }

    private static Member member(Councillor councillor, Presence presence) {
        return new Member(councillor.id(), councillor.formalName(), councillor.registerName(), councillor.civility(), councillor.orderNumber(), councillor.office().french(),
            councillor.office() == Office.MAIRE, presence.attends(), presence.arrived(), presence.left(), presence.interested());
    }

    private static Optional<Voter> voter(CouncilFile file, Presence presence, List<GivenProxy> valid, LocalTime hour) {
        if (presence.countsAt(hour)) {
            return Optional.of(new Voter(presence.councillor(), presence.name(), null, null));
        }
        return valid.stream().filter(proxy -> proxy.giver() == presence.councillor()).findFirst()
            .map(proxy -> new Voter(presence.councillor(), presence.name(), proxy.holder(), file.name(proxy.holder())));
    }

    private static List<String> withoutVote(CouncilFile file, RollCall roll, List<GivenProxy> valid, LocalTime hour) {
        Stream<String> interested = roll.presences().stream().filter(presence -> presence.presentAt(hour) && presence.interested())
            .map(presence -> "%s ne prend pas part au vote : intérêt à l’affaire (CGCT, art. L2131-11).".formatted(presence.name()));
        Stream<String> absent = roll.presences().stream()
            .filter(presence -> presence.attends() && !presence.presentAt(hour) && valid.stream().noneMatch(proxy -> proxy.giver() == presence.councillor()))
            .map(presence -> "%s n’est pas en séance à l’heure du vote.".formatted(presence.name()));
        Stream<String> withoutEffect = file.proxies().stream().filter(proxy -> !valid.contains(proxy))
            .map(proxy -> "La procuration de %s à %s est sans effet à l’heure du vote.".formatted(file.name(proxy.giver()), file.name(proxy.holder())));
        return Stream.of(interested, absent, withoutEffect).flatMap(sentences -> sentences).toList();
    }

    private static Town town(CouncilFile file) {
        return new Town(file.commune().insee(), file.commune().name(), file.commune().population(), file.commune().departement(),
            ConvocationRule.explanatoryNoteNeeded(file.commune().population()));
    }

    private static Long version(CouncilFile file) {
        return file.hasSession() ? file.session().version() : null;
    }
}
