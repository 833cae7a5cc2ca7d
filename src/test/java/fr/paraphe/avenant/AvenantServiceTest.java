package fr.paraphe.avenant;

import static fr.paraphe.avenant.AvenantSlice.Town.CENTRE;
import static fr.paraphe.avenant.AvenantSlice.Town.EST;
import static fr.paraphe.avenant.AvenantSlice.Town.NORD;
import static fr.paraphe.avenant.AvenantSlice.Town.OUEST;
import static fr.paraphe.avenant.AvenantSlice.Town.SUD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.avenant.AvenantSlice.Town;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.TextSigned;
import fr.paraphe.mail.Mail;
import fr.paraphe.support.OutboxKeeper;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of a town's schools through the windows of its convention (art. 6.2 and 6.3). */
@AvenantSlice
class AvenantServiceTest {

    private static final SchoolYear YEAR = new SchoolYear(2018);

    @Autowired
    AvenantService avenants;
    @Autowired
    AvenantReader reader;
    @Autowired
    SchoolLists lists;
    @Autowired
    OutboxKeeper outbox;
    @Autowired
    Town town;

    private String convention;

    @BeforeEach
    void inSeptember() {
        outbox.clear();
        town.on("2018-09-10");
        convention = town.convention();
    }

    @Test
    void inTheWindowTheListChangesFromItsTransmissionOn() {
        String reference = signed(List.of(EST, NORD, OUEST, CENTRE));
        assertThat(reference).isEqualTo(convention + "-A1");
        assertThat(send(reference, "2018-10-14")).isEqualTo(WindowOutcome.EFFECTIVE);
        AvenantService.Effect effect = avenants.apply(reference);
        assertThat(effect.removed()).extracting(id -> lists.school(id).name()).containsExactly("Sud");
        assertThat(names(YEAR)).containsExactly("Est", "Nord", "Ouest", "Centre");
        assertThat(names(YEAR.previous())).containsExactly("Est", "Nord", "Sud");
        assertThat(lists.toActivate(convention, reference)).hasSize(2);
        assertThat(outbox.mails()).extracting(Mail::to).containsExactly("mairie@valombre.example", "ent@academie.example");
        assertThat(outbox.mails().get(0).body()).contains("Transmis le 14/10/2018, dans la fenêtre du 01/09/2018 au 15/10/2018 : il prend effet pour l’année scolaire 2018-2019.",
            "Clause appliquée : Convention, art. 6.2.");
        assertThat(reader.answers(List.of(convention), YEAR).get(convention)).singleElement().satisfies(answer -> {
            assertThat(answer.inEffect()).isTrue();
            assertThat(answer.lastDay()).isFalse();
            assertThat(answer.kind()).isEqualTo(ListKind.MIXED);
        });
        assertThat(reader.answers(List.of(convention, "ENT-unknown"), YEAR.next())).isEmpty();
    }

    @Test
    void onTheLastDayItIsAcceptedAndFlaggedTheDayAfterItIsLate() {
        String lastDay = signed(List.of(EST, NORD));
        String late = signed(List.of(EST));
        assertThat(send(lastDay, "2018-10-15")).isEqualTo(WindowOutcome.EFFECTIVE);
        avenants.apply(lastDay);
        assertThat(avenants.byReference(lastDay).isLastDay()).isTrue();
        assertThat(send(late, "2018-10-16")).isEqualTo(WindowOutcome.NO_EFFECT);
        assertThat(avenants.byReference(late).sentence().orElseThrow()).endsWith("la contribution se calcule sur la liste fixée par l’avenant " + lastDay + ".");
        assertThat(names(YEAR)).containsExactly("Est", "Nord");
    }

    @Test
    void sentInTimeAndReceivedLateItIsInTime() {
        String reference = signed(List.of(EST, NORD));
        assertThat(send(reference, "2018-10-15")).isEqualTo(WindowOutcome.EFFECTIVE);
        avenants.apply(reference);
        refused(() -> avenants.concludeAcknowledgement(reference), "receivedOn", "Enregistrez d’abord la date de réception de l’avenant.", "Convention, art. 6.2");
        town.on("2018-10-22");
        refused(() -> avenants.acknowledge(reference, LocalDate.of(2018, 10, 14), "academie"), "receivedOn",
            "L’avenant n’a pas pu être reçu avant sa transmission, le lundi 15 octobre 2018.", "Convention, art. 6.2");
        refused(() -> avenants.acknowledge(reference, LocalDate.of(2018, 10, 23), "academie"), "receivedOn",
            "La date ne peut pas être postérieure à aujourd’hui, lundi 22 octobre 2018.", "Convention, art. 6.2");
        avenants.acknowledge(reference, LocalDate.of(2018, 10, 18), "academie");
        assertThat(avenants.concludeAcknowledgement(reference)).as("nobody takes the commune's place").isFalse();
        assertThat(avenants.byReference(reference).status()).isEqualTo(AvenantStatus.IN_EFFECT);
    }

