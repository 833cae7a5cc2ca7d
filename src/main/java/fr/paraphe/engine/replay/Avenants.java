package fr.paraphe.engine.replay;

import fr.paraphe.RefusedException;
import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantMember;
import fr.paraphe.avenant.AvenantNature;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.avenant.AvenantStatus;
import fr.paraphe.avenant.SendingProof;
import fr.paraphe.avenant.WindowOutcome;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.Contribution;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.NewTerms;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.engine.replay.InventedCommunes.Town;
import fr.paraphe.mail.MailService;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Towns that do not exist, their conventions of 2018, and an avenant for every way that art. 6.2, 6.3 and 8 may take it, one for each convention and school
 * year. There is no paper to hold it against: the last column is the answer that the clause gives.
 */
@Component
class Avenants implements ReplayCase {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final String ACADEMIE = "academie";
    private static final String OBJECT = "CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL 2018-2022";
    private static final SchoolYear FIRST = SchoolYear.parse("2018-2019");
    private static final LocalDate SESSION = LocalDate.of(2018, 6, 4);
    private static final SchoolYear SECOND = FIRST.next();
    private static final SchoolYear THIRD = SECOND.next();
    private static final SchoolYear LAST = THIRD.next();

    private static final Town VALBRUNE = Town.invented("34901", "213409014", "Valbrune", "LES PLATANES", "JULES FERRY", "LE CANAL");
    private static final Town CASTELMONT = Town.invented("34902", "213409022", "Castelmont", "LA GARE", "LE CHATEAU", "PAUL BERT");
    private static final Town FONTARELS = Town.invented("34903", "213409030", "Fontarels", "LES MICOCOULIERS", "LA FONTAINE", "JEAN JAURES");
    private static final Town ROQUELAURE = Town.invented("34904", "213409048", "Roquelaure", "LE ROC", "LES AMANDIERS", "VICTOR HUGO");
    private static final Town MONTFERRAND = Town.invented("34905", "213409055", "Montferrand", "LES TILLEULS", "LE MOULIN");
    private static final Town PUECHAUD = Town.invented("34906", "213409063", "Puechaud", "LE PUECH", "LA SOURCE");
    /** Enters the RPI of Montferrand and leaves it; it has no convention of its own. */
    private static final Town AYGUES = Town.invented("34907", "213409071", "Aygues", "LES SAULES");
    private static final List<Town> WITH_A_CONVENTION = List.of(VALBRUNE, CASTELMONT, FONTARELS, ROQUELAURE, MONTFERRAND, PUECHAUD);

    private final InventedCommunes invented;
    private final OrdinaryApproval approval;
    private final ConventionService conventions;
    private final SchoolLists lists;
    private final PartyReader parties;
    private final AvenantService avenants;
    private final DocumentStore documents;
    private final Billing billing;
    private final MailService mails;
    private final CivilClock clock;

    Avenants(InventedCommunes invented, OrdinaryApproval approval, ConventionService conventions, SchoolLists lists, PartyReader parties, AvenantService avenants,
             DocumentStore documents, Billing billing, MailService mails, CivilClock clock) {
        this.invented = invented;
        this.approval = approval;
        this.conventions = conventions;
        this.lists = lists;
        this.parties = parties;
        this.avenants = avenants;
        this.documents = documents;
        this.billing = billing;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "avenants";
    }

    @Override
    public void play(Stage stage) {
        invented.settle(Stream.concat(WITH_A_CONVENTION.stream(), Stream.of(AYGUES)).toList());
        approve(stage);
        new Window2019(stage).play();
        new Window2020(stage).play();
        new Window2021(stage).play();
    }

    /** Every convention is in force before the first window that it has: that of 2019. */
    private void approve(Stage stage) {
        Map<String, Town> files = approval.conventionsOf(stage, WITH_A_CONVENTION, FIRST, SESSION, OBJECT);
        files.forEach((reference, town) -> stage.show(town.name() + " : " + reference + ", annexe 1", "recteur", town.annex().size() + " écoles",
            "En vigueur le " + FrenchDates.numeric(conventions.byReference(reference).effectiveOn().orElseThrow()), "Convention, art. 3 et 7", null));
        stage.at(LocalDate.of(2018, 10, 16), MORNING);
        showBills(stage, FIRST);
    }

