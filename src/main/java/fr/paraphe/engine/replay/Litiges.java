package fr.paraphe.engine.replay;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.ActionOutcome;
import fr.paraphe.dispute.Commitment;
import fr.paraphe.dispute.ConciliationOutcome;
import fr.paraphe.dispute.Dispute;
import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.EarlyEnd;
import fr.paraphe.dispute.Grievance;
import fr.paraphe.dispute.LetterChannel;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.dispute.Meeting;
import fr.paraphe.dispute.NonDelivery;
import fr.paraphe.dispute.TerminationService;
import fr.paraphe.dispute.process.DisputeWithdrawal;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.engine.replay.InventedCommunes.Town;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.SignatureDecision;
import fr.paraphe.signature.SignatureService;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Towns that do not exist fall out with their académie, and it with them: one story for each way that art. 9 and 10 leave, over month ends, a leap day, holidays
 * and both clock changes. There is no paper to hold it against: the last column is the date, or the end, that the clause gives.
 */
@Component
class Litiges implements ReplayCase {

    private static final SchoolYear FIRST = SchoolYear.parse("2018-2019");
    private static final LocalDate SESSION = LocalDate.of(2018, 6, 4);
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final String ACADEMIE = "academie";
    private static final String OBJECT = "CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL 2018-2022";
    private static final String ART_9 = "Convention, art. 9";
    private static final String ART_10 = "Convention, art. 10";

    private static final Town VERFEUIL = Town.invented("34911", "213409113", "Verfeuil", "LE LAVOIR", "LES CYPRES");
    private static final Town BELCASTEL = Town.invented("34912", "213409121", "Belcastel", "LE DONJON");
    private static final Town MIRAVAL = Town.invented("34913", "213409139", "Miraval", "LES VIGNES");
    private static final Town PONTEUIL = Town.invented("34914", "213409147", "Ponteuil", "LE PONT VIEUX");
    private static final Town COLOMBE = Town.invented("34915", "213409154", "Sainte-Colombe", "LE PIGEONNIER");
    private static final Town CLAIRVAL = Town.invented("34916", "213409162", "Clairval", "LA COMBE");
    private static final Town ROQUEBRUNE = Town.invented("34917", "213409170", "Roquebrune", "LES OCRES");
    private static final List<Town> TOWNS = List.of(VERFEUIL, BELCASTEL, MIRAVAL, PONTEUIL, COLOMBE, CLAIRVAL, ROQUEBRUNE);

    private final InventedCommunes invented;
    private final OrdinaryApproval approval;
    private final ConventionService conventions;
    private final LetterService letters;
    private final DisputeService disputes;
    private final DisputeWithdrawal withdrawal;
    private final TerminationService terminations;
    private final SignatureService signature;
    private final DocumentStore documents;

    Litiges(InventedCommunes invented, OrdinaryApproval approval, ConventionService conventions, LetterService letters, DisputeService disputes,
            DisputeWithdrawal withdrawal, TerminationService terminations, SignatureService signature, DocumentStore documents) {
        this.invented = invented;
        this.approval = approval;
        this.conventions = conventions;
        this.letters = letters;
        this.disputes = disputes;
        this.withdrawal = withdrawal;
        this.terminations = terminations;
        this.signature = signature;
        this.documents = documents;
    }

    @Override
    public String name() {
        return "litiges";
    }

    @Override
    public void play(Stage stage) {
        invented.settle(TOWNS);
        approval.conventionsOf(stage, TOWNS, FIRST, SESSION, OBJECT);
        Agenda agenda = new Agenda(stage);
        endsOnAHoliday(agenda);
        leapDayAndWithdrawal(agenda);
        putOffAndLetGo(agenda);
        agreements(agenda);
        neverArrivedAndTakenBack(agenda);
        noticeFromTheCommune(agenda);
        noticeAndDisputeAtOnce(agenda);
        agenda.play();
    }

