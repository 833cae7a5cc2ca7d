package fr.paraphe.web.dossier;

import fr.paraphe.Confidential;
import fr.paraphe.Euros;
import fr.paraphe.NotFoundException;
import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.avenant.AvenantStatus;
import fr.paraphe.avenant.AvenantViews;
import fr.paraphe.avenant.AvenantWindow;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.ContributionFilter;
import fr.paraphe.contribution.ContributionOrder;
import fr.paraphe.contribution.ContributionReader;
import fr.paraphe.contribution.TitreFilter;
import fr.paraphe.contribution.TitreLine;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreState;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionRenewal;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.Obligations;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.Representative;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.dispute.DisputeFilter;
import fr.paraphe.dispute.DisputeReader;
import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.EarlyEnd;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterDates;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.dispute.TerminationService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.engine.CaseHistory;
import fr.paraphe.engine.CasePhase;
import fr.paraphe.engine.CaseSearch;
import fr.paraphe.engine.guard.NarrowView;
import fr.paraphe.mail.MailService;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Role;
import fr.paraphe.security.Who;
import fr.paraphe.signature.SignatureService;
import fr.paraphe.web.contribution.TitreAccess;
import fr.paraphe.web.document.SeenLetters;
import fr.paraphe.web.mail.SeenMails;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads cases for the current user: one with everything, and its processes. A stranger's case and an unknown one get the same answer. */
@Component
@Transactional(readOnly = true)
public class Dossiers {

    private static final String UNKNOWN = "Dossier introuvable.";
    private static final int MANY = 1000;

    private final ConventionService conventions;
    private final ConventionRenewal renewal;
    private final SchoolLists lists;
    private final Obligations obligations;
    private final PartyReader parties;
    private final CouncilReader council;
    private final PrefectureService prefecture;
    private final fr.paraphe.prefecture.LetterService prefectureLetters;
    private final SignatureService signatures;
    private final AvenantService avenants;
    private final AvenantViews avenantViews;
    private final LetterService letters;
    private final SeenLetters seenLetters;
    private final DisputeService disputes;
    private final DisputeReader disputeReader;
    private final TerminationService terminations;
    private final ContributionReader contributions;
    private final TitreReader titres;
    private final TitreAccess money;
    private final DocumentStore documents;
    private final MailService mails;
    private final CaseSearch search;
    private final CaseHistory history;
    private final NarrowView view;
    private final CurrentUser currentUser;
    private final CivilClock clock;

