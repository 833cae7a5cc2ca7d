package fr.paraphe.avenant;

import static fr.paraphe.avenant.AvenantSlice.Town.EST;
import static fr.paraphe.avenant.AvenantSlice.Town.NORD;
import static fr.paraphe.avenant.AvenantSlice.Town.OUEST;
import static fr.paraphe.avenant.AvenantSlice.Town.SUD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.avenant.AvenantSlice.Town;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.DueDates;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.BillableConventions;
import fr.paraphe.convention.ConventionMember;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.NewTerms;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.TextSigned;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.mail.Mail;
import fr.paraphe.support.OutboxKeeper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** RPI, intercommunality and terms, which the council deliberates on (art. 8); what is shown beforehand; and the reminders of the window. */
@AvenantSlice
class AvenantOfArticle8Test {

    private static final SchoolYear YEAR = new SchoolYear(2018);

    @Autowired
    AvenantService avenants;
    @Autowired
    AvenantViews views;
    @Autowired
    AvenantCalendar calendar;
    @Autowired
    DueDates dates;
    @Autowired
    ConventionService conventions;
    @Autowired
    BillableConventions billable;
    @Autowired
    PartyReader parties;
    @Autowired
    SchoolLists lists;
    @Autowired
    DocumentStore documents;
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
    void aCommuneEntersTheRpiWithItsMandateAndItsSchool() {
        String reference = opened(AvenantNature.RPI_ENTRY);
        ConventionSchool joined = new ConventionSchool(null, EST.type(), "Saint-Clair", "11998");
        AvenantMember member = new AvenantMember("11998", "délibération du 03/09/2018", null);
        avenants.enterList(new AvenantService.EnterList(reference, List.of(EST, NORD, SUD, joined), List.of(member), null));
        refused(() -> avenants.conclude(reference), "members[0].document", "Déposez la délibération par laquelle la commune 11998 donne mandat à la commune signataire.",
            "Convention, art. 8");
        long paper = documents.store(new NewDocument(reference, "11999", DocumentKind.MANDATE, "Mandat", "application/pdf", reference.getBytes(StandardCharsets.UTF_8), "x")).id();
        avenants.enterList(new AvenantService.EnterList(reference, List.of(EST, NORD, SUD, joined), List.of(new AvenantMember("11998", member.mandate(), paper)), null));
        assertThat(avenants.conclude(reference)).isEqualTo(AvenantRoute.DELIBERATE);
        sent(reference, "2018-10-01");
        assertThat(avenants.concludeTransmission(reference)).isEqualTo(WindowOutcome.EFFECTIVE);
        avenants.apply(reference);
        assertThat(conventions.byReference(convention).members()).containsExactly(new ConventionMember("11998", "délibération du 03/09/2018", paper));
        assertThat(lists.inForce(convention, YEAR)).extracting(EnrolledSchool::name).containsExactly("Est", "Nord", "Sud", "Saint-Clair");
    }

    @Test
    void aCommuneThatLeavesTheRpiTakesItsSchoolsAlong() {
        town.member(convention, "11998", "délibération du 03/09/2017");
        String reference = opened(AvenantNature.RPI_EXIT);
        refused(() -> avenants.enterList(new AvenantService.EnterList(reference, List.of(EST, new ConventionSchool(null, EST.type(), "X", "11998")), List.of(), null)),
            "schools[1].commune", "L’école «X» est d’une commune (11998) que la commune signataire ne représente pas.", "Convention, art. 1 et 8");
        avenants.enterList(new AvenantService.EnterList(reference, List.of(EST, NORD, SUD), List.of(), null));
        assertThat(avenants.conclude(reference)).isEqualTo(AvenantRoute.DELIBERATE);
        sent(reference, "2018-10-16");
        assertThat(avenants.concludeTransmission(reference)).as("art. 8 does not say what is late").isEqualTo(WindowOutcome.TO_DECIDE);
        avenants.decideLate(new AvenantService.DecideLate(reference, false, "L’an prochain", "academie"));
        assertThat(avenants.concludeLateDecision(reference)).isEqualTo(WindowOutcome.NO_EFFECT);
        assertThat(avenants.tellNoEffect(reference)).isTrue();
        assertThat(conventions.byReference(convention).members()).hasSize(1);
    }