    /** The commune complains; conciliation fails; the fifteen days end on 1 May; nobody goes to court. */
    private void endsOnAHoliday(Agenda agenda) {
        Quarrel quarrel = new Quarrel(agenda.stage, VERFEUIL, Side.COMMUNE);
        agenda.on("2019-01-29", () -> quarrel.refused("une résiliation sans conciliation", () ->
            letters.open(new LetterService.OpenLetter(quarrel.convention(), LetterKind.RESILIATION, Side.COMMUNE, quarrel.writer())), ART_10));
        agenda.on("2019-01-29", () -> quarrel.formalNotice(LetterChannel.LRAR));
        agenda.on("2019-01-31", () -> quarrel.received("2019-02-28"));
        agenda.on("2019-02-04", () -> quarrel.convene("2019-02-14", null));
        agenda.on("2019-02-14", () -> quarrel.fails("2019-02-14"));
        agenda.on("2019-04-16", () -> quarrel.resiliation("2019-05-01"));
        agenda.on("2019-05-02", () -> quarrel.ended("2019-05-01"));
        agenda.on("2019-05-03", () -> quarrel.informed("2019-04-18", "2019-06-19"));
        agenda.on("2019-05-03", () -> quarrel.refused("une mise en demeure après la fin", () ->
            letters.open(new LetterService.OpenLetter(quarrel.convention(), LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, quarrel.writer())), ART_10));
        agenda.on("2019-06-20", () -> quarrel.value("le délai de recours est passé", agenda.stage.runs("termination", quarrel.second) ? "en cours" : "fin non contestée",
            "Aucun recours dans les deux mois", "CE, 21 mars 2011, n° 304806", "fin non contestée"));
    }

    /** The académie complains to a town that does not fetch its letter: the first presentation counts, in a leap year. The town's own résiliation is one too many. */
    private void leapDayAndWithdrawal(Agenda agenda) {
        Quarrel quarrel = new Quarrel(agenda.stage, BELCASTEL, Side.ACADEMIE);
        Quarrel other = new Quarrel(agenda.stage, BELCASTEL, Side.COMMUNE);
        agenda.on("2020-01-30", () -> quarrel.formalNotice(LetterChannel.LRAR));
        agenda.on("2020-02-01", () -> other.formalNotice(LetterChannel.LRAR));
        agenda.on("2020-02-03", () -> other.received("2020-03-03"));
        agenda.on("2020-02-17", () -> quarrel.unclaimed("2020-01-31", "2020-02-29"));
        agenda.on("2020-03-01", () -> quarrel.failedByItself());
        agenda.on("2020-03-02", () -> quarrel.resiliation("2020-03-17"));
        agenda.on("2020-03-04", () -> other.failedByItself());
        agenda.on("2020-03-04", () -> {
            other.writeResiliation();
            other.refused("une seconde résiliation", () -> other.enterSending(other.second, LetterChannel.LRAR), ART_10);
            other.keepBack(other.second);
            other.closed("Litige sans suite");
        });
        agenda.on("2020-03-10", () -> quarrel.withdraw("UserTask_AwaitResiliation", "Résiliation retirée"));
        agenda.on("2020-03-18", () -> quarrel.stillInForce());
    }

    /** An electronic letter, received on the day the clocks go forward; a conciliation put off by agreement, without result; nothing follows. */
    private void putOffAndLetGo(Agenda agenda) {
        Quarrel quarrel = new Quarrel(agenda.stage, MIRAVAL, Side.COMMUNE);
        agenda.on("2019-03-29", () -> quarrel.formalNotice(LetterChannel.LRE));
        agenda.on("2019-03-31", () -> quarrel.received("2019-04-30"));
        agenda.on("2019-04-08", () -> quarrel.convene("2019-04-30", null));
        agenda.on("2019-04-30", () -> quarrel.putOff("2019-05-20", "2019-06-04"));
        agenda.on("2019-06-05", () -> quarrel.failedByItself());
        agenda.on("2019-06-11", () -> quarrel.letGo());
    }

