package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.council.CouncilFacts.Posting;
import fr.paraphe.council.CouncilFacts.Preparation;
import fr.paraphe.council.CouncilFacts.SecondSession;
import fr.paraphe.council.CouncilFacts.Vote;
import fr.paraphe.council.NamedVotes.NamedVote;
import fr.paraphe.document.ConvocationSheet;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.ExtractSheet;
import fr.paraphe.document.Person;
import fr.paraphe.support.OutboxKeeper;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the council refuses, in the words that the clerk reads; nothing of a refused entry is stored. */
@CouncilSlice
class CouncilServiceTest {

    private static final String CLERK = "secretariat-11076";
    private static final SessionChange UNCHANGED = new SessionChange(null, null, null, null, null, null);
    private static final AtomicInteger CASES = new AtomicInteger();

    @Autowired
    private CouncilService council;
    @Autowired
    private CouncilReader reader;
    @Autowired
    private CouncilDueDates dueDates;
    @Autowired
    private Castelnaudary town;
    @Autowired
    private SheetKeeper sheets;
    @Autowired
    private OutboxKeeper outbox;
    @Autowired
    private DocumentStore documents;
    @Autowired
    private SettableClock clock;
    @Autowired
    private CivilClock civil;
    @Autowired
    private JdbcTemplate database;
    @Autowired
    private PlatformTransactionManager transactions;

    private String reference;

    @BeforeEach
    void anItemIsPut() {
        reference = "ENT-11076-" + CASES.incrementAndGet();
        sheets.clear();
        outbox.clear();
        today("2017-10-20");
        council.putItem(reference, Castelnaudary.INSEE);
    }

    // convocation

    @Test
    void aSessionThatCannotBeCalledInTimeIsRefusedWithTheLastLegalDay() {
        today("2017-10-25");
        refused(() -> prepare("2017-10-30"), "date",
            "Convocation tardive pour la séance du lundi 30 octobre 2017 : la convocation devait partir au plus tard le mardi 24 octobre 2017 (5 jours francs). "
                + "Envoyée le mercredi 25 octobre 2017, elle permet une séance à partir du mardi 31 octobre 2017.", "CGCT, art. L2121-12");
        assertThat(count("council_session s join agenda_item i on i.id = s.agenda_item where i.reference = '" + reference + "'")).isZero();
        assertThat(reader.preparation(reference).item().object()).isEmpty();
    }

    @Test
    void aSessionInThePastIsRefusedWithTheLastLegalDay() {
        today("2017-11-02");
        refused(() -> prepare("2017-10-30"), "date",
            "La séance du lundi 30 octobre 2017 est passée : la convocation devait partir au plus tard le mardi 24 octobre 2017 (5 jours francs). "
                + "Envoyée le jeudi 2 novembre 2017, elle permet une séance à partir du mercredi 8 novembre 2017.", "CGCT, art. L2121-12");
    }

    @Test
    void anUrgencyKeepsOneClearDayAndHasAReason() {
        today("2017-10-29");
        refused(() -> council.prepareSession(reference, town.item(), town.urgentSession(Castelnaudary.SESSION, "La rentrée a commencé."), null, CLERK), "date",
            "Convocation tardive pour la séance du lundi 30 octobre 2017 : la convocation devait partir au plus tard le samedi 28 octobre 2017 "
                + "(1 jour franc, délai minimal même en cas d’urgence). Envoyée le dimanche 29 octobre 2017, elle permet une séance à partir du mardi 31 octobre 2017.",
                    "CGCT, art. L2121-12");
        today("2017-10-28");
        refused(() -> council.prepareSession(reference, town.item(), town.urgentSession(Castelnaudary.SESSION, " "), null, CLERK), "urgencyReason",
            "Motivez l’urgence : le maire en rend compte dès l’ouverture de la séance au conseil, qui se prononce.", "CGCT, art. L2121-12");
        council.prepareSession(reference, town.item(), town.urgentSession(Castelnaudary.SESSION, "La rentrée a commencé."), null, CLERK);
        assertThat(council.concludePreparation(reference)).isTrue();
    }