    /** The window of 2019-2020: in time, three that came too late, a commune that enters an RPI, another fee. */
    private final class Window2019 {

        private final Stage stage;

        Window2019(Stage stage) {
            this.stage = stage;
        }

        void play() {
            stage.at(LocalDate.of(2019, 5, 20), MORNING);
            String entry = open(stage, MONTFERRAND, SECOND, AvenantNature.RPI_ENTRY);
            prepareRpi(stage, MONTFERRAND, entry, List.of(member(entry, "délibération du 13/05/2019")), with(MONTFERRAND, SECOND, school(AYGUES, "LES SAULES")));
            String fee = open(stage, PUECHAUD, SECOND, AvenantNature.TERMS);
            stage.complete(fee, PUECHAUD.clerk(), "UserTask_PrepareAvenant", task -> avenants.enterTerms(new AvenantService.EnterTerms(fee,
                new NewTerms(new BigDecimal("55.00"), THIRD, null, null), null)));
            Map<String, Town> deliberated = texts(entry, MONTFERRAND, fee, PUECHAUD);
            approval.deliberate(stage, deliberated, LocalDate.of(2019, 6, 11), "AVENANT A LA CONVENTION ENT-ECOLE 2018-2022");
            approval.mayorSigns(stage, deliberated, LocalDate.of(2019, 6, 24));
            approval.recteurSigns(stage, texts(fee, PUECHAUD), LocalDate.of(2019, 7, 1));
            transmit(stage, PUECHAUD, fee, LocalDate.of(2019, 7, 2));
            answer(stage, PUECHAUD, fee, "contribution : 55,00 € dès " + THIRD, WindowOutcome.EFFECTIVE, "Convention, art. 3, 5 et 6");

            stage.at(LocalDate.of(2019, 9, 2), MORNING);
            String more = open(stage, VALBRUNE, SECOND, AvenantNature.LIST);
            prepare(stage, VALBRUNE, more, with(VALBRUNE, SECOND, school(VALBRUNE, "LA COMBE")));
            approval.mayorSigns(stage, texts(more, VALBRUNE), LocalDate.of(2019, 9, 5));
            transmit(stage, MONTFERRAND, entry, LocalDate.of(2019, 9, 6));
            answer(stage, MONTFERRAND, entry, "entrée d’Aygues dans le RPI", WindowOutcome.EFFECTIVE, "Convention, art. 6.2 et 8");
            transmit(stage, VALBRUNE, more, LocalDate.of(2019, 9, 10));
            answer(stage, VALBRUNE, more, "une école de plus, dans la fenêtre", WindowOutcome.EFFECTIVE, "Convention, art. 6.2");
            acknowledge(stage, more, LocalDate.of(2019, 9, 12));
            activate(stage, more, "0349001Z");

            stage.at(LocalDate.of(2019, 10, 14), MORNING);
            String fewer = open(stage, CASTELMONT, SECOND, AvenantNature.LIST);
            prepare(stage, CASTELMONT, fewer, without(CASTELMONT, SECOND, "PAUL BERT"));
            String lateMore = open(stage, FONTARELS, SECOND, AvenantNature.LIST);
            prepare(stage, FONTARELS, lateMore, with(FONTARELS, SECOND, school(FONTARELS, "LE PONT")));
            String mixed = open(stage, ROQUELAURE, SECOND, AvenantNature.LIST);
            prepare(stage, ROQUELAURE, mixed, Stream.concat(without(ROQUELAURE, SECOND, "LE ROC").stream(),
                Stream.of(school(ROQUELAURE, "LES OLIVIERS"), school(ROQUELAURE, "LA TOUR"))).toList());
            approval.mayorSigns(stage, texts(fewer, CASTELMONT, lateMore, FONTARELS, mixed, ROQUELAURE), LocalDate.of(2019, 10, 15));
            stage.at(LocalDate.of(2019, 10, 16), MORNING);
            showBills(stage, SECOND);
            transmit(stage, CASTELMONT, fewer, LocalDate.of(2019, 10, 21));
            answer(stage, CASTELMONT, fewer, "une école de moins, trop tard", WindowOutcome.NO_EFFECT, "Convention, art. 6.3, 1er alinéa");
            transmit(stage, FONTARELS, lateMore, LocalDate.of(2019, 10, 21));
            answer(stage, FONTARELS, lateMore, "une école de plus, trop tard", WindowOutcome.NO_EFFECT, "Convention, art. 6.3, 2e alinéa");
            transmit(stage, ROQUELAURE, mixed, LocalDate.of(2019, 10, 21));
            answer(stage, ROQUELAURE, mixed, "deux écoles de plus et une de moins, trop tard", WindowOutcome.NO_EFFECT, "Convention, art. 6.3");
        }
    }