    /** An agreement that is kept, after a letter received on the day the clocks go back; and one that is not. */
    private void agreements(Agenda agenda) {
        Quarrel kept = new Quarrel(agenda.stage, PONTEUIL, Side.ACADEMIE);
        agenda.on("2019-10-25", () -> kept.formalNotice(LetterChannel.LRAR));
        agenda.on("2019-10-27", () -> kept.received("2019-11-27"));
        agenda.on("2019-11-04", () -> kept.convene("2019-11-15", null));
        agenda.on("2019-11-15", () -> kept.agree("2019-12-31"));
        agenda.on("2019-12-20", () -> kept.followUp(true, "Litige réglé par un accord"));
        Quarrel broken = new Quarrel(agenda.stage, PONTEUIL, Side.COMMUNE);
        agenda.on("2020-01-06", () -> broken.formalNotice(LetterChannel.LRAR));
        agenda.on("2020-01-08", () -> broken.received("2020-02-08"));
        agenda.on("2020-01-13", () -> broken.convene("2020-01-20", null));
        agenda.on("2020-01-20", () -> broken.agree("2020-01-31"));
        agenda.on("2020-02-03", () -> broken.followUp(false, "Accord non tenu"));
    }

    /** A wrong address; then a letter that its author takes back. */
    private void neverArrivedAndTakenBack(Agenda agenda) {
        Quarrel lost = new Quarrel(agenda.stage, COLOMBE, Side.ACADEMIE);
        agenda.on("2019-02-04", () -> lost.formalNotice(LetterChannel.LRAR));
        agenda.on("2019-02-08", () -> lost.notDeliverable());
        Quarrel takenBack = new Quarrel(agenda.stage, COLOMBE, Side.COMMUNE);
        agenda.on("2019-02-11", () -> takenBack.formalNotice(LetterChannel.LRAR));
        agenda.on("2019-02-13", () -> takenBack.received("2019-03-13"));
        agenda.on("2019-02-18", () -> takenBack.takeBack());
    }

    /** The commune gives notice at the end of January; the académie goes to court and loses. */
    private void noticeFromTheCommune(Agenda agenda) {
        Quarrel quarrel = new Quarrel(agenda.stage, CLAIRVAL, Side.COMMUNE);
        agenda.on("2019-01-30", () -> quarrel.denonciation());
        agenda.on("2019-01-30", () -> quarrel.refused("une seconde dénonciation", () ->
            letters.open(new LetterService.OpenLetter(quarrel.convention(), LetterKind.DENONCIATION, Side.COMMUNE, quarrel.writer())), ART_9));
        agenda.on("2019-01-31", () -> quarrel.noticeReceived("2019-02-28"));
        agenda.on("2019-03-01", () -> quarrel.ended("2019-02-28"));
        agenda.on("2019-03-15", () -> quarrel.action("2019-03-12"));
        agenda.on("2019-09-30", () -> quarrel.judged("2019-09-24"));
    }

    /** The académie gives notice and takes it back; then it complains, while the commune gives notice: the earlier end wins, on a leap day. */
    private void noticeAndDisputeAtOnce(Agenda agenda) {
        Quarrel notice = new Quarrel(agenda.stage, ROQUEBRUNE, Side.ACADEMIE);
        agenda.on("2019-08-29", () -> notice.denonciation());
        agenda.on("2019-08-31", () -> notice.noticeReceived("2019-09-30"));
        agenda.on("2019-09-16", () -> notice.withdraw("UserTask_AwaitNotice", "Dénonciation retirée"));
        Quarrel dispute = new Quarrel(agenda.stage, ROQUEBRUNE, Side.ACADEMIE);
        Quarrel late = new Quarrel(agenda.stage, ROQUEBRUNE, Side.COMMUNE);
        agenda.on("2020-01-06", () -> dispute.formalNotice(LetterChannel.LRAR));
        agenda.on("2020-01-08", () -> dispute.received("2020-02-08"));
        agenda.on("2020-02-09", () -> dispute.failedByItself());
        agenda.on("2020-02-14", () -> dispute.resiliation("2020-02-29"));
        agenda.on("2020-02-18", () -> late.denonciation());
        agenda.on("2020-02-20", () -> late.noticeReceived("2020-03-20"));
        agenda.on("2020-03-01", () -> dispute.ended("2020-02-29"));
        agenda.on("2020-03-01", () -> late.closed("clos avec la convention"));
    }

    /** What happens on which day, in all the stories: the clock of a replay does not turn back. */
    private static final class Agenda {