    @Test
    void aVillageHasThreeClearDaysAndNeedsNoNote() {
        String village = "ENT-11371-" + CASES.incrementAndGet();
        council.putItem(village, Castelnaudary.VILLAGE);
        SessionPlan plan = new SessionPlan(Castelnaudary.SESSION, LocalTime.of(18, 30), "Mairie", true, false, null, false, true, null, null);
        today("2017-10-27");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> council.prepareSession(village, town.item(), plan, null, CLERK))
            .withMessageContaining("jeudi 26 octobre 2017 (3 jours francs)");
        today("2017-10-26");
        council.prepareSession(village, town.item(), plan, null, CLERK);
        assertThat(dueDates.dueDate("UserTask_SendConvocation", village)).map(Deadline::article).contains("CGCT, art. L2121-11");
    }

    @Test
    void aTownOf3500SendsTheNoteWithTheConvocation() {
        SessionPlan without = new SessionPlan(Castelnaudary.SESSION, LocalTime.of(18, 30), "Mairie", true, false, null, false, true, List.of(), "");
        refused(() -> council.prepareSession(reference, town.item(), without, null, CLERK), "explanatoryNote",
            "Rédigez la note explicative de synthèse : à partir de 3 500 habitants, elle est adressée avec la convocation.", "CGCT, art. L2121-12");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        SessionPlan empty = new SessionPlan(null, null, " ", true, true, null, false, false, List.of(), null);
        assertThatExceptionOfType(RefusedException.class)
            .isThrownBy(() -> council.prepareSession(reference, new ItemText(" ", null, null, null, null), empty, null, CLERK))
            .satisfies(refused -> assertThat(refused.reasons()).extracting(Refusal::field)
                .containsExactly("object", "decision", "date", "time", "place", "urgencyReason", "otherItems", "explanatoryNote"));
    }

    @Test
    void aDateBeyondWritingIsRefused() {
        String sentence = "L’année de la séance s’écrit avec quatre chiffres.";
        refused(() -> council.prepareSession(reference, town.item(), town.session(LocalDate.MAX), null, CLERK), "date", sentence, "CGCT, art. L2121-10");
        refused(() -> council.prepareSession(reference, town.item(), town.session(LocalDate.MIN), null, CLERK), "date", sentence, "CGCT, art. L2121-10");
    }

    @Test
    void anItemAddedToTheAgendaIsAWarning() {
        SessionPlan added = new SessionPlan(Castelnaudary.SESSION, LocalTime.of(18, 30), "Mairie", true, false, null, false, false, List.of("Budget  supplémentaire", " "),
            "Note.");
        council.prepareSession(reference, town.item(), added, null, CLERK);
        Preparation preparation = reader.preparation(reference);
        assertThat(preparation.warnings())
            .containsExactly("L’affaire n’est pas à l’ordre du jour de la convocation : elle ne peut être examinée que si les conseillers ont été informés "
            + "à temps (CGCT, art. L2121-10 et L2121-12).");
        assertThat(reader.sending(reference).agenda()).containsExactly("Budget supplémentaire");
    }

    @Test
    void whereALocalLawHoldsTheClerkIsWarned() {
        String metz = "ENT-57463-" + CASES.incrementAndGet();
        council.putItem(metz, Castelnaudary.MOSELLE);
        assertThat(reader.preparation(metz).warnings()).singleElement().asString().startsWith("Alsace-Moselle : le droit local fixe un autre délai");
    }

    @Test
    void withoutAPreparedSessionTheTaskIsNotDone() {
        refused(() -> council.concludePreparation(reference), "", "La séance n’est pas encore préparée : remplissez et enregistrez le formulaire.", "CGCT, art. L2121-10");
        refused(() -> council.checkConvocation(reference), "", "La séance n’est pas encore préparée : remplissez et enregistrez le formulaire.", "CGCT, art. L2121-10");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> council.checkConvocation("ENT-0"))
            .withMessage("Aucun point n’est soumis au conseil municipal pour le dossier ENT-0.");
        assertThat(dueDates.dueDate("UserTask_SendConvocation", reference)).isEmpty();
        assertThat(dueDates.dueDate("UserTask_SendConvocation", "ENT-0")).isEmpty();
    }

    @Test
    void nothingLeavesUnconfirmed() {
        prepare("2017-10-30");
        refused(() -> council.checkConvocation(reference), "confirmed", "Confirmez la date, l’ordre du jour et les destinataires avant l’envoi de la convocation.",
            "CGCT, art. L2121-10");
        refused(() -> council.confirmConvocation(reference, UNCHANGED, false, null, CLERK), "confirmed",
            "Confirmez la date, l’ordre du jour et les destinataires avant l’envoi de la convocation.", "CGCT, art. L2121-10");
    }

    @Test
    void nothingLeavesTooLateEvenIfConfirmedInTime() {
        prepare("2017-10-30");
        today("2017-10-24");
        council.confirmConvocation(reference, UNCHANGED, true, null, CLERK);
        today("2017-10-25");
        String late = "Convocation tardive pour la séance du lundi 30 octobre 2017 : la convocation devait partir au plus tard le mardi 24 octobre 2017 (5 jours francs). "
            + "Envoyée le mercredi 25 octobre 2017, elle permet une séance à partir du mardi 31 octobre 2017.";
        refused(() -> council.checkConvocation(reference), "", late, "CGCT, art. L2121-12");
        refused(() -> council.sendConvocation(reference), "", late, "CGCT, art. L2121-12");
        assertThat(outbox.posted()).isZero();
        assertThat(documents.of(reference)).isEmpty();
        assertThat(reader.sending(reference).inTime()).isFalse();

        council.confirmConvocation(reference, new SessionChange(LocalDate.of(2017, 10, 31), null, null, null, null, null), true, null, CLERK);
        assertThat(council.checkConvocation(reference)).isFalse();
        council.sendConvocation(reference);
        assertThat(sheets.of(ConvocationSheet.class)).singleElement().satisfies(sheet -> {
            assertThat(sheet.convocationDate()).isEqualTo("2017-10-25");
            assertThat(sheet.sessionDate()).isEqualTo("2017-10-31");
        });
        refused(() -> prepare("2017-11-20"), "", "La convocation est partie le 25/10/2017 : la séance ne peut plus être modifiée.", "CGCT, art. L2121-10");
    }

    // posting and proofs

    @Test
    void thePostingNeedsItsDateAndAProofForEverybody() {
        convene();
        refused(() -> council.concludePosting(reference), "postedOn", "Indiquez la date à laquelle la convocation a été affichée à la porte de la mairie.", "CGCT, art. R2121-7");
        outbox.acceptAll(civil.at(Castelnaudary.CONVOCATION, LocalTime.of(9, 30)));
        council.recordPosting(reference, Castelnaudary.CONVOCATION, null, null, null, CLERK);
        refused(() -> council.concludePosting(reference), "proofs", "Il manque la preuve d’envoi de la convocation à : M. LINOU Stéphane.", "CGCT, art. L2121-10");
        council.recordPosting(reference, Castelnaudary.CONVOCATION, List.of(proof("LINOU Stéphane", ProofKind.POSTMARK, "2017-10-24", null)), null, null, CLERK);
        council.concludePosting(reference);
        council.recordPosting(reference, Castelnaudary.CONVOCATION, List.of(proof("LINOU Stéphane", null, null, null)), null, null, CLERK);
        assertThat(reader.posting(reference).missing()).isEqualTo(1);
    }

    @Test
    void oneProofServesAllWhoHaveNone() {
        convene();
        council.recordPosting(reference, Castelnaudary.CONVOCATION, List.of(proof("GUILHEM Evelyne", ProofKind.HAND_DELIVERY, "2017-10-24", null)),
            new ProofEntry(0, ProofKind.SWORN_AGENT, Castelnaudary.CONVOCATION, "Police municipale"), null, CLERK);
        council.concludePosting(reference);
        assertThat(reader.posting(reference).lines()).filteredOn(line -> line.byHand().kind() == ProofKind.SWORN_AGENT).hasSize(32);
    }

    @Test
    void impossibleProofsAreRefusedOneByOne() {
        convene();
        today("2017-10-26");
        List<ProofEntry> proofs = List.of(proof("GUILHEM Evelyne", ProofKind.POSTMARK, "2017-10-23", null), proof("BUSTOS Jean-Paul", ProofKind.POSTMARK, "2017-10-27", null),
            proof("THOMAS Guy", ProofKind.OTHER, "2017-10-24", " "), proof("THOMAS Eric", ProofKind.POSTMARK, null, null),
                new ProofEntry(town.id("MESSIN Paul"), ProofKind.POSTMARK, Castelnaudary.CONVOCATION, null));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> council.recordPosting(reference, null, proofs, null, null, CLERK))
            .satisfies(refused -> assertThat(refused.reasons()).extracting(Refusal::field, Refusal::sentence).containsExactly(
                tuple("proofs[0].date", "La preuve ne peut être antérieure à la convocation du 24/10/2017."),
                tuple("proofs[1].date", "La preuve ne peut être datée d’un jour à venir (27/10/2017)."),
                tuple("proofs[2].note", "Décrivez la preuve."),
                tuple("proofs[3].date", "Indiquez la date d’envoi que cette pièce prouve."),
                tuple("proofs[4].councillor", "Ce conseiller n’était pas destinataire de la convocation.")));
        refused(() -> council.recordPosting(reference, LocalDate.of(2017, 10, 23), null, null, null, CLERK), "postedOn",
            "L’affichage ne peut précéder la convocation du 24/10/2017.", "CGCT, art. R2121-7");
        refused(() -> council.recordPosting(reference, LocalDate.of(2017, 10, 27), null, null, null, CLERK), "postedOn",
            "L’affichage ne peut être daté d’un jour à venir (27/10/2017).", "CGCT, art. R2121-7");
        assertThat(reader.posting(reference).missing()).isEqualTo(33);
    }

    @Test
    void aProofAfterTheLastLegalDayIsAWarning() {
        convene();
        today("2017-10-26");
        outbox.acceptAll(civil.at(LocalDate.of(2017, 10, 25), LocalTime.MIDNIGHT));
        council.recordPosting(reference, LocalDate.of(2017, 10, 26), List.of(proof("LINOU Stéphane", ProofKind.POSTMARK, "2017-10-24", null)), null, null, CLERK);
        council.concludePosting(reference);
        Posting posting = reader.posting(reference);
        assertThat(posting.warnings()).containsExactly("La convocation a été affichée le 26/10/2017, après le dernier jour légal d’envoi (24/10/2017).");
        assertThat(posting.lines()).filteredOn(line -> line.warning() != null).hasSize(32).allSatisfy(line -> assertThat(line.warning()).isEqualTo(
            "Preuve datée du 25/10/2017, après le dernier jour légal d’envoi (24/10/2017) : la convocation n’est régulière que si ce conseiller l’a reçue à temps (CE, 9 mars 2007, n° 290687)."));
    }

    // attendance and proxies

    @Test
    void attendanceIsNotForetold() {
        convene();
        refused(() -> council.recordAttendance(reference, town.attendance(), null, CLERK), "",
            "Les présences se constatent en séance : elles ne peuvent être saisies avant le lundi 30 octobre 2017.", "CGCT, art. L2121-17");
        refused(() -> council.concludeAttendance(reference), "members",
            "La feuille de présence n’est pas remplie : indiquez les présents, les procurations, le président et le secrétaire.", "CGCT, art. L2121-17");
    }

    @Test
    void proxiesAreRefusedWithTheNamesOfTheCouncillors() {
        convene();
        today("2017-10-30");
        refused(() -> attend(present(), town.proxy("CHABERT Sabine", "POUPEAU Nathalie")), "proxies[0].holder",
            "Mme POUPEAU Nathalie, qui ne figure pas parmi les présents, ne peut porter la procuration de Mme CHABERT Sabine.", "CGCT, art. L2121-20");
        refused(() -> attend(present(), town.proxy("CHABERT Sabine", "GUILHEM Evelyne"), town.proxy("RATABOUIL Michel", "GUILHEM Evelyne")), "proxies[1].holder",
            "Mme GUILHEM Evelyne porte déjà la procuration de Mme CHABERT Sabine et ne peut porter aussi celle de M. RATABOUIL Michel : un conseiller n’en porte qu’une.",
                "CGCT, art. L2121-20");
        refused(() -> attend(present(), town.proxy("RATABOUIL Jacqueline", "GUILHEM Evelyne")), "proxies[0].giver",
            "Mme RATABOUIL Jacqueline, qui figure parmi les présents, ne peut donner procuration à Mme GUILHEM Evelyne.", "CGCT, art. L2121-20");
        assertThat(count("attendance a join council_session s on s.id = a.session join agenda_item i on i.id = s.agenda_item where i.reference = '" + reference + "'")).isZero();
    }

    @Test
    void presidentAndSecretaryAreThere() {
        convene();
        today("2017-10-30");
        refused(() -> attend(List.of("GUILHEM Evelyne"), new GivenProxy[0]), "president",
            "M. MAUGARD Patrick, qui ne figure pas parmi les présents, ne peut présider la séance.", "CGCT, art. L2121-14");
        refused(() -> council.recordAttendance(reference, new AttendanceEntry(null, null, null, List.of(), List.of()), null, CLERK), "president",
            "Indiquez qui préside la séance.", "CGCT, art. L2121-14");
        refused(() -> council.recordAttendance(reference,
            new AttendanceEntry(town.id("MAUGARD Patrick"), town.id("CHABERT Sabine"), null, town.attendance().members(), List.of()), null, CLERK), "secretary",
            "Mme CHABERT Sabine, qui ne figure pas parmi les présents, ne peut être secrétaire de séance.", "CGCT, art. L2121-15");
        refused(() -> council.recordAttendance(reference, new AttendanceEntry(town.id("MAUGARD Patrick"), null, null, town.attendance().members(), List.of()), null, CLERK),
            "secretary",
            "Indiquez le secrétaire de séance, que le conseil municipal nomme au début de la séance.", "CGCT, art. L2121-15");
        refused(() -> council.recordAttendance(reference, with(town.attendance(), new AttendanceEntry.Member(town.id("MAUGARD Patrick"), true, null, null, true)), null,
            CLERK), "president",
            "M. MAUGARD Patrick, intéressé(e) à l’affaire, ne peut présider sa discussion : désignez un autre président.", "CGCT, art. L2131-11");
    }

    @Test
    void theSheetNamesEverybodyOnceWithPossibleHours() {
        convene();
        today("2017-10-30");
        LocalTime seven = LocalTime.of(19, 0);
        AttendanceEntry entry = new AttendanceEntry(town.id("MAUGARD Patrick"), null, null,
            List.of(member("MAUGARD Patrick", true, null, null), member("MESSIN Paul", true, null, null),
            member("THOMAS Guy", true, null, null), member("THOMAS Guy", true, null, null), member("THOMAS Eric", true, seven, seven),
                member("CHABERT Sabine", false, seven, null)), List.of());
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> council.recordAttendance(reference, entry, null, CLERK))
            .satisfies(refused -> assertThat(refused.reasons()).extracting(Refusal::field, Refusal::sentence).containsExactly(
                tuple("members[1].councillor", "Ce conseiller n’est pas en exercice à la date de la séance."),
                tuple("members[3].councillor", "M. THOMAS Guy figure deux fois sur la feuille de présence."),
                tuple("members[4].leftAt", "M. THOMAS Eric ne peut partir avant d’arriver."),
                tuple("members[5].present", "Mme CHABERT Sabine a une heure d’arrivée ou de départ sans figurer parmi les présents.")));
    }

    @Test
    void theSheetMayBeCorrectedUntilTheTaskIsDone() {
        convene();
        today("2017-10-30");
        council.recordAttendance(reference, town.attendance(), null, CLERK);
        attend(present(), town.proxy("CATHALA-LEGUEVAQUES Nicole", "BOUILLEUX Denis"), town.proxy("VERONIN-MASSET Jean-François", "GUILHEM Evelyne"));
        assertThat(reader.attendance(reference).proxies()).hasSize(2);
        assertThat(reader.attendance(reference).members()).hasSize(33);
    }

    @Test
    void aDeputyWhoPresidesBesideTheMayorIsAWarning() {
        convene();
        today("2017-10-30");
        AttendanceEntry paper = town.attendance();
        council.recordAttendance(reference, new AttendanceEntry(town.id("GREFFIER Philippe"), paper.secretary(), null, paper.members(), paper.proxies()), null, CLERK);
        assertThat(reader.attendance(reference).warnings()).singleElement().asString().startsWith("M. MAUGARD Patrick est présent(e) et ne préside pas");
    }

    @Test
    void ofTwoWhoSaveAtOnceTheSecondIsTold() {
        convene();
        today("2017-10-30");
        Long seen = reader.attendance(reference).version();
        council.recordAttendance(reference, town.attendance(), seen, CLERK);
        String sentence = "Quelqu’un d’autre vient de modifier cette séance : rechargez le formulaire avant d’enregistrer.";
        refused(() -> council.recordAttendance(reference, town.attendance(), seen, "dgs-11076"), "", sentence, "");

        TransactionTemplate outer = new TransactionTemplate(transactions);
        TransactionTemplate inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        refused(() -> outer.executeWithoutResult(first -> {
            reader.attendance(reference);
            inner.executeWithoutResult(second -> attend(present(), town.proxy("CHABERT Sabine", "GUILHEM Evelyne")));
            council.recordAttendance(reference, town.attendance(), null, CLERK);
        }), "", sentence, "");
        assertThat(reader.attendance(reference).proxies()).containsExactly(town.proxy("CHABERT Sabine", "GUILHEM Evelyne"));
    }

    @Test
    void twoClerksWhoPrepareTheSameSessionMakeOne() {
        TransactionTemplate outer = new TransactionTemplate(transactions);
        TransactionTemplate inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        refused(() -> outer.executeWithoutResult(first -> {
            reader.preparation(reference);
            inner.executeWithoutResult(second -> prepare("2017-11-06"));
            prepare("2017-10-30");
        }), "", "Quelqu’un d’autre vient de modifier cette séance : rechargez le formulaire avant d’enregistrer.", "");
        assertThat(reader.preparation(reference).session().date()).isEqualTo("2017-11-06");
    }

    // quorum and second session

    @Test
    void withoutQuorumThereIsNoVoteButASecondSession() {
        convene();
        today("2017-10-30");
        attend(present().subList(0, 16));
        assertThat(council.concludeAttendance(reference)).isEqualTo(new AttendanceConclusion(false, false));
        refused(() -> council.recordVote(reference, unanimous(), null, CLERK), "",
            "Plus de la moitié des 33 conseillers en exercice : 17 présents au moins ; 16 présents, les procurations ne comptent pas : quorum non atteint. Le conseil municipal ne peut délibérer.",
            "CGCT, art. L2121-17");
        refused(() -> council.concludeSecondSession(reference), "date", "Fixez la date de la seconde séance : le quorum a manqué le 30/10/2017.", "CGCT, art. L2121-17");

        SecondSession second = reader.secondSession(reference);
        assertThat(second.missed()).isEqualTo("2017-10-30");
        assertThat(second.ordinary().session()).isEqualTo("2017-11-03");
        refused(() -> council.prepareSecondSession(reference, town.session(LocalDate.of(2017, 11, 2)), null, CLERK), "date",
            "Convocation tardive pour la séance du jeudi 2 novembre 2017 : la convocation devait partir au plus tard le dimanche 29 octobre 2017 (3 jours francs). "
                + "Envoyée le lundi 30 octobre 2017, elle permet une séance à partir du vendredi 3 novembre 2017.", "CGCT, art. L2121-17");
        council.prepareSecondSession(reference, town.session(LocalDate.of(2017, 11, 6)), null, CLERK);
        council.prepareSecondSession(reference, town.session(LocalDate.of(2017, 11, 3)), null, CLERK);
        assertThat(council.concludeSecondSession(reference)).isFalse();
        assertThat(dueDates.dueDate("UserTask_SendConvocation", reference)).map(Deadline::date).contains(LocalDate.of(2017, 10, 30));
        council.confirmConvocation(reference, UNCHANGED, true, null, CLERK);
        council.checkConvocation(reference);
        council.sendConvocation(reference);
        assertThat(outbox.mails()).hasSize(64);
        assertThat(outbox.mails().get(40).body())
            .contains("Le quorum n’ayant pas été atteint le lundi 30 octobre 2017, le conseil municipal délibérera quel que soit le nombre des membres présents.")
            .contains("(CGCT, art. L2121-10, L2121-12 et L2121-17)");
        assertThat(sheets.of(ConvocationSheet.class).get(1).firstSession()).isEqualTo("2017-10-30");

        today("2017-11-03");
        attend(present().subList(0, 4), town.proxy("CHABERT Sabine", "GIRAL Hélène"));
        assertThat(council.concludeAttendance(reference).quorumReached()).isTrue();
        council.recordPosting(reference, LocalDate.of(2017, 10, 30), List.of(), new ProofEntry(0, ProofKind.SWORN_AGENT, LocalDate.of(2017, 10, 30), null), null, CLERK);
        council.recordVote(reference, unanimous(), null, CLERK);
        assertThat(reader.vote(reference).total()).isEqualTo(5);
        council.concludeVote(reference);
        council.writeExtract(reference);
        assertThat(sheets.of(ExtractSheet.class)).singleElement().satisfies(extract -> {
            assertThat(extract.quorumRequired()).isFalse();
            assertThat(extract.sessionDate()).isEqualTo("2017-11-03");
            assertThat(extract.convocationDate()).isEqualTo("2017-10-30");
            assertThat(extract.absent()).hasSize(28);
        });
    }

    @Test
    void aSecondSessionCalledInUrgencyNeedsItsQuorumAgain() {
        convene();
        today("2017-10-30");
        attend(present().subList(0, 16));
        council.prepareSecondSession(reference, town.urgentSession(LocalDate.of(2017, 11, 1), "La rentrée a commencé."), null, CLERK);
        assertThat(council.concludeSecondSession(reference)).isTrue();
        council.confirmConvocation(reference, UNCHANGED, true, null, CLERK);
        council.sendConvocation(reference);
        assertThat(sheets.of(ConvocationSheet.class).get(1).firstSession()).isNull();
        today("2017-11-01");
        attend(present().subList(0, 16));
        assertThat(council.concludeAttendance(reference)).isEqualTo(new AttendanceConclusion(false, true));
        council.prepareSecondSession(reference, town.session(LocalDate.of(2017, 11, 6)), null, CLERK);
        assertThat(reader.secondSession(reference).missed()).isEqualTo("2017-11-01");
        assertThat(count("council_session s join agenda_item i on i.id = s.agenda_item where i.reference = '" + reference + "'")).isEqualTo(3);
    }

    @Test
    void thereIsNoSecondSessionWhereTheQuorumWasReached() {
        meet();
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> council.prepareSecondSession(reference, town.session(LocalDate.of(2017, 11, 6)), null, CLERK))
            .withMessageStartingWith("Le quorum est atteint : il n’y a pas lieu à seconde convocation.");
    }

    @Test
    void interestedMembersCountForNothing() {
        convene();
        today("2017-10-30");
        AttendanceEntry entry = with(town.attendance(present().subList(0, 17), List.of(town.proxy("CHABERT Sabine", "GUILHEM Evelyne"))),
            new AttendanceEntry.Member(town.id("GUILHEM Evelyne"), true, null, null, true));
        council.recordAttendance(reference, new AttendanceEntry(entry.president(), town.id("GIRAL Hélène"), null, entry.members(), entry.proxies()), null, CLERK);
        assertThat(council.concludeAttendance(reference).quorumReached()).as("17 in the room, 16 that count").isFalse();
        Vote vote = reader.vote(reference);
        assertThat(vote.total()).isEqualTo(16);
        assertThat(vote.withoutVote()).containsExactly("Mme GUILHEM Evelyne ne prend pas part au vote : intérêt à l’affaire (CGCT, art. L2131-11).",
            "La procuration de Mme CHABERT Sabine à Mme GUILHEM Evelyne est sans effet à l’heure du vote.");
    }

    @Test
    void whoLeavesDuringTheDiscussionKeepsTheQuorumButDoesNotVote() {
        convene();
        today("2017-10-30");
        AttendanceEntry entry = with(town.attendance(present().subList(0, 17), List.of(town.proxy("CHABERT Sabine", "GUILHEM Evelyne"))),
            new AttendanceEntry.Member(town.id("GUILHEM Evelyne"), true, null, LocalTime.of(19, 0), false));
        council.recordAttendance(reference, new AttendanceEntry(entry.president(), town.id("GIRAL Hélène"), LocalTime.of(18, 45), entry.members(), entry.proxies()), null, CLERK);
        assertThat(council.concludeAttendance(reference).quorumReached()).isTrue();
        council.recordVote(reference, new VoteEntry(ItemAction.VOTE, null, null, LocalTime.of(19, 10), BallotMode.ORDINARY, 0, 0, true, null, null, null, null, null, null),
            null, CLERK);
        Vote vote = reader.vote(reference);
        assertThat(vote.total()).as("16 present, and the proxy of who left is void").isEqualTo(16);
        assertThat(vote.withoutVote()).containsExactly("Mme GUILHEM Evelyne n’est pas en séance à l’heure du vote.",
            "La procuration de Mme CHABERT Sabine à Mme GUILHEM Evelyne est sans effet à l’heure du vote.");
        refused(() -> council.recordVote(reference,
            new VoteEntry(ItemAction.VOTE, null, null, LocalTime.of(18, 40), BallotMode.ORDINARY, 0, 0, true, null, null, null, null, null, null), null, CLERK),
            "votedAt", "Le vote ne peut précéder la mise en discussion de l’affaire.", "CGCT, art. L2121-17");

        council.recordPosting(reference, Castelnaudary.CONVOCATION, List.of(), new ProofEntry(0, ProofKind.SWORN_AGENT, Castelnaudary.CONVOCATION, null), null, CLERK);
        council.concludeVote(reference);
        council.writeExtract(reference);
        assertThat(sheets.of(ExtractSheet.class)).singleElement().satisfies(extract -> {
            assertThat(extract.present()).as("she made the quorum; the president is named apart").hasSize(16).extracting(Person::listed).contains("GUILHEM Evelyne");
            assertThat(extract.proxies()).isEmpty();
            assertThat(extract.absent()).extracting(Person::listed).contains("CHABERT Sabine").hasSize(16);
        });
    }

    // urgency

    @Test
    void theCouncilRulesOnTheUrgencyBeforeItVotes() {
        meetInUrgency();
        refused(() -> council.concludeUrgency(reference), "accepted", "Le conseil municipal ne s’est pas encore prononcé sur l’urgence.", "CGCT, art. L2121-12");
        refused(() -> council.recordVote(reference, unanimous(), null, CLERK), "accepted", "Le conseil municipal ne s’est pas encore prononcé sur l’urgence.",
            "CGCT, art. L2121-12");
        refused(() -> council.ruleOnUrgency(reference, true, " ", null, CLERK), "report",
            "Indiquez ce dont le maire a rendu compte à l’ouverture de la séance : le conseil se prononce sur l’urgence après ce compte rendu.", "CGCT, art. L2121-12");
        refused(() -> council.ruleOnUrgency(reference, null, "Le maire a rendu compte.", null, CLERK), "accepted", "Indiquez si le conseil municipal retient l’urgence.",
            "CGCT, art. L2121-12");
        council.ruleOnUrgency(reference, true, "Le maire a rendu compte.", null, CLERK);
        assertThat(council.concludeUrgency(reference)).isEqualTo(new UrgencyConclusion(true, null));
        council.recordVote(reference, unanimous(), null, CLERK);
    }

    @Test
    void anUrgencyThatIsNotTakenUpAdjournsTheItemWhichComesAgainWithItsWords() {
        meetInUrgency();
        council.ruleOnUrgency(reference, false, "Le maire a rendu compte.", null, CLERK);
        refused(() -> council.recordVote(reference, unanimous(), null, CLERK), "",
            "Le conseil municipal n’a pas retenu l’urgence : l’affaire est renvoyée à une séance ultérieure.", "CGCT, art. L2121-12");
        assertThat(council.concludeUrgency(reference)).isEqualTo(new UrgencyConclusion(false, DeliberationOutcome.ADJOURNED));
        refused(() -> council.recordVote(reference, unanimous(), null, CLERK), "", "L’affaire est déjà ajournée : elle ne peut plus être modifiée.", "");

        council.putItem(reference, Castelnaudary.INSEE);
        council.putItem(reference, Castelnaudary.INSEE);
        assertThat(reader.preparation(reference).item()).isEqualTo(town.item());
        assertThat(reader.preparation(reference).session()).isNull();
        assertThat(count("agenda_item where reference = '" + reference + "'")).isEqualTo(2);
    }

    @Test
    void whereNobodyClaimedUrgencyThereIsNothingToRuleOn() {
        meet();
        refused(() -> council.ruleOnUrgency(reference, true, "Compte rendu", null, CLERK), "",
            "La séance n’a pas été convoquée en urgence : le conseil n’a pas à se prononcer.", "CGCT, art. L2121-12");
    }

    // votes

    @Test
    void aVoteAddsUp() {
        meet();
        refused(() -> council.recordVote(reference, figures(BallotMode.ORDINARY, 30, 1, 1, 0, null), null, CLERK), "votesFor",
            "Le compte n’est pas bon : 30 pour, 1 contre, 1 abstention(s) et 0 blanc(s) ou nul(s) font 32 ; 33 peuvent voter (28 présents et 5 procurations valables).",
                "CGCT, art. L2121-20");
        refused(() -> council.concludeVote(reference), "action", "Le vote n’est pas enregistré : indiquez si l’affaire a été mise aux voix, ajournée ou retirée.",
            "CGCT, art. L2121-20");
        refused(() -> council.recordVote(reference, VoteEntry.without(null, null), null, CLERK), "action", "Indiquez si l’affaire a été mise aux voix, ajournée ou retirée.",
            "CGCT, art. L2121-20");
    }

    @Test
    void aTieInASecretBallotIsNotAdopted() {
        meet();
        council.recordVote(reference, new VoteEntry(ItemAction.VOTE, null, null, null, BallotMode.SECRET, 0, 10, false, 16, 16, 0, 1, null, List.of()), null, CLERK);
        Vote vote = reader.vote(reference);
        assertThat(vote.explanation()).isEqualTo("Partage égal des voix au scrutin secret, 16 contre 16 : le président n’a pas voix prépondérante, la délibération n’est pas adoptée. "
            + "(CGCT, art. L2121-20 et L2121-21)");
        assertThat(vote.result()).isEqualTo("REJETÉ AU SCRUTIN SECRET : 16 voix Pour, 16 voix Contre, 1 Bulletin blanc ou nul");
        assertThat(council.concludeVote(reference).outcome()).isEqualTo(DeliberationOutcome.REFUSED);
        assertThat(reader.decisions(reference).outcome()).isEqualTo("rejetée");
    }

    @Test
    void noVotesCastIsNotAdopted() {
        meet();
        council.recordVote(reference, figures(BallotMode.ORDINARY, 0, 0, 33, 0, null), null, CLERK);
        assertThat(reader.vote(reference).explanation()).isEqualTo("Aucun suffrage exprimé : la délibération n’est pas adoptée. (CGCT, art. L2121-20)");
        assertThat(council.concludeVote(reference).outcome()).isEqualTo(DeliberationOutcome.REFUSED);
    }

    @Test
    void thePresidentBreaksATie() {
        meet();
        refused(() -> council.recordVote(reference, figures(BallotMode.ORDINARY, 16, 16, 1, 0, null), null, CLERK), "presidentVote",
            "Partage égal des voix, 16 contre 16 : indiquez le sens du vote du président, dont la voix est prépondérante.", "CGCT, art. L2121-20");
        refused(() -> council.recordVote(reference, figures(BallotMode.ORDINARY, 16, 16, 1, 0, Sense.ABSTENTION), null, CLERK), "presidentVote",
            "Partage égal des voix, 16 contre 16, et le président s’est abstenu : sa voix ne peut départager. Faites revoter le conseil ou ajournez l’affaire.",
                "CGCT, art. L2121-20");
        council.recordVote(reference, figures(BallotMode.ORDINARY, 16, 16, 1, 0, Sense.FOR), null, CLERK);
        assertThat(reader.vote(reference).result()).isEqualTo("ADOPTÉ : 16 voix Pour, 16 voix Contre, 1 Abstention, la voix du président étant prépondérante");
        council.recordVote(reference, figures(BallotMode.ORDINARY, 16, 16, 1, 0, Sense.AGAINST), null, CLERK);
        assertThat(council.concludeVote(reference).outcome()).isEqualTo(DeliberationOutcome.REFUSED);
    }

    @Test
    void theBallotIsTheOneThatWasDue() {
        meet();
        refused(() -> council.recordVote(reference, new VoteEntry(ItemAction.VOTE, null, null, null, BallotMode.SECRET, 0, 9, true, null, null, null, null, null, null), null,
            CLERK), "mode",
            "Le scrutin secret demande le tiers des 28 membres présents, soit 10 ; 9 l’ont demandé.", "CGCT, art. L2121-21");
        refused(() -> council.recordVote(reference, new VoteEntry(ItemAction.VOTE, null, null, null, BallotMode.PUBLIC, 7, 10, true, null, null, null, null, null, null), null,
            CLERK), "mode",
            "Le scrutin secret est de droit : 10 membres présents l’ont demandé, le tiers des 28 présents est de 10. Il l’emporte sur le scrutin public.", "CGCT, art. L2121-21");
    }

    @Test
    void aPublicBallotIsCountedFromTheNames() {
        meet();
        List<NamedVote> names = new ArrayList<>(present().stream().map(name -> new NamedVote(town.id(name), name.startsWith("THOMAS ") ? Sense.AGAINST : Sense.FOR)).toList());
        town.attendance().proxies().forEach(proxy -> names.add(new NamedVote(proxy.giver(), proxy.giver() == town.id("POUPEAU Nathalie") ? Sense.ABSTENTION : Sense.FOR)));
        refused(() -> council.recordVote(reference, named(names.subList(0, 31)), null, CLERK), "byName",
            "Au scrutin public, le vote de chacun est inscrit ; il manque celui de : Mme POUPEAU Nathalie, M. RATABOUIL Michel.", "CGCT, art. L2121-21");
        council.recordVote(reference, named(names), null, CLERK);
        council.recordVote(reference, named(names), null, CLERK);
        assertThat(reader.vote(reference).saved().byName()).containsExactlyElementsOf(names);
        assertThat(reader.vote(reference).result()).startsWith("ADOPTÉ AU SCRUTIN PUBLIC : 30 voix Pour (M. MAUGARD Patrick, ")
            .endsWith("), 2 voix Contre (M. THOMAS Guy, M. THOMAS Eric), 1 Abstention (Mme POUPEAU Nathalie)");
        council.concludeVote(reference);
    }

    @Test
    void anItemIsAdjournedOrWithdrawnForAReason() {
        meet();
        refused(() -> council.recordVote(reference, VoteEntry.without(ItemAction.ADJOURN, " "), null, CLERK), "reason", "Indiquez pourquoi l’affaire est ajournée.", "");
        refused(() -> council.recordVote(reference, VoteEntry.without(ItemAction.WITHDRAW, null), null, CLERK), "reason",
            "Indiquez pourquoi l’affaire est retirée de l’ordre du jour.", "");
        council.recordVote(reference, unanimous(), null, CLERK);
        council.recordVote(reference, VoteEntry.without(ItemAction.ADJOURN, "Pièces manquantes."), null, CLERK);
        assertThat(reader.vote(reference).saved().reason()).isEqualTo("Pièces manquantes.");
        assertThat(council.concludeVote(reference).outcome()).isEqualTo(DeliberationOutcome.ADJOURNED);
        assertThat(count("ballot b join council_session s on s.id = b.session join agenda_item i on i.id = s.agenda_item where i.reference = '" + reference + "'")).isZero();
        refused(() -> council.writeExtract(reference), "", "L’affaire n’a pas été mise aux voix : il n’y a pas de délibération à extraire.", "CGCT, art. L2121-23");
    }

    @Test
    void theExtractNamesWhoWasAbsentAndWhoWithdrew() {
        convene();
        council.recordPosting(reference, Castelnaudary.CONVOCATION, List.of(), new ProofEntry(0, ProofKind.SWORN_AGENT, Castelnaudary.CONVOCATION, null), null, CLERK);
        today("2017-10-30");
        AttendanceEntry entry = with(town.attendance(present(), List.of(town.proxy("CHABERT Sabine", "GUILHEM Evelyne"))),
            new AttendanceEntry.Member(town.id("THOMAS Guy"), true, null, null, true));
        council.recordAttendance(reference, entry, null, CLERK);
        council.recordVote(reference, new VoteEntry(ItemAction.VOTE, null, null, null, BallotMode.ORDINARY, 0, 0, false, 25, 2, 1, null, null,
            List.of(new NamedVote(town.id("THOMAS Eric"), Sense.AGAINST))), null, CLERK);
        council.concludeVote(reference);
        council.writeExtract(reference);
        assertThat(sheets.of(ExtractSheet.class)).singleElement().satisfies(extract -> {
            assertThat(extract.present()).hasSize(26);
            assertThat(extract.withdrawn()).extracting(Person::listed).containsExactly("THOMAS Guy");
            assertThat(extract.absent()).extracting(Person::listed)
                .containsExactly("CATHALA-LEGUEVAQUES Nicole", "VERONIN-MASSET Jean-François", "POUPEAU Nathalie", "RATABOUIL Michel");
            assertThat(extract.result()).isEqualTo("ADOPTÉ : 25 voix Pour, 2 voix Contre (M. THOMAS Eric), 1 Abstention");
            assertThat(extract.decisionsPosted()).isNull();
        });
    }

    // what is posted afterwards

    @Test
    void thePostingOfTheDecisionsHasItsDate() {
        meet();
        council.recordVote(reference, unanimous(), null, CLERK);
        council.concludeVote(reference);
        refused(() -> council.concludeDecisionPosting(reference), "postedOn",
            "Indiquez la date d’affichage : Le compte rendu de la séance du 30/10/2017 est affiché sous huitaine, soit au plus tard le 06/11/2017.",
            "CGCT, art. L2121-25, version antérieure au 1er juillet 2022");
        refused(() -> council.postDecisions(reference, null, null, null, CLERK), "postedOn", "Indiquez la date d’affichage.",
            "CGCT, art. L2121-25, version antérieure au 1er juillet 2022");
        refused(() -> council.postDecisions(reference, LocalDate.of(2017, 10, 29), null, null, CLERK), "postedOn", "L’affichage ne peut précéder la séance du 30/10/2017.",
            "CGCT, art. L2121-25, version antérieure au 1er juillet 2022");
        today("2017-11-08");
        council.postDecisions(reference, LocalDate.of(2017, 11, 8), null, null, CLERK);
        council.concludeDecisionPosting(reference);
        assertThat(reader.decisions(reference).warnings())
            .containsExactly("Le compte rendu de la séance devait être affiché au plus tard le 06/11/2017 (CGCT, art. L2121-25, version antérieure au 1er juillet 2022).");
    }

    private void prepare(String day) {
        council.prepareSession(reference, town.item(), town.session(LocalDate.parse(day)), null, CLERK);
    }

    private void convene() {
        prepare("2017-10-30");
        today("2017-10-24");
        council.confirmConvocation(reference, UNCHANGED, true, null, CLERK);
        council.sendConvocation(reference);
    }

    private void meet() {
        convene();
        today("2017-10-30");
        council.recordAttendance(reference, town.attendance(), null, CLERK);
        council.concludeAttendance(reference);
    }

    private void meetInUrgency() {
        council.prepareSession(reference, town.item(), town.urgentSession(LocalDate.of(2017, 10, 22), "La rentrée a commencé."), null, CLERK);
        council.confirmConvocation(reference, UNCHANGED, true, null, CLERK);
        council.sendConvocation(reference);
        assertThat(outbox.mails().get(0).body()).contains("Le délai de convocation est abrégé en raison de l’urgence : La rentrée a commencé.\nLe conseil municipal se prononcera");
        assertThat(sheets.of(ConvocationSheet.class)).singleElement().satisfies(sheet -> assertThat(sheet.urgencyReason()).isEqualTo("La rentrée a commencé"));
        today("2017-10-22");
        council.recordAttendance(reference, town.attendance(), null, CLERK);
        assertThat(council.concludeAttendance(reference)).isEqualTo(new AttendanceConclusion(true, true));
    }

    private void attend(List<String> present, GivenProxy... proxies) {
        AttendanceEntry entry = town.attendance(present, List.of(proxies));
        boolean secretaryThere = present.contains("EL KAHAZ Sarah");
        council.recordAttendance(reference,
            new AttendanceEntry(entry.president(), secretaryThere ? entry.secretary() : town.id(present.get(present.size() - 1)), null, entry.members(), entry.proxies()),
            null, CLERK);
    }

    private static List<String> present() {
        List<String> present = new ArrayList<>(List.of("MAUGARD Patrick"));
        present.addAll(Arrays.asList(Castelnaudary.PRESENT.split(", ")));
        return present;
    }

    private AttendanceEntry with(AttendanceEntry entry, AttendanceEntry.Member changed) {
        List<AttendanceEntry.Member> members = entry.members().stream().map(member -> member.councillor() == changed.councillor() ? changed : member).toList();
        return new AttendanceEntry(entry.president(), entry.secretary(), entry.discussedAt(), members, entry.proxies());
    }

    private AttendanceEntry.Member member(String name, boolean present, LocalTime arrived, LocalTime left) {
        return new AttendanceEntry.Member(town.id(name), present, arrived, left, false);
    }

    private ProofEntry proof(String name, ProofKind kind, String date, String note) {
        return new ProofEntry(town.id(name), kind, date == null ? null : LocalDate.parse(date), note);
    }

    private static VoteEntry unanimous() {
        return new VoteEntry(ItemAction.VOTE, null, null, null, BallotMode.ORDINARY, 0, 0, true, null, null, null, null, null, null);
    }

    private static VoteEntry figures(BallotMode mode, int votesFor, int against, int abstentions, int blanks, Sense president) {
        return new VoteEntry(ItemAction.VOTE, null, null, null, mode, 0, 0, false, votesFor, against, abstentions, blanks, president, null);
    }

    private static VoteEntry named(List<NamedVote> names) {
        return new VoteEntry(ItemAction.VOTE, null, null, null, BallotMode.PUBLIC, 7, 0, false, null, null, null, null, null, names);
    }

    private int count(String from) {
        return database.queryForObject("select count(*) from " + from, Integer.class);
    }

    private void today(String day) {
        clock.set(civil.at(LocalDate.parse(day), LocalTime.of(9, 0)));
    }

    private static void refused(ThrowingCallable call, String field, String sentence, String article) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(call)
            .satisfies(refused -> assertThat(refused.reasons()).containsExactly(new Refusal(field, sentence, article)));
    }
}