    @Test
    void anIntercommunalityTakesTheCommunesPlaceOnceTheAcademieHasRecordedIt() {
        String reference = opened(AvenantNature.INTERCOMMUNALITY);
        refused(() -> avenants.conclude(reference), "name", "Indiquez l’intercommunalité qui se substitue à la commune.", "Convention, art. 8");
        avenants.enterBody(new AvenantService.EnterBody(reference, "CC du Lauragais", null, null, null, null));
        assertThat(avenants.conclude(reference)).isEqualTo(AvenantRoute.DELIBERATE);
        sent(reference, "2018-10-01");
        assertThat(avenants.concludeTransmission(reference)).isEqualTo(WindowOutcome.EFFECTIVE);
        avenants.apply(reference);
        avenants.acknowledge(reference, LocalDate.of(2018, 10, 1), "academie");
        assertThat(avenants.concludeAcknowledgement(reference)).isTrue();
        refused(() -> avenants.requireSubstituted(reference), "name", "Enregistrez d’abord qui se substitue à la commune, et à compter de quelle date.", "Convention, art. 8");
        avenants.substitute(new AvenantService.Substitute(reference, "CC du Lauragais", "200000032", "2, avenue", LocalDate.of(2018, 10, 1), "academie"));
        avenants.requireSubstituted(reference);
        assertThat(parties.debtor(convention).name()).isEqualTo("CC du Lauragais");
    }

    @Test
    void theFeeChangesByDeliberationWithoutAnyWindow() {
        String reference = opened(AvenantNature.TERMS);
        refused(() -> avenants.enterList(new AvenantService.EnterList(reference, List.of(EST), List.of(), null)), "", "Cet avenant ne porte pas sur la liste des écoles.",
            "Convention, art. 3, 5 et 6");
        avenants.enterTerms(new AvenantService.EnterTerms(reference, new NewTerms(new BigDecimal("60.00"), YEAR.next(), LocalDate.of(2022, 10, 31), null), "Avenant de prix"));
        assertThat(avenants.conclude(reference)).isEqualTo(AvenantRoute.DELIBERATE);
        sent(reference, "2019-02-01");
        assertThat(avenants.concludeTransmission(reference)).isEqualTo(WindowOutcome.EFFECTIVE);
        assertThat(avenants.apply(reference).termChanged()).isTrue();
        assertThat(billable.of(convention, YEAR).orElseThrow().fee()).isEqualByComparingTo("50.00");
        assertThat(billable.of(convention, YEAR.next()).orElseThrow().fee()).isEqualByComparingTo("60.00");
        assertThat(dates.dueDate("UserTask_TransmitAvenant", reference)).isEmpty();
        assertThat(calendar.remind(reference)).isFalse();
    }

    @Test
    void anotherCaseMakesVoidWhatWasEntered() {
        String reference = opened(AvenantNature.LIST);
        avenants.enterList(new AvenantService.EnterList(reference, List.of(EST), List.of(), null));
        avenants.choose(reference, AvenantNature.TERMS, YEAR.next());
        assertThat(avenants.byReference(reference)).satisfies(avenant -> {
            assertThat(avenant.schools()).isEmpty();
            assertThat(avenant.schoolYear()).isEqualTo(YEAR.next());
        });
        refused(() -> avenants.choose(reference, AvenantNature.LIST, YEAR.previous()), "schoolYear",
            "L’année scolaire 2017-2018 est terminée depuis le 31/08/2018 : elle ne se modifie plus.", "Convention, art. 6.2");
    }

    @Test
    void itsEffectIsShownBeforeItIsSigned() {
        AvenantViews.Effect effect = views.simulate(convention, YEAR, LocalDate.of(2018, 10, 16), List.of(EST, NORD));
        assertThat(effect.kind()).isEqualTo(ListKind.DECREASE);
        assertThat(effect.change().removed()).extracting(ConventionSchool::name).containsExactly("Sud");
        assertThat(effect.answer().orElseThrow().clause()).isEqualTo("Convention, art. 6.3, 1er alinéa");
        assertThat(effect.costSentence()).startsWith("3 écoles × 50,00");
        assertThat(views.simulate(convention, YEAR, null, List.of(EST, NORD, SUD, OUEST)).answer().orElseThrow().outcome()).isEqualTo(WindowOutcome.EFFECTIVE);
        assertThat(views.simulate(convention, YEAR, null, List.of(EST, Town.school("0110002T", "Nord"), SUD)).answer()).as("a correction needs no window").isEmpty();
        refused(() -> views.simulate(convention, new SchoolYear(2021), null, List.of(EST)), "schoolYear",
            "L’année scolaire 2021-2022 n’est pas incluse dans la convention, dont 2020-2021 est la dernière : c’est son renouvellement qu’il faut préparer.",
            "Convention, art. 3 et 6");
        refused(() -> views.simulate(convention, YEAR, null, List.of()), "schools",
            "Un avenant ne peut pas retirer toutes les écoles : pour cesser d’utiliser l’ENT-école, dénoncez la convention, par lettre et avec un préavis d’un mois.",
            "Convention, art. 6.2 et 9");
        assertThat(avenants.ofConvention(convention)).as("nothing is stored").isEmpty();
    }