    /** The window of 2020-2021: the last day, a late one taken up again, a swap refused, two in one window, a late exit accepted, an intercommunalité. */
    private final class Window2020 {

        private final Stage stage;

        Window2020(Stage stage) {
            this.stage = stage;
        }

        void play() {
            stage.at(LocalDate.of(2020, 5, 18), MORNING);
            String body = open(stage, PUECHAUD, THIRD, AvenantNature.INTERCOMMUNALITY);
            stage.complete(body, PUECHAUD.clerk(), "UserTask_PrepareAvenant", task -> avenants.enterBody(new AvenantService.EnterBody(body,
                "Communauté de communes des Garrigues", null, null, LocalDate.of(2020, 10, 1), null)));
            approval.deliberate(stage, texts(body, PUECHAUD), LocalDate.of(2020, 6, 9), "AVENANT A LA CONVENTION ENT-ECOLE : INTERCOMMUNALITE");
            approval.mayorSigns(stage, texts(body, PUECHAUD), LocalDate.of(2020, 6, 22));

            stage.at(LocalDate.of(2020, 9, 1), MORNING);
            Map<Town, Boolean> again = Map.of(CASTELMONT, true, FONTARELS, false, ROQUELAURE, false);
            again.forEach((town, yes) -> {
                String late = last(town);
                stage.complete(late, town.clerk(), "UserTask_ProposeAgain", task -> avenants.decideAgain(late, yes, null, town.clerk()));
            });
            String next = last(CASTELMONT);
            stage.show("Castelmont : " + next + ", le même changement repris", CASTELMONT.clerk(), "proposé de nouveau", "Un avenant tardif ne vaut pas de lui-même l’année suivante",
                "Convention, art. 6.2", null);
            stage.complete(next, CASTELMONT.clerk(), "UserTask_PrepareAvenant", task -> { });
            String first = open(stage, ROQUELAURE, THIRD, AvenantNature.LIST);
            prepare(stage, ROQUELAURE, first, with(ROQUELAURE, THIRD, school(ROQUELAURE, "LA TOUR")));
            String lastDay = open(stage, VALBRUNE, THIRD, AvenantNature.LIST);
            prepare(stage, VALBRUNE, lastDay, without(VALBRUNE, THIRD, "LE CANAL"));
            String exit = open(stage, MONTFERRAND, THIRD, AvenantNature.RPI_EXIT);
            prepareRpi(stage, MONTFERRAND, exit, List.of(), without(MONTFERRAND, THIRD, "LES SAULES"));
            approval.mayorSigns(stage, texts(next, CASTELMONT, first, ROQUELAURE), LocalDate.of(2020, 9, 3));
            transmit(stage, PUECHAUD, body, LocalDate.of(2020, 9, 4));
            answer(stage, PUECHAUD, body, "substitution de l’intercommunalité", WindowOutcome.EFFECTIVE, "Convention, art. 6.2 et 8");
            acknowledge(stage, body, LocalDate.of(2020, 9, 7));
            stage.complete(body, ACADEMIE, "UserTask_ConfirmSubstitution", task -> avenants.substitute(new AvenantService.Substitute(body,
                "Communauté de communes des Garrigues", "200034908", "1, place du Marché\n34000 Garrigues", LocalDate.of(2020, 9, 4), ACADEMIE)));
            stage.show("Puechaud : débiteur des titres", ACADEMIE, parties.debtor(reference(PUECHAUD)).name(), "Substitution constatée", "Convention, art. 8",
                "Communauté de communes des Garrigues");
            transmit(stage, ROQUELAURE, first, LocalDate.of(2020, 9, 7));
            transmit(stage, CASTELMONT, next, LocalDate.of(2020, 9, 8));
            answer(stage, CASTELMONT, next, "une école de moins, dans la fenêtre", WindowOutcome.EFFECTIVE, "Convention, art. 6.2");
            approval.deliberate(stage, texts(exit, MONTFERRAND), LocalDate.of(2020, 9, 21), "AVENANT A LA CONVENTION ENT-ECOLE : SORTIE DU RPI");

            stage.at(LocalDate.of(2020, 9, 28), MORNING);
            String second = open(stage, ROQUELAURE, THIRD, AvenantNature.LIST);
            prepare(stage, ROQUELAURE, second, without(ROQUELAURE, THIRD, "LA TOUR", "VICTOR HUGO"));
            approval.mayorSigns(stage, texts(second, ROQUELAURE), LocalDate.of(2020, 10, 1));
            transmit(stage, ROQUELAURE, second, LocalDate.of(2020, 10, 5));
            answer(stage, ROQUELAURE, second, "deux dans une fenêtre, le dernier transmis", WindowOutcome.EFFECTIVE, "Convention, art. 6.2");
            stage.show("Roquelaure : " + first + ", transmis avant lui", ROQUELAURE.clerk(), "remplacé par " + avenants.byReference(first).supersededBy().orElse("personne"),
                avenants.byReference(first).sentence().orElse(""), "Convention, art. 6.2", "remplacé par " + second);

            approval.mayorSigns(stage, texts(exit, MONTFERRAND, lastDay, VALBRUNE), LocalDate.of(2020, 10, 14));
            stage.at(LocalDate.of(2020, 10, 15), LocalTime.of(23, 30));
            deliver(stage, VALBRUNE, lastDay, LocalDate.of(2020, 10, 15));
            answer(stage, VALBRUNE, lastDay, "une école de moins, le dernier jour", WindowOutcome.EFFECTIVE, "Convention, art. 6.2");
            stage.show("Valbrune : " + lastDay + ", transmission du dernier jour", "—", avenants.byReference(lastDay).isLastDay() ? "signalée" : "non signalée",
                "L’art. 6.2 admet le 15 octobre, l’art. 6.3 peut se lire autrement", "Convention, art. 6.2 et 6.3", "signalée");

            stage.show("Valbrune : rappels avant la fermeture de la fenêtre", "—", remindedOn(lastDay), "Dix, trois et un jours avant, tant qu’il n’est pas transmis",
                "Convention, art. 6.2", "2020-10-05, 2020-10-12, 2020-10-14");

            stage.at(LocalDate.of(2020, 10, 16), MORNING);
            showBills(stage, THIRD);
            String swap = open(stage, FONTARELS, THIRD, AvenantNature.LIST);
            prepare(stage, FONTARELS, swap, Stream.concat(without(FONTARELS, THIRD, "LA FONTAINE").stream(), Stream.of(school(FONTARELS, "LE PONT"))).toList());
            approval.mayorSigns(stage, texts(swap, FONTARELS), LocalDate.of(2020, 10, 19));
            transmit(stage, FONTARELS, swap, LocalDate.of(2020, 10, 20));
            answer(stage, FONTARELS, swap, "autant d’écoles, d’autres, trop tard", WindowOutcome.TO_DECIDE, "Convention, art. 6.2 et 6.3");
            decide(stage, swap, false, "L’école LE PONT n’est pas reliée à l’Internet.");
            answer(stage, FONTARELS, swap, "refusé par l’académie", WindowOutcome.NO_EFFECT, "Convention, art. 6.2 et 6.3");
            transmit(stage, MONTFERRAND, exit, LocalDate.of(2020, 10, 21));
            answer(stage, MONTFERRAND, exit, "sortie d’Aygues du RPI, trop tard", WindowOutcome.TO_DECIDE, "Convention, art. 8");
            decide(stage, exit, true, "Le RPI a cessé d’exister à la rentrée.");
            answer(stage, MONTFERRAND, exit, "accepté par l’académie", WindowOutcome.EFFECTIVE, "Convention, art. 8");
            Contribution anew = billing.contribution(reference(MONTFERRAND), THIRD);
            stage.show("Montferrand : contribution calculée de nouveau", "—", anew.amount().toPlainString() + " €", anew.sentence(), anew.article(), "100.00 €");
        }
    }