        private final Stage stage;
        private final SortedMap<LocalDate, List<Runnable>> days = new TreeMap<>();

        Agenda(Stage stage) {
            this.stage = stage;
        }

        void on(String day, Runnable step) {
            days.computeIfAbsent(LocalDate.parse(day), none -> new ArrayList<>()).add(step);
        }

        void play() {
            days.forEach((day, steps) -> {
                stage.at(day, MORNING);
                steps.forEach(Runnable::run);
            });
        }
    }

    /** One party and what it sends: a mise en demeure with what may follow, or a dénonciation. */
    private final class Quarrel {

        private final Stage stage;
        private final Town town;
        private final Side side;
        private String first;
        private String second;

        Quarrel(Stage stage, Town town, Side side) {
            this.stage = stage;
            this.town = town;
            this.side = side;
        }

        String convention() {
            return "ENT-" + town.insee() + "-2018";
        }

        String writer() {
            return side == Side.COMMUNE ? town.clerk() : ACADEMIE;
        }

        void formalNotice(LetterChannel channel) {
            write(LetterKind.MISE_EN_DEMEURE);
            send(first, channel);
            value("mise en demeure " + first + " envoyée", FrenchDates.numeric(stage.today()), "Griefs exposés à l’autre partie", ART_10, null);
        }

        void denonciation() {
            write(LetterKind.DENONCIATION);
            send(first, LetterChannel.AGAINST_RECEIPT);
            second = first;
            value("dénonciation " + first + " envoyée", FrenchDates.numeric(stage.today()), "Préavis d’un mois notifié par lettre", ART_9, null);
        }

        private void write(LetterKind kind) {
            first = letters.open(new LetterService.OpenLetter(convention(), kind, side, writer())).reference();
            stage.start(writer(), "dispute-letter", first, Map.of("confidentialTo", side == Side.COMMUNE ? town.insee() : "montpellier"));
            String article = side == Side.COMMUNE ? "2.5" : "6";
            stage.complete(first, writer(), "UserTask_PrepareLetter", task -> letters.prepare(new LetterService.Prepare(first,
                List.of(new Grievance(article, null, "Les faits sont exposés dans la lettre.")), "Y remédier dans le mois.", null, "L’intérêt général le commande.", false, null,
                writer())));
            sign(first);
        }

        private void sign(String letter) {
            boolean mayor = side == Side.COMMUNE;
            String account = mayor ? town.mayor() : "recteur";
            stage.complete(letter, account, mayor ? "UserTask_SignAsMayor" : "UserTask_SignAsRecteur", task -> signature.decide(new SignatureService.Decide(letter,
                mayor ? Party.MAYOR : Party.RECTEUR, SignatureDecision.SIGNED, stage.today(), mayor ? "Jean ARNAL" : "Armande Le Pellec Muller",
                signature.current(letter).sha256(), null, account)));
        }

        private void send(String letter, LetterChannel channel) {
            stage.complete(letter, writer(), "UserTask_SendLetter", task -> enterSending(letter, channel));
        }

        private void enterSending(String letter, LetterChannel channel) {
            letters.send(new LetterService.Send(letter, false, channel, stage.today(), "N° " + letter, null, channel == LetterChannel.LRE, writer()));
        }

        private void keepBack(String letter) {
            stage.complete(letter, writer(), "UserTask_SendLetter", task -> letters.send(new LetterService.Send(letter, true, null, null, null, null, false, writer())));
        }

        /** Today; and the limit of the conciliation that follows. */
        void received(String limit) {
            deliver(first, null, stage.today(), null, "Avis de réception");
            limit("limite de la conciliation", disputes.dates(first).conciliation().orElseThrow(), limit);
            limit("limite comptée de l’envoi", disputes.dates(first).conciliationBySending().orElseThrow(), null);
        }

        void unclaimed(String presented, String limit) {
            deliver(first, LocalDate.parse(presented), null, NonDelivery.UNCLAIMED, "Pli non réclamé");
            limit("limite de la conciliation, lettre non réclamée", disputes.dates(first).conciliation().orElseThrow(), limit);
        }

        void notDeliverable() {
            deliver(first, null, null, NonDelivery.NOT_DELIVERABLE, "Pli non distribué");
            closed("Mise en demeure non distribuée");
        }