    @Test
    void beforeTheFirstOfSeptemberItIsHeldAndResubmittedWithItsProof() {
        town.on("2018-07-03");
        String reference = signed(List.of(EST));
        assertThat(send(reference, "2018-07-03")).isEqualTo(WindowOutcome.HELD);
        assertThat(outbox.mails()).hasSize(2).allSatisfy(mail -> assertThat(mail.body()).contains("représenté de lui-même le 01/09/2018"));
        town.at(LocalDate.of(2018, 8, 31), LocalTime.of(23, 59, 59));
        assertThat(avenants.resubmit(reference)).as("one second early").isEqualTo(WindowOutcome.HELD);
        town.at(LocalDate.of(2018, 9, 1), LocalTime.MIDNIGHT);
        assertThat(avenants.resubmit(reference)).isEqualTo(WindowOutcome.EFFECTIVE);
        avenants.apply(reference);
        assertThat(avenants.byReference(reference)).satisfies(avenant -> {
            assertThat(avenant.sentOn()).contains(LocalDate.of(2018, 7, 3));
            assertThat(avenant.proofNumber()).contains("1A 234");
            assertThat(avenant.sentence().orElseThrow()).startsWith("Transmis le 03/07/2018").contains("représenté de lui-même le 01/09/2018");
            assertThat(avenant.isLastDay()).isFalse();
        });
        assertThat(names(YEAR)).containsExactly("Est");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Est,Nord | NO_EFFECT | Convention, art. 6.3, 1er alinéa",
        "Est,Nord,Sud,Ouest | NO_EFFECT | Convention, art. 6.3, 2e alinéa",
        "Est,Ouest,Centre,Plaine | NO_EFFECT | Convention, art. 6.3",
        "Est,Nord,Ouest | TO_DECIDE | Convention, art. 6.2 et 6.3",
    })
    void lateEachChangeFollowsItsClauseAndBothAreTold(String list, WindowOutcome outcome, String clause) {
        String reference = signed(Arrays.stream(list.split(",")).map(name -> name.equals("Est") ? EST : Town.school(null, name)).toList());
        assertThat(send(reference, "2018-10-16")).isEqualTo(outcome);
        if (outcome == WindowOutcome.NO_EFFECT) {
            assertThat(avenants.tellNoEffect(reference)).as("there is another window").isTrue();
        }
        assertThat(names(YEAR)).containsExactly("Est", "Nord", "Sud");
        assertThat(outbox.mails()).hasSize(2).allSatisfy(mail -> assertThat(mail.body()).contains("Clause appliquée : " + clause + ".", "Transmis le 16/10/2018, après la fermeture"));
        assertThat(reader.answers(List.of(convention), YEAR).get(convention)).singleElement().satisfies(answer -> {
            assertThat(answer.inEffect()).isFalse();
            assertThat(answer.clause()).isEqualTo(clause);
        });
    }

    @Test
    void aLateSwapWaitsForTheAcademieWhichGivesItsReason() {
        String reference = signed(List.of(EST, NORD, OUEST));
        send(reference, "2018-10-20");
        refused(() -> avenants.concludeLateDecision(reference), "accepted", "Enregistrez d’abord la décision de l’académie, avec son motif.", "Convention, art. 6.3 et 8");
        refused(() -> avenants.decideLate(new AvenantService.DecideLate(reference, true, " ", "academie")), "reason",
            "Motivez la décision : elle est notifiée à la commune.", "Convention, art. 6.3 et 8");
        avenants.decideLate(new AvenantService.DecideLate(reference, true, "École fermée à la rentrée", "academie"));
        assertThat(avenants.concludeLateDecision(reference)).isEqualTo(WindowOutcome.EFFECTIVE);
        assertThat(avenants.byReference(reference).status()).isEqualTo(AvenantStatus.TRANSMITTED);
        avenants.apply(reference);
        assertThat(names(YEAR)).containsExactly("Est", "Nord", "Ouest");
        assertThat(avenants.byReference(reference).sentence().orElseThrow()).endsWith("l’académie l’accepte pour l’année scolaire 2018-2019. Motif : École fermée à la rentrée");
        assertThat(avenants.concludeLateDecision(reference)).as("asked again").isEqualTo(WindowOutcome.EFFECTIVE);
    }

    @Test
    void aLateSwapThatIsRefusedChangesNothingAndAYearThatIsOverCannotBeAccepted() {
        String reference = signed(List.of(EST, NORD, OUEST));
        send(reference, "2018-10-20");
        town.on("2019-09-02");
        refused(() -> avenants.decideLate(new AvenantService.DecideLate(reference, true, "Oui", "academie")), "accepted",
            "L’année scolaire 2018-2019 est terminée : l’avenant ne peut plus y prendre effet.", "Convention, art. 6.2");
        avenants.decideLate(new AvenantService.DecideLate(reference, false, "Trop tard", "academie"));
        assertThat(avenants.concludeLateDecision(reference)).isEqualTo(WindowOutcome.NO_EFFECT);
        assertThat(names(YEAR)).containsExactly("Est", "Nord", "Sud");
    }

    @Test
    void ofTwoInOneWindowTheLastTransmittedWinsAndBothAreKept() {
        String first = signed(List.of(EST, OUEST));
        String second = signed(List.of(EST, CENTRE));
        send(first, "2018-09-12");
        avenants.apply(first);
        send(second, "2018-09-20");
        assertThat(avenants.apply(second).removed()).hasSize(1);
        assertThat(names(YEAR)).containsExactly("Est", "Centre");
        assertThat(avenants.byReference(first).status()).isEqualTo(AvenantStatus.SUPERSEDED);
        assertThat(avenants.byReference(first).supersededBy()).contains(second);
        assertThat(outbox.mails()).filteredOn(mail -> mail.subject().equals("Avenant " + first + " : remplacé par un avenant ultérieur")).hasSize(2)
            .allSatisfy(mail -> assertThat(mail.body()).contains("l’avenant " + second + ", transmis après lui", "Clause appliquée : Convention, art. 6.2."));
        assertThat(reader.answers(List.of(convention), YEAR).get(convention)).extracting(YearAnswer::avenant, YearAnswer::inEffect)
            .containsExactly(tuple(first, false), tuple(second, true));
        assertThat(avenants.schoolsToActivate(first)).isEmpty();
        assertThat(avenants.schoolsToActivate(second)).hasSize(1);
    }

    @Test
    void theLastTransmittedWinsEvenIfItWasRecordedFirst() {
        String first = signed(List.of(EST, OUEST));
        String second = signed(List.of(EST, CENTRE));
        send(second, "2018-09-20");
        avenants.apply(second);
        town.on("2018-09-25");
        avenants.enterTransmission(new AvenantService.Transmit(first, LocalDate.of(2018, 9, 12), null, SendingProof.EMAIL, "1", null, "secretariat"));
        assertThat(avenants.concludeTransmission(first)).isEqualTo(WindowOutcome.NO_EFFECT);
        assertThat(avenants.tellNoEffect(first)).as("nothing to propose again").isFalse();
        assertThat(avenants.byReference(first).status()).isEqualTo(AvenantStatus.SUPERSEDED);
        assertThat(names(YEAR)).containsExactly("Est", "Centre");
    }

    @Test
    void onOneDayTheHourDecides() {
        String first = signed(List.of(EST, OUEST));
        String second = signed(List.of(EST, CENTRE));
        town.on("2018-09-20");
        for (String reference : List.of(first, second)) {
            avenants.enterTransmission(new AvenantService.Transmit(reference, LocalDate.of(2018, 9, 20), LocalTime.of(reference.equals(first) ? 11 : 9, 0), SendingProof.EMAIL, "1", null,
                "secretariat"));
            if (avenants.concludeTransmission(reference) == WindowOutcome.EFFECTIVE) {
                avenants.apply(reference);
            }
        }
        assertThat(names(YEAR)).containsExactly("Est", "Ouest");
    }

    @Test
    void whatIsDoneTwiceIsDoneOnce() {
        String reference = signed(List.of(EST, OUEST));
        send(reference, "2018-09-12");
        assertThat(avenants.concludeTransmission(reference)).isEqualTo(WindowOutcome.EFFECTIVE);
        avenants.apply(reference);
        assertThat(avenants.apply(reference)).isEqualTo(new AvenantService.Effect(convention, List.of(), false));
        assertThat(avenants.resubmit(reference)).isEqualTo(WindowOutcome.EFFECTIVE);
        assertThat(lists.all(convention)).hasSize(4);
        assertThat(outbox.mails()).hasSize(2);
        avenants.close(reference, "Signature refusée");
        avenants.stop(reference);
        assertThat(avenants.byReference(reference).status()).isEqualTo(AvenantStatus.IN_EFFECT);
    }

    @Test
    void aMereCorrectionIsARectification() {
        ConventionSchool corrected = Town.school("0110002T", "Nord");
        String reference = opened(List.of(EST, corrected, SUD));
        assertThat(avenants.conclude(reference)).isEqualTo(AvenantRoute.RECTIFY);
        avenants.rectify(reference);
        avenants.rectify(reference);
        assertThat(lists.inForce(convention, YEAR)).extracting(EnrolledSchool::uai).containsExactly("0110001S", "0110002T", null);
        assertThat(avenants.byReference(reference).status()).isEqualTo(AvenantStatus.RECTIFIED);
        assertThat(reader.answers(List.of(convention), YEAR)).isEmpty();
    }

    @Test
    void theListMustChangeAndKeepASchool() {
        String reference = opened(List.of(EST, NORD, SUD));
        refused(() -> avenants.conclude(reference), "schools", "La liste est celle qui est en vigueur : ajoutez, retirez ou corrigez une école, ou abandonnez l’avenant.",
            "Convention, art. 6.2");
        refused(() -> avenants.enterList(new AvenantService.EnterList(reference, List.of(), List.of(), null)), "schools",
            "Un avenant ne peut pas retirer toutes les écoles : pour cesser d’utiliser l’ENT-école, dénoncez la convention, par lettre et avec un préavis d’un mois.",
            "Convention, art. 6.2 et 9");
        refused(() -> avenants.enterList(new AvenantService.EnterList(reference, List.of(new ConventionSchool(null, EST.type(), "X", "11998")), List.of(), null)),
            "schools[0].commune", "L’école «X» est d’une commune (11998) que la commune signataire ne représente pas.", "Convention, art. 1 et 8");
        avenants.abandon(reference, "Rien à changer", "secretariat");
        assertThat(avenants.conclude(reference)).isEqualTo(AvenantRoute.ABANDON);
        avenants.close(reference, "Avenant abandonné");
        assertThat(avenants.byReference(reference).closeReason()).contains("Avenant abandonné : Rien à changer");
    }

    @Test
    void aConventionThatIsOverTakesNoAvenant() {
        String reference = signed(List.of(EST));
        avenants.enterTransmission(new AvenantService.Transmit(reference, LocalDate.of(2018, 9, 10), null, SendingProof.EMAIL, "1", null, "secretariat"));
        town.ended(convention);
        String sentence = "La convention " + convention + " n’est pas en vigueur : elle a pris fin le 31/12/2018.";
        refused(() -> avenants.prepare(new AvenantService.Prepare(convention, YEAR, AvenantNature.LIST, "x")), "", sentence, "Convention, art. 3");
        refused(() -> avenants.concludeTransmission(reference), "", sentence, "Convention, art. 3");
        avenants.stop(reference);
        assertThat(avenants.byReference(reference).status()).isEqualTo(AvenantStatus.STOPPED);
    }

    @Test
    void aTransmissionHasItsDayAndItsProof() {
        String reference = signed(List.of(EST));
        refused(() -> avenants.concludeTransmission(reference), "sentOn", "Enregistrez d’abord la transmission à l’académie : sa date et sa preuve.", "Convention, art. 6.2");
        refused(() -> avenants.enterTransmission(new AvenantService.Transmit(reference, LocalDate.of(2018, 9, 11), null, null, null, null, "x")), "sentOn",
            "La date ne peut pas être postérieure à aujourd’hui, lundi 10 septembre 2018.", "Convention, art. 6.2");
        refused(() -> avenants.enterTransmission(new AvenantService.Transmit(reference, LocalDate.of(2018, 5, 31), null, SendingProof.EMAIL, "1", null, "x")), "sentOn",
            "L’avenant n’a pas pu être transmis avant sa signature, le vendredi 1er juin 2018.", "Convention, art. 6.2");
        refused(() -> avenants.enterTransmission(new AvenantService.Transmit(reference, LocalDate.of(2018, 9, 10), null, SendingProof.EMAIL, " ", null, "x")), "number",
            "Indiquez le numéro de la preuve d’envoi, ou déposez-la.", "Convention, art. 6.2");
        refused(() -> avenants.enterTransmission(new AvenantService.Transmit(reference, LocalDate.of(2018, 9, 10), null, SendingProof.EMAIL, null, 4711L, "x")), "document",
            "Cette pièce n’est pas de cet avenant : déposez-la de nouveau.", "");
    }

    @Test
    void withoutEffectItIsTakenUpOnceInTheNextWindow() {
        String late = signed(List.of(EST, NORD));
        send(late, "2018-10-16");
        avenants.tellNoEffect(late);
        town.on("2019-09-01");
        refused(() -> avenants.concludeAgain(late), "again", "Dites si le changement est repris dans un nouvel avenant.", "Convention, art. 6.2");
        avenants.decideAgain(late, true, null, "secretariat");
        assertThat(avenants.concludeAgain(late)).isTrue();
        Avenant next = avenants.takeUpAgain(late);
        assertThat(avenants.takeUpAgain(late).reference()).isEqualTo(next.reference()).isEqualTo(convention + "-A2");
        avenants.open(next.reference());
        assertThat(next.schoolYear()).isEqualTo(YEAR.next());
        assertThat(avenants.conclude(next.reference())).isEqualTo(AvenantRoute.SIGN);
        assertThat(avenants.byReference(late).status()).isEqualTo(AvenantStatus.NO_EFFECT);
    }

    @Test
    void theLastPaidYearHasNoOtherWindow() {
        town.on("2020-09-10");
        String reference = avenants.prepare(new AvenantService.Prepare(convention, new SchoolYear(2020), AvenantNature.LIST, "x")).reference();
        avenants.open(reference);
        avenants.enterList(new AvenantService.EnterList(reference, List.of(EST), List.of(), null));
        avenants.signed(new TextSigned(reference, LocalDate.of(2020, 9, 10), 1L));
        town.on("2020-10-16");
        avenants.enterTransmission(new AvenantService.Transmit(reference, LocalDate.of(2020, 10, 16), null, SendingProof.EMAIL, "1", null, "x"));
        assertThat(avenants.concludeTransmission(reference)).isEqualTo(WindowOutcome.NO_EFFECT);
        assertThat(avenants.tellNoEffect(reference)).isFalse();
        town.on("2021-09-10");
        refused(() -> avenants.prepare(new AvenantService.Prepare(convention, new SchoolYear(2021), AvenantNature.LIST, "x")), "schoolYear",
            "L’année scolaire 2021-2022 n’est pas incluse dans la convention, dont 2020-2021 est la dernière : c’est son renouvellement qu’il faut préparer.",
            "Convention, art. 3 et 6");
    }

    @Test
    void preparedTwiceItKeepsItsReferenceAndIsOpenedOnce() {
        AvenantService.Prepare prepare = new AvenantService.Prepare(convention, YEAR, AvenantNature.LIST, "x");
        String reference = avenants.prepare(prepare).reference();
        assertThat(avenants.prepare(prepare).reference()).isEqualTo(reference);
        avenants.open(reference);
        refused(() -> avenants.open(reference), "reference", "L’avenant " + reference + " est déjà ouvert.", "");
        refused(() -> avenants.open(null), "reference", "Aucun avenant n’est préparé sous la référence «» : remplissez d’abord le formulaire d’ouverture.", "");
        assertThat(avenants.prepare(prepare).reference()).isEqualTo(convention + "-A2");
    }

    private String signed(List<ConventionSchool> schools) {
        String reference = opened(schools);
        assertThat(avenants.conclude(reference)).isEqualTo(AvenantRoute.SIGN);
        avenants.signed(new TextSigned(reference, LocalDate.of(2018, 6, 1), 1L));
        return reference;
    }

    private String opened(List<ConventionSchool> schools) {
        String reference = avenants.prepare(new AvenantService.Prepare(convention, YEAR, AvenantNature.LIST, "secretariat")).reference();
        avenants.open(reference);
        avenants.enterList(new AvenantService.EnterList(reference, schools, List.of(), null));
        return reference;
    }

    private WindowOutcome send(String reference, String day) {
        if (LocalDate.parse(day).isAfter(LocalDate.of(2018, 9, 10))) {
            town.on(day);
        }
        avenants.enterTransmission(new AvenantService.Transmit(reference, LocalDate.parse(day), null, SendingProof.REGISTERED_LETTER, "1A 234", null, "secretariat"));
        return avenants.concludeTransmission(reference);
    }

    private List<String> names(SchoolYear year) {
        return lists.inForce(convention, year).stream().map(EnrolledSchool::name).toList();
    }

    private static void refused(ThrowingCallable call, String field, String sentence, String article) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reasons()).contains(new Refusal(field, sentence, article));
    }
}