    /** The window of 2021-2022, the last one: too early, a rectification, a swap accepted, no school left, an RPI that changes its schools, a year too far. */
    private final class Window2021 {

        private final Stage stage;

        Window2021(Stage stage) {
            this.stage = stage;
        }

        void play() {
            stage.at(LocalDate.of(2021, 5, 17), MORNING);
            String change = open(stage, MONTFERRAND, LAST, AvenantNature.RPI_CHANGE);
            prepareRpi(stage, MONTFERRAND, change, List.of(), with(MONTFERRAND, LAST, school(MONTFERRAND, "LES GRANGES")));
            approval.deliberate(stage, texts(change, MONTFERRAND), LocalDate.of(2021, 6, 8), "AVENANT A LA CONVENTION ENT-ECOLE : RPI");
            approval.mayorSigns(stage, texts(change, MONTFERRAND), LocalDate.of(2021, 6, 21));

            stage.at(LocalDate.of(2021, 8, 23), MORNING);
            String early = open(stage, VALBRUNE, LAST, AvenantNature.LIST);
            prepare(stage, VALBRUNE, early, with(VALBRUNE, LAST, school(VALBRUNE, "LE LAC")));
            approval.mayorSigns(stage, texts(early, VALBRUNE), LocalDate.of(2021, 8, 24));
            transmit(stage, VALBRUNE, early, LocalDate.of(2021, 8, 25));
            answer(stage, VALBRUNE, early, "une école de plus, avant la fenêtre", WindowOutcome.HELD, "Convention, art. 6.2");
            stage.at(LocalDate.of(2021, 9, 1), MORNING);
            answer(stage, VALBRUNE, early, "représenté de lui-même, preuve du " + FrenchDates.numeric(avenants.byReference(early).sentOn().orElseThrow()),
                WindowOutcome.EFFECTIVE, "Convention, art. 6.2");

            String corrected = open(stage, CASTELMONT, LAST, AvenantNature.LIST);
            prepare(stage, CASTELMONT, corrected, inForce(CASTELMONT, LAST).stream()
                .map(each -> each.name().equals("LA GARE") ? new ConventionSchool("0349005D", each.type(), each.name(), each.commune()) : each).toList());
            stage.show("Castelmont : " + corrected + ", un numéro UAI ajouté", CASTELMONT.clerk(), avenants.byReference(corrected).status().label(), "Ni signature ni fenêtre",
                "Convention, art. 6.2", AvenantStatus.RECTIFIED.label());

            String nothing = open(stage, ROQUELAURE, LAST, AvenantNature.LIST);
            stage.show("Roquelaure : " + nothing + ", plus aucune école", ROQUELAURE.clerk(), "refusé", refusal(() -> enter(ROQUELAURE, nothing, List.of())),
                "Convention, art. 6.2 et 9", null);
            stage.complete(nothing, ROQUELAURE.clerk(), "UserTask_PrepareAvenant", task -> avenants.abandon(nothing, "La commune dénoncera la convention.", ROQUELAURE.clerk()));
            stage.show("Roquelaure : " + nothing + ", abandonné", ROQUELAURE.clerk(), avenants.byReference(nothing).status().label(), "", "", null);

            transmit(stage, MONTFERRAND, change, LocalDate.of(2021, 9, 2));
            answer(stage, MONTFERRAND, change, "une école de plus dans le RPI", WindowOutcome.EFFECTIVE, "Convention, art. 6.2 et 8");
            stage.show("Puechaud : un avenant pour " + LAST.next(), PUECHAUD.clerk(), "refusé", refusal(() ->
                avenants.prepare(new AvenantService.Prepare(reference(PUECHAUD), LAST.next(), AvenantNature.LIST, PUECHAUD.clerk()))), "Convention, art. 3 et 6", null);

            stage.at(LocalDate.of(2021, 10, 16), MORNING);
            showBills(stage, LAST);
            String swap = open(stage, FONTARELS, LAST, AvenantNature.LIST);
            prepare(stage, FONTARELS, swap, Stream.concat(without(FONTARELS, LAST, "LA FONTAINE").stream(), Stream.of(school(FONTARELS, "LE PONT"))).toList());
            approval.mayorSigns(stage, texts(swap, FONTARELS), LocalDate.of(2021, 10, 18));
            transmit(stage, FONTARELS, swap, LocalDate.of(2021, 10, 19));
            answer(stage, FONTARELS, swap, "autant d’écoles, d’autres, trop tard", WindowOutcome.TO_DECIDE, "Convention, art. 6.2 et 6.3");
            decide(stage, swap, true, "L’école LA FONTAINE a fermé à la rentrée.");
            answer(stage, FONTARELS, swap, "accepté par l’académie", WindowOutcome.EFFECTIVE, "Convention, art. 6.2 et 6.3");
        }
    }