        void noticeReceived(String lastDay) {
            deliver(first, null, stage.today(), null, "Avis de réception");
            limit("dernier jour du préavis", disputes.dates(first).end().map(EarlyEnd::lastDay).orElseThrow(), lastDay);
            limit("dernier jour compté de l’envoi", disputes.dates(first).endBySending().map(EarlyEnd::lastDay).orElseThrow(), null);
        }

        private void deliver(String letter, LocalDate presented, LocalDate received, NonDelivery why, String paper) {
            long proof = documents.store(new NewDocument(letter, town.insee(), DocumentKind.DELIVERY_PROOF, paper, "application/pdf",
                ("%PDF-1.7 " + letter).getBytes(StandardCharsets.US_ASCII), writer())).id();
            stage.complete(letter, writer(), "UserTask_RecordDelivery", task -> letters.recordDelivery(new LetterService.RecordDelivery(letter, presented, received, why, proof,
                writer())));
        }

        void convene(String day, String agreedLater) {
            stage.complete(first, writer(), "UserTask_OrganiseConciliation", task -> disputes.convene(new DisputeService.Convene(first, side, LocalDate.parse(day),
                LocalTime.of(14, 30), "Mairie de " + town.name(), List.of("Le maire", "Le DASEN"), agreedLater, writer())));
            value("conciliation organisée", FrenchDates.numeric(LocalDate.parse(day)), "À l’initiative de la partie la plus diligente ; invitation envoyée aux deux", ART_10, null);
            limit("sans accord relevé, échec après le", disputes.agreementLimit(first).orElseThrow(), null);
        }

        void fails(String day) {
            record(ConciliationOutcome.FAILURE, LocalDate.parse(day), side, "Les parties se séparent sans accord.", List.of(), null);
            showFailure();
        }

        void putOff(String day, String limit) {
            record(ConciliationOutcome.POSTPONED, null, null, "La rencontre est reportée.", List.of(), new Meeting(LocalDate.parse(day), LocalTime.of(10, 0),
                "Rectorat", List.of(), "Accord de l’académie par courriel du 29/04/2019"));
            limit("conciliation reportée d’un commun accord ; sans accord relevé, échec après le", disputes.agreementLimit(first).orElseThrow(), limit);
        }

        void agree(String dueOn) {
            LocalDate due = LocalDate.parse(dueOn);
            record(ConciliationOutcome.AGREEMENT, stage.today(), null, "Chacun s’engage.", List.of(new Commitment(Side.COMMUNE, "Relier l’école à l’Internet", due),
                new Commitment(Side.ACADEMIE, "Former les enseignants", due)), null);
            value("accord de conciliation", FrenchDates.numeric(due), "Échéance des engagements de chacun", ART_10, null);
        }

        private void record(ConciliationOutcome outcome, LocalDate on, Side statedBy, String text, List<Commitment> commitments, Meeting next) {
            stage.complete(first, writer(), "UserTask_RecordConciliation", task -> disputes.recordOutcome(new DisputeService.RecordOutcome(first, outcome, on, statedBy, null, text,
                commitments, next, writer())));
        }

        void followUp(boolean kept, String end) {
            for (String account : List.of(town.clerk(), ACADEMIE)) {
                stage.completeEach(first, account, "UserTask_FollowCommitment", "commitment", commitment -> {
                    boolean done = kept || disputes.commitment(commitment).side() == Side.COMMUNE;
                    disputes.followCommitment(new DisputeService.FollowCommitment(commitment, done, stage.today(), done ? null : "Rien n’est fait.", account));
                });
            }
            closed(end);
        }

        void failedByItself() {
            showFailure();
        }

        private void showFailure() {
            Dispute dispute = disputes.byReference(first);
            second = dispute.resiliation().orElseThrow();
            value("échec de la conciliation, constaté le " + FrenchDates.numeric(dispute.failedOn().orElseThrow()), dispute.status().label(),
                dispute.failure().orElseThrow().label(), ART_10, "en échec de conciliation");
        }