    Dossiers(ConventionService conventions, ConventionRenewal renewal, SchoolLists lists, Obligations obligations, PartyReader parties, CouncilReader council,
             PrefectureService prefecture, fr.paraphe.prefecture.LetterService prefectureLetters, SignatureService signatures, AvenantService avenants,
             AvenantViews avenantViews, LetterService letters, SeenLetters seenLetters, DisputeService disputes, DisputeReader disputeReader,
             TerminationService terminations, ContributionReader contributions, TitreReader titres, TitreAccess money, DocumentStore documents, MailService mails,
             CaseSearch search, CaseHistory history, NarrowView view, CurrentUser currentUser, CivilClock clock) {
        this.conventions = conventions;
        this.renewal = renewal;
        this.lists = lists;
        this.obligations = obligations;
        this.parties = parties;
        this.council = council;
        this.prefecture = prefecture;
        this.prefectureLetters = prefectureLetters;
        this.signatures = signatures;
        this.avenants = avenants;
        this.avenantViews = avenantViews;
        this.letters = letters;
        this.seenLetters = seenLetters;
        this.disputes = disputes;
        this.disputeReader = disputeReader;
        this.terminations = terminations;
        this.contributions = contributions;
        this.titres = titres;
        this.money = money;
        this.documents = documents;
        this.mails = mails;
        this.search = search;
        this.history = history;
        this.view = view;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @throws NotFoundException where there is no such case, or it is not this person's to see */
    public Dossier get(String reference) {
        Convention convention = visible(reference);
        return view.of(owners(convention), () -> whole(convention));
    }

    private Dossier whole(Convention convention) {
        String reference = convention.reference();
        Who who = currentUser.who();
        List<String> keys = search.keysOf(reference);
        List<Avenant> changed = avenants.ofConvention(reference);
        List<Letter> written = letters.of(reference).stream().filter(seenLetters::sees).toList();
        List<CaseHistory.Run> runs = history.runs(keys);
        List<CaseHistory.Open> open = history.open(keys);
        boolean seesMoney = money.seesMoneyOf(convention.commune(), convention.academie());
        List<TitreLine> titresOf = seesMoney ? titresOf(reference) : List.of();
        List<CaseHistory.Done> done = history.done(keys);
        List<Dossier.Event> events = events(reference, keys, runs, done, titresOf);
        Map<String, String> names = history.names(Stream.of(events.stream().map(Dossier.Event::by), open.stream().map(CaseHistory.Open::assignee),
            done.stream().map(CaseHistory.Done::inPlaceOf)).flatMap(Function.identity()).toList());
        CasePhase phase = search.phaseOf(reference);
        return new Dossier(reference, convention.object(), phase, phase.label(), convention.firstSchoolYear().toString(),
            convention.terms().lastPaidSchoolYear(), convention.effectiveOn().orElse(null), convention.terms().endsOn(), convention.endedOn().orElse(null),
            convention.endReason().orElse(null), convention.renews().orElse(null), convention.terms().feePerSchool(), convention.terms().creditor(), partiesOf(convention),
            schools(convention), dates(convention, changed, written), documents(keys, who, seesMoney),
            events.stream().map(event -> new Dossier.Event(event.at(), event.kind(), event.what(), event.by(), named(event.by(), event.byName(), names), event.reference())).toList(),
            open.stream().map(task -> task(task, names)).toList(), promises(reference), changed.stream().map(Dossiers::avenant).toList(),
            written.stream().map(Dossiers::letter).toList(), disputes(reference), seesMoney ? owed(reference, titresOf) : List.of(), mails(keys, who),
            runs.stream().map(run -> new Dossier.Process(run.id(), run.reference(), run.process(), run.name(), run.startedAt(), run.endedAt(), run.end(), run.calledBy())).toList());
    }

    /** The steps of one of its processes. @throws NotFoundException also where the process is another case's */
    public List<Dossier.Step> steps(String reference, String process) {
        Convention convention = visible(reference);
        return view.of(owners(convention), () -> {
            requirePart(reference, process);
            List<CaseHistory.Step> steps = history.steps(process);
            Map<String, String> names = history.names(steps.stream().flatMap(step -> Stream.of(step.by(), step.inPlaceOf())).toList());
            Set<String> seen = history.runs(search.keysOf(reference)).stream().map(CaseHistory.Run::id).collect(Collectors.toSet());
            return steps.stream().map(step -> new Dossier.Step(step.activity(), step.name(), step.type(), step.startedAt(), step.endedAt(), step.cancelled(), step.by(),
                named(step.by(), step.inPlaceOf(), names), seen.contains(step.called()) ? step.called() : null)).toList();
        });
    }

    /** «Philippe Greffier, pour Evelyne Guilhem» */
    private static String named(String account, String inPlaceOf, Map<String, String> names) {
        return account == null || inPlaceOf == null ? names.get(account) : names.get(account) + ", pour " + names.get(inPlaceOf);
    }

    /** BPMN 2.0 XML. @throws NotFoundException as {@link #steps} */
    public String model(String reference, String process) {
        Convention convention = visible(reference);
        return view.of(owners(convention), () -> {
            requirePart(reference, process);
            return history.model(process);
        });
    }

    /** Whose a convention's processes are: the parties', and what each has in its confidence. */
    private static List<String> owners(Convention convention) {
        return List.of(convention.commune(), convention.academie(), Confidential.ownerFor(convention.commune()), Confidential.ownerFor(convention.academie()));
    }

    private void requirePart(String reference, String process) {
        if (!search.keysOf(reference).contains(history.referenceOf(process))) {
            throw new NotFoundException(UNKNOWN);
        }
    }

    private Convention visible(String reference) {
        Convention convention = conventions.byReference(reference);
        currentUser.requireCommune(convention.commune());
        return convention;
    }

    private Dossier.Parties partiesOf(Convention convention) {
        List<String> communes = Stream.concat(Stream.of(convention.commune()), convention.members().stream().map(member -> member.commune())).toList();
        Map<String, String> names = parties.communeNames(communes);
        String contact = Stream.of(convention.contact().firstName(), convention.contact().lastName()).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" "));
        return new Dossier.Parties(new Dossier.Place(convention.commune(), names.getOrDefault(convention.commune(), convention.commune())),
            new Dossier.Place(convention.academie(), parties.academie(convention.academie()).name()), named(convention.mayor()), named(convention.recteur()), convention.recteurTitle(),
            convention.members().stream().map(member -> new Dossier.Member(member.commune(), names.getOrDefault(member.commune(), member.commune()), member.mandate())).toList(),
            contact.isEmpty() ? null : contact, convention.contact().email(), convention.contact().phone());
    }

    private static String named(Representative person) {
        return person.civility() + " " + person.fullName();
    }

    private List<Dossier.School> schools(Convention convention) {
        if (convention.effectiveOn().isEmpty()) {
            return convention.schools().stream().map(school -> new Dossier.School(school.uai(), school.type().name(), school.name(), school.commune(), null, null, null, null, null)).toList();
        }
        return lists.all(convention.reference()).stream().filter(school -> school.until() == null || school.until().compareTo(school.from()) >= 0)
            .map(school -> new Dossier.School(school.uai(), school.type().name(), school.name(), school.commune(), school.from().toString(),
                school.until() == null ? null : school.until().toString(), school.source(), school.activatedOn(), school.deactivatedOn())).toList();
    }

    private List<Dossier.Fixed> dates(Convention convention, List<Avenant> changed, List<Letter> written) {
        String reference = convention.reference();
        LocalDate today = clock.today();
        List<Dossier.Fixed> dates = new ArrayList<>();
        deliberated(reference, dates);
        signatures(reference, convention, dates);
        if (convention.effectiveOn().isPresent()) {
            add(Optional.of(convention.terms().term()), reference, dates);
            if (convention.status() == ConventionStatus.IN_FORCE) {
                windows(convention, today).forEach(window -> {
                    add(Optional.of(window.opens()), reference, dates);
                    add(Optional.of(window.closes()), reference, dates);
                });
                add(Optional.of(renewal.notice(reference)), reference, dates);
            }
        }
        changed.stream().filter(avenant -> avenant.nature().deliberated() && avenant.status() != AvenantStatus.PREPARED).forEach(avenant -> deliberated(avenant.reference(), dates));
        changed.stream().filter(avenant -> avenant.nature().hasWindow() && avenant.closedAt().isEmpty() && avenant.status() != AvenantStatus.PREPARED)
            .forEach(avenant -> add(Optional.of(avenantViews.window(avenant.reference()).target()), avenant.reference(), dates));
        written.stream().filter(Letter::wasSent).forEach(letter -> limits(letter, dates));
        terminations.of(reference).ifPresent(end -> add(Optional.of(terminations.expiry(end.letter())), end.letter(), dates));
        return dates.stream().distinct().sorted(Comparator.comparing(Dossier.Fixed::date)).toList();
    }

    /** Of a text that goes to the council and the prefecture. */
    private void deliberated(String reference, List<Dossier.Fixed> dates) {
        add(council.latestSending(reference), reference, dates);
        add(council.sessionDay(reference), reference, dates);
        add(council.decisionPosting(reference), reference, dates);
        Optional<Act> act = prefecture.decidedOn(reference).map(decided -> prefecture.act(reference));
        add(act.flatMap(Act::executory), reference, dates);
        add(act.filter(Act::isReceived).map(received -> prefectureLetters.lastDay(reference)), reference, dates);
        add(act.flatMap(published -> prefecture.thirdPartyLimit(reference)), reference, dates);
    }

    private void signatures(String reference, Convention convention, List<Dossier.Fixed> dates) {
        if (convention.effectiveOn().isPresent()) {
            add(signatures.effect(reference), reference, dates);
        }
    }

    /** The window of this school year and of the next one, as far as the convention covers them. */
    private static List<AvenantWindow> windows(Convention convention, LocalDate today) {
        SchoolYear current = SchoolYear.of(today);
        return Stream.of(current, current.next())
            .filter(year -> year.compareTo(convention.firstSchoolYear()) > 0 && year.compareTo(SchoolYear.parse(convention.terms().lastPaidSchoolYear())) <= 0)
            .map(year -> AvenantWindow.of(convention.terms(), year)).toList();
    }

    private void limits(Letter letter, List<Dossier.Fixed> dates) {
        LetterDates fixed = disputes.dates(letter.reference());
        if (letter.kind() == LetterKind.MISE_EN_DEMEURE) {
            add(fixed.conciliation().or(fixed::conciliationBySending), letter.reference(), dates);
        } else {
            add(fixed.end().or(fixed::endBySending).map(EarlyEnd::lastDay), letter.reference(), dates);
        }
        add(disputes.find(letter.reference()).flatMap(dispute -> disputes.nextLimit(letter.reference())), letter.reference(), dates);
    }

    private void add(Optional<Deadline> deadline, String about, List<Dossier.Fixed> dates) {
        deadline.map(date -> Dossier.Fixed.of(date, about, clock.today())).ifPresent(dates::add);
    }

    private List<Dossier.Document> documents(Collection<String> keys, Who who, boolean money) {
        return documents.of(keys).stream().filter(document -> who.seesCasesOf(document.commune()) && (money || document.kind() != DocumentKind.TITRE))
            .map(document -> new Dossier.Document(document.id(), document.reference(), document.kind().label(), document.title(), document.mediaType(), document.size(),
                document.sha256(), document.createdAt(), document.createdBy(), "/api/documents/" + document.id())).toList();
    }

    private List<Dossier.Mail> mails(Collection<String> keys, Who who) {
        return mails.of(keys).stream().filter(mail -> SeenMails.sees(who, mail))
            .map(mail -> new Dossier.Mail(mail.id(), mail.reference(), mail.to(), mail.subject(), mail.status().label(), mail.postedAt(), mail.sentAt())).toList();
    }

    /** The names of the accounts are filled in afterwards, all at once: in their place stands the account of an absent person for whom somebody acted. */
    private List<Dossier.Event> events(String reference, List<String> keys, List<CaseHistory.Run> runs, List<CaseHistory.Done> done, List<TitreLine> titresOf) {
        Map<String, String> keyOf = runs.stream().collect(Collectors.toMap(CaseHistory.Run::id, CaseHistory.Run::reference));
        List<Dossier.Event> events = new ArrayList<>();
        runs.forEach(run -> {
            events.add(event(run.startedAt(), run.calledBy() == null ? Dossier.EventKind.OPENED : Dossier.EventKind.PROCESS_BEGUN, "Début : " + run.name(), run.startedBy(), run.reference()));
            if (run.endedAt() != null) {
                events.add(event(run.endedAt(), Dossier.EventKind.PROCESS_ENDED, run.name() + " : " + (run.end() == null ? "arrêt" : run.end()), null, run.reference()));
            }
        });
        done.forEach(task -> events.add(new Dossier.Event(task.at(), Dossier.EventKind.TASK_DONE, task.name(), task.by(), task.inPlaceOf(), keyOf.get(task.run()))));
        for (String key : keys) {
            prefecture.decidedOn(key).ifPresent(decided -> prefecture.events(key)
                .forEach(line -> events.add(event(line.recordedAt(), Dossier.EventKind.ACT, line.summary().replaceFirst("\\.$", ""), line.recordedBy(), key))));
        }
        lists.changes(reference).forEach(change -> events.add(event(change.changedAt(), Dossier.EventKind.CHANGE, change.sentence(), change.changedBy().equals(change.source()) ? null : change.changedBy(), change.source())));
        titresOf.forEach(titre -> {
            events.add(event(clock.startOf(titre.issuedOn()), Dossier.EventKind.MONEY, "Titre de perception n° " + titre.number() + " émis : " + Euros.written(titre.amount())
                + " pour l’année scolaire " + titre.schoolYear(), null, reference));
            if (titre.settledOn() != null) {
                events.add(event(clock.startOf(titre.settledOn()), Dossier.EventKind.MONEY, "Titre de perception n° " + titre.number() + " soldé", null, reference));
            }
        });
        events.sort(Comparator.comparing(Dossier.Event::at).thenComparing(Dossier.Event::kind));
        return events;
    }

    private static Dossier.Event event(Instant at, Dossier.EventKind kind, String what, String by, String reference) {
        return new Dossier.Event(at, kind, what, by, null, reference);
    }

    private Dossier.Task task(CaseHistory.Open task, Map<String, String> names) {
        return new Dossier.Task(task.id(), task.reference(), task.taskKey(), task.name(), task.assignee(), names.get(task.assignee()),
            task.groups().stream().map(Role::nameOf).toList(), task.due(), task.due() != null && task.due().date().isBefore(clock.today()),
            "/camunda/app/tasklist/default/#/?task=" + task.id());
    }

    private List<Dossier.Promise> promises(String reference) {
        return obligations.of(reference).stream().map(each -> new Dossier.Promise(each.kind().label(), each.subject(), each.article(), each.party(), each.party().label(),
            each.dueOn(), each.doneOn())).toList();
    }

    private static Dossier.AvenantLine avenant(Avenant avenant) {
        return new Dossier.AvenantLine(avenant.reference(), avenant.nature().label(), avenant.schoolYear().toString(), avenant.status().label(), avenant.signedOn().orElse(null),
            avenant.sentOn().orElse(null), avenant.sentence().orElse(null), avenant.clause().orElse(null));
    }

    private static Dossier.LetterLine letter(Letter letter) {
        return new Dossier.LetterLine(letter.reference(), letter.kind().label(), letter.author(), letter.author().label(), letter.status().label(),
            letter.sentOn().filter(on -> letter.wasSent()).orElse(null), letter.deliveredOn().filter(on -> letter.isDeliveryConcluded()).orElse(null));
    }

    private List<Dossier.Dispute> disputes(String reference) {
        return disputeReader.list(new DisputeFilter(true, Set.of(), Set.of(), null, null, reference, null), MANY, 0).stream()
            .map(line -> new Dossier.Dispute(line.reference(), line.kind().label(), line.author(), line.author().label(), line.status().label(), line.status().isOpen(), line.sentOn(),
                line.nextLimit().orElse(null), line.closeReason().orElse(null))).toList();
    }

    private List<TitreLine> titresOf(String reference) {
        return titres.list(new TitreFilter(true, Set.of(), Set.of(), null, null, null, reference, null, Set.of(), null), MANY, 0);
    }

    private List<Dossier.Contribution> owed(String reference, List<TitreLine> titresOf) {
        Map<String, TitreLine> standing = titresOf.stream().filter(titre -> titre.state() != TitreState.CANCELLED)
            .collect(Collectors.toMap(TitreLine::schoolYear, Function.identity(), (earlier, later) -> later));
        ContributionFilter filter = new ContributionFilter(true, Set.of(), Set.of(), null, null, null, reference, null, false, false);
        return contributions.list(filter, ContributionOrder.REFERENCE, false, MANY, 0).stream().sorted(Comparator.comparing(line -> line.schoolYear()))
            .map(line -> {
                TitreLine titre = standing.get(line.schoolYear());
                return new Dossier.Contribution(line.schoolYear(), line.schools(), line.amount(), line.due(), line.sentence(), line.article(), titre == null ? null : titre.number(),
                    titre == null ? null : titre.state().label(), titre == null ? null : titre.paid(), titre == null ? null : titre.left(), titre == null ? null : titre.dueOn(),
                    titre == null ? null : "/api/titres/" + titre.id() + "/pdf");
            }).toList();
    }
}