    private String open(Stage stage, Town town, SchoolYear year, AvenantNature nature) {
        String reference = avenants.prepare(new AvenantService.Prepare(reference(town), year, nature, town.clerk())).reference();
        stage.start(town.clerk(), "avenant", reference, Map.of("commune", town.insee()));
        return reference;
    }

    private void prepare(Stage stage, Town town, String avenant, List<ConventionSchool> schools) {
        stage.complete(avenant, town.clerk(), "UserTask_PrepareAvenant", task -> enter(town, avenant, schools));
    }

    private void prepareRpi(Stage stage, Town town, String avenant, List<AvenantMember> members, List<ConventionSchool> schools) {
        stage.complete(avenant, town.clerk(), "UserTask_PrepareAvenant", task -> avenants.enterList(new AvenantService.EnterList(avenant, schools, members, null)));
    }

    private void enter(Town town, String avenant, List<ConventionSchool> schools) {
        avenants.enterList(new AvenantService.EnterList(avenant, schools, List.of(), "Liste de " + town.name()));
    }

    /** The neighbour with its mandate and the paper of it. */
    private AvenantMember member(String avenant, String mandate) {
        long paper = documents.store(new NewDocument(avenant, MONTFERRAND.insee(), DocumentKind.MANDATE, "Mandat d’Aygues", "application/pdf",
            "%PDF-1.7 mandat".getBytes(StandardCharsets.US_ASCII), MONTFERRAND.clerk())).id();
        return new AvenantMember(AYGUES.insee(), mandate, paper);
    }