        void writeResiliation() {
            stage.complete(second, writer(), "UserTask_PrepareLetter", task -> letters.prepare(new LetterService.Prepare(second, null, null,
                "Les engagements de l’article 2 ne sont toujours pas tenus.", null, false, null, writer())));
            sign(second);
        }

        void resiliation(String lastDay) {
            writeResiliation();
            send(second, LetterChannel.LRAR);
            limit("résiliation " + second + " envoyée, dernier jour", disputes.dates(second).end().map(EarlyEnd::lastDay).orElseThrow(), lastDay);
        }

        void letGo() {
            stage.complete(second, writer(), "UserTask_PrepareLetter", task -> letters.prepare(new LetterService.Prepare(second, null, null, null, null, true,
                "La formation a été planifiée.", writer())));
            closed("Litige sans suite");
        }

        void withdraw(String taskKey, String end) {
            stage.complete(first, writer(), taskKey, task -> letters.enterWithdrawal(new LetterService.EnterWithdrawal(second, stage.today(),
                "L’autre partie a tenu ses engagements.", null, writer())));
            closed(end);
            stillInForce();
        }

        void takeBack() {
            stage.act(() -> withdrawal.withdraw(first, "Les écoles ont été activées.", writer()));
            closed("retiré");
        }

        void stillInForce() {
            value("convention", conventions.byReference(convention()).endedOn().isPresent() ? "terminée" : "en vigueur", "La lettre retirée ne produit plus d’effet", "", "en vigueur");
        }

        void ended(String lastDay) {
            Convention convention = conventions.byReference(convention());
            stage.show(town.name() + " : convention terminée, dernier jour", "—", convention.endedOn().orElseThrow(), convention.endReason().orElseThrow(),
                second.contains("-D") ? ART_9 : ART_10, LocalDate.parse(lastDay));
            limit("recours de l’autre partie, jusqu’au", terminations.expiry(second), null);
        }

        void informed(String received, String expiry) {
            deliver(second, null, LocalDate.parse(received), null, "Avis de réception");
            limit("recours de l’autre partie, informée le " + FrenchDates.numeric(LocalDate.parse(received)) + ", jusqu’au", terminations.expiry(second), expiry);
        }

        void action(String filedOn) {
            String account = side == Side.COMMUNE ? ACADEMIE : town.clerk();
            stage.complete(second, account, "UserTask_WatchAction", task -> terminations.recordAction(new TerminationService.RecordAction(second, LocalDate.parse(filedOn),
                "Tribunal administratif de Montpellier", "1901234", account)));
            value("recours déposé", FrenchDates.numeric(LocalDate.parse(filedOn)), "Reprise des relations contractuelles demandée", "CE, 21 mars 2011, n° 304806", null);
        }

        void judged(String on) {
            stage.complete(second, writer(), "UserTask_FollowAction", task -> terminations.recordOutcome(new TerminationService.RecordActionOutcome(second, ActionOutcome.REJECTED,
                LocalDate.parse(on), "Jugement n° 1901234", null, writer())));
            value("issue du recours", terminations.byLetter(second).outcome().orElseThrow().label(), "", "CE, 21 mars 2011, n° 304806", ActionOutcome.REJECTED.label());
        }

        void closed(String end) {
            Dispute dispute = disputes.byReference(first);
            String shown = end.equals(dispute.status().label()) ? dispute.status().label() : dispute.closeReason().orElse(dispute.status().label());
            value(first, shown, dispute.status().label(), dispute.kind() == LetterKind.DENONCIATION ? ART_9 : ART_10, end);
        }

        void refused(String what, Runnable step, String article) {
            String answer;
            try {
                step.run();
                answer = "accepté";
            } catch (RefusedException refused) {
                answer = "refusé";
                value(what, answer, refused.getMessage(), article, "refusé");
                return;
            }
            value(what, answer, "", article, "refusé");
        }

        private void limit(String step, Deadline deadline, String expected) {
            stage.show(town.name() + " : " + step, writer(), deadline.date(), deadline.explanation(), deadline.article(), expected == null ? null : LocalDate.parse(expected));
        }

        private void value(String step, String value, String rule, String article, String expected) {
            stage.show(town.name() + " : " + step, writer(), value, rule, article, expected);
        }
    }
}