    @Test
    void theCommuneIsRemindedWhileItIsNotTransmitted() {
        String reference = opened(AvenantNature.LIST);
        assertThat(calendar.firstReminder(reference)).isEqualTo(Instant.parse("2018-10-05T06:00:00Z"));
        assertThat(calendar.opens(reference)).isEqualTo(Instant.parse("2018-08-31T22:00:00Z"));
        assertThat(calendar.nextOpens(reference)).isEqualTo(Instant.parse("2019-08-31T22:00:00Z"));
        town.at(LocalDate.of(2018, 10, 5), LocalTime.of(8, 0));
        assertThat(calendar.remind(reference)).isTrue();
        assertThat(calendar.remind(reference)).as("a job that runs again").isTrue();
        assertThat(outbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Avenant " + reference + " : la fenêtre se ferme dans 10 jours");
            assertThat(mail.body()).contains("Il n’est pas encore signé", "au plus tard le lundi 15 octobre 2018 à 24 h ; visez le dimanche 14 octobre 2018.");
        });
        assertThat(calendar.nextReminder(reference)).isEqualTo(Instant.parse("2018-10-12T06:00:00Z"));
        avenants.signed(new TextSigned(reference, LocalDate.of(2018, 10, 12), 1L));
        town.at(LocalDate.of(2018, 10, 14), LocalTime.of(8, 0));
        assertThat(calendar.remind(reference)).isTrue();
        town.at(LocalDate.of(2018, 10, 16), LocalTime.of(8, 0));
        assertThat(calendar.remind(reference)).as("none is left").isFalse();
        assertThat(outbox.mails()).hasSize(3);
        assertThat(outbox.mails().get(2).subject()).endsWith("la fenêtre est fermée");
        assertThat(outbox.mails().get(2).body()).contains("Il est signé, mais sa transmission à l’académie n’est pas enregistrée.", "il est tardif et suit l’article 6.3");
    }

    @Test
    void oneThatBecomesAChangeOfTheListWhileItIsPreparedIsRemindedOfToo() {
        String reference = opened(AvenantNature.TERMS);
        town.at(LocalDate.of(2018, 10, 5), LocalTime.of(8, 0));
        assertThat(calendar.remind(reference)).as("another reminder is to come").isTrue();
        assertThat(outbox.mails()).as("terms have no window").isEmpty();
        avenants.choose(reference, AvenantNature.LIST, YEAR);
        town.at(LocalDate.of(2018, 10, 12), LocalTime.of(8, 0));
        calendar.remind(reference);
        assertThat(outbox.mails()).extracting(Mail::subject).containsExactly("Avenant " + reference + " : la fenêtre se ferme dans 3 jours");
    }

    @Test
    void whatMustBeDoneBeforeTheWindowClosesIsDueOnItsEve() {
        String reference = opened(AvenantNature.LIST);
        for (String task : List.of("UserTask_PrepareAvenant", "UserTask_SignAsMayor", "UserTask_TransmitAvenant")) {
            assertThat(dates.dueDate(task, reference)).map(Deadline::date).contains(LocalDate.of(2018, 10, 14));
        }
        assertThat(dates.dueDate("UserTask_SignAsMayor", convention)).as("the convention's own signature").isEmpty();
        assertThat(dates.dueDate("UserTask_AcknowledgeAvenant", reference)).isEmpty();
        town.on("2018-10-16");
        assertThat(dates.dueDate("UserTask_TransmitAvenant", reference)).as("the window has closed").isEmpty();
    }

    private String opened(AvenantNature nature) {
        String reference = avenants.prepare(new AvenantService.Prepare(convention, YEAR, nature, "secretariat")).reference();
        avenants.open(reference);
        return reference;
    }

    private void sent(String reference, String day) {
        town.on(day);
        avenants.signed(new TextSigned(reference, LocalDate.of(2018, 9, 30), 1L));
        avenants.enterTransmission(new AvenantService.Transmit(reference, LocalDate.parse(day), null, SendingProof.HAND_DELIVERY, "1", null, "secretariat"));
    }

    private static void refused(ThrowingCallable call, String field, String sentence, String article) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reasons()).contains(new Refusal(field, sentence, article));
    }
}