    private void transmit(Stage stage, Town town, String avenant, LocalDate on) {
        if (stage.today().isBefore(on)) {
            stage.at(on, MORNING);
        }
        deliver(stage, town, avenant, on);
    }

    private void deliver(Stage stage, Town town, String avenant, LocalDate on) {
        stage.complete(avenant, town.clerk(), "UserTask_TransmitAvenant", task -> avenants.enterTransmission(new AvenantService.Transmit(avenant, on, null,
            SendingProof.REGISTERED_LETTER, "RAR " + avenant, null, town.clerk())));
    }

    private void acknowledge(Stage stage, String avenant, LocalDate on) {
        stage.at(on, MORNING);
        stage.complete(avenant, ACADEMIE, "UserTask_AcknowledgeAvenant", task -> avenants.acknowledge(avenant, on, ACADEMIE));
    }

    private void decide(Stage stage, String avenant, boolean accepted, String reason) {
        stage.complete(avenant, ACADEMIE, "UserTask_DecideLateAvenant", task -> avenants.decideLate(new AvenantService.DecideLate(avenant, accepted, reason, ACADEMIE)));
    }

    private void activate(Stage stage, String avenant, String uai) {
        List<String> names = new ArrayList<>();
        stage.completeEach(avenant, ACADEMIE, "UserTask_ActivateSchool", "enrolment", school -> {
            lists.activate(school, stage.today(), uai, ACADEMIE);
            names.add(lists.school(school).name());
        });
        stage.show("École activée : " + String.join(", ", names), ACADEMIE, stage.today(), "UAI " + uai, "Convention, art. 2", null);
    }

    private void answer(Stage stage, Town town, String reference, String what, WindowOutcome outcome, String clause) {
        Avenant avenant = avenants.byReference(reference);
        stage.show(town.name() + " : " + reference + ", " + what, town.clerk(), french(avenant.outcome().orElseThrow()) + ", " + avenant.clause().orElse(""),
            avenant.sentence().orElse(""), avenant.clause().orElse(""), french(outcome) + ", " + clause);
    }

    /** The days on which the commune was told that the window closes. */
    private String remindedOn(String avenant) {
        return mails.of(avenant).stream().filter(mail -> mail.subject().contains("la fenêtre se ferme")).map(mail -> clock.dayOf(mail.postedAt()).toString())
            .collect(Collectors.joining(", "));
    }

    private void showBills(Stage stage, SchoolYear year) {
        for (Town town : WITH_A_CONVENTION) {
            Contribution bill = billing.contribution(reference(town), year);
            stage.show(town.name() + " : contribution de " + year, "—", bill.amount().toPlainString() + " €", bill.sentence(), bill.article(), null);
        }
    }

    private List<ConventionSchool> inForce(Town town, SchoolYear year) {
        return lists.inForce(reference(town), year).stream().map(Avenants::listed).toList();
    }

    private List<ConventionSchool> with(Town town, SchoolYear year, ConventionSchool... added) {
        return Stream.concat(inForce(town, year).stream(), Stream.of(added)).toList();
    }

    private List<ConventionSchool> without(Town town, SchoolYear year, String... removed) {
        return inForce(town, year).stream().filter(school -> !List.of(removed).contains(school.name())).toList();
    }

    /** The avenant that was opened last for the town's convention. */
    private String last(Town town) {
        List<Avenant> all = avenants.ofConvention(reference(town));
        return all.get(all.size() - 1).reference();
    }

    private static ConventionSchool listed(EnrolledSchool school) {
        return new ConventionSchool(school.uai(), school.type(), school.name(), school.commune());
    }

    private static Map<String, Town> texts(Object... referencesAndTowns) {
        return Stream.iterate(0, i -> i < referencesAndTowns.length, i -> i + 2).collect(Collectors.toMap(i -> (String) referencesAndTowns[i],
            i -> (Town) referencesAndTowns[i + 1], (one, other) -> one, LinkedHashMap::new));
    }

    private static String reference(Town town) {
        return "ENT-" + town.insee() + "-2018";
    }

    private static ConventionSchool school(Town town, String name) {
        return new ConventionSchool(null, SchoolType.EE, name, town.insee());
    }

    private static String french(WindowOutcome outcome) {
        return switch (outcome) {
            case HELD -> "gardé";
            case EFFECTIVE -> "en effet";
            case TO_DECIDE -> "à décider";
            case NO_EFFECT -> "sans effet";
        };
    }

    private static String refusal(Runnable step) {
        try {
            step.run();
            return "accepté";
        } catch (RefusedException refused) {
            return refused.getMessage();
        }
    }
}
