package fr.paraphe.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.Refusal;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.DisputeService.Convene;
import fr.paraphe.dispute.DisputeService.FollowCommitment;
import fr.paraphe.dispute.DisputeService.RecordOutcome;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.mail.Attachment;
import fr.paraphe.mail.Mail;
import fr.paraphe.support.OutboxKeeper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Art. 10, from the receipt of the mise en demeure on, and the dates of art. 9. */
@DisputeSlice
class DisputeServiceTest {

    @Autowired
    private DisputeService disputes;
    @Autowired
    private DisputeReader reader;
    @Autowired
    private LetterService letters;
    @Autowired
    private DisputeDueDates dueDates;
    @Autowired
    private DocumentStore documents;
    @Autowired
    private OutboxKeeper outbox;
    @Autowired
    private DisputeSlice.Town town;

    private String convention;
    private String dispute;

    @BeforeEach
    void aMiseEnDemeureIsReceived() {
        outbox.clear();
        town.on("2019-01-29");
        convention = town.convention();
        dispute = town.letter(convention, LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, "2019-01-29");
        disputes.open(dispute);
    }

    private void received() {
        town.on("2019-02-04");
        town.received(dispute, "2019-01-31");
    }

    private void convened() {
        received();
        convene("2019-02-20", null);
        disputes.concludeConvening(dispute);
    }

    @Test
    void isOpenedOnceByALetterThatWasSent() {
        assertThat(disputes.byReference(dispute).status()).isEqualTo(DisputeStatus.SENT);
        refused("reference", () -> disputes.open(dispute));
        String resiliation = letters.openResiliation(dispute, LocalDate.of(2019, 3, 1), "x").reference();
        assertThatThrownBy(() -> disputes.open(resiliation)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> disputes.open(convention)).isInstanceOf(NotFoundException.class);
        assertThat(disputes.find(convention)).isEmpty();
    }

    @Test
    void theLimitRunsFromTheReceiptAndIsShownBySendingBefore() {
        assertThat(disputes.conciliationLimit(dispute)).isEmpty();
        assertThat(disputes.nextLimit(dispute)).map(Deadline::date).contains(LocalDate.of(2019, 2, 28));
        assertThat(disputes.nextLimit(dispute)).map(Deadline::rule).contains("Conciliation : 1 mois à compter de l’envoi");
        refused("", () -> convene("2019-02-20", null));

        received();
        assertThat(disputes.nextLimit(dispute)).isEqualTo(disputes.conciliationLimit(dispute)).map(Deadline::rule).contains("Conciliation : 1 mois à compter de la réception");
        assertThat(dueDates.dueDate("UserTask_OrganiseConciliation", dispute)).isEqualTo(disputes.conciliationLimit(dispute));
        assertThat(dueDates.dueDate("UserTask_OrganiseConciliation", convention)).isEmpty();
    }

    @Test
    void anUnclaimedLetterCountsFromItsFirstPresentation() {
        town.on("2019-02-20");
        town.unclaimed(dispute, "2019-01-30");
        assertThat(disputes.conciliationLimit(dispute)).map(Deadline::date).contains(LocalDate.of(2019, 2, 28));
        assertThat(disputes.conciliationLimit(dispute)).map(Deadline::explanation).get().asString().contains("présentée pour la première fois le mercredi 30 janvier 2019");
    }

    @Test
    void bothPartiesAreInvitedOnceWithAPaperAndACalendarFile() {
        received();
        convene("2019-02-21", null);
        convene("2019-02-20", null);
        assertThat(disputes.byReference(dispute).status()).isEqualTo(DisputeStatus.SENT);
        disputes.concludeConvening(dispute);
        assertThat(disputes.byReference(dispute).status()).isEqualTo(DisputeStatus.CONVENED);
        assertThat(disputes.nextLimit(dispute)).map(Deadline::date).contains(LocalDate.of(2019, 3, 7));

        disputes.invite(dispute);
        disputes.invite(dispute);
        assertThat(outbox.mails()).extracting(Mail::to).containsExactlyInAnyOrder("mairie@valombre.example", "ent@academie.example");
        assertThat(outbox.mails()).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("Conciliation " + dispute + " : mercredi 20 février 2019");
            assertThat(mail.body()).contains("à 10 h 30, Hôtel de ville", "à l’initiative de l’académie de Montpellier");
            assertThat(mail.commune()).isEqualTo("11999");
            assertThat(mail.attachments()).extracting(Attachment::mediaType).containsExactly("application/pdf", "text/calendar");
            assertThat(new String(mail.attachments().get(1).bytes(), StandardCharsets.UTF_8)).contains("DTSTART:20190220T093000Z", "SEQUENCE:0");
        });
        assertThat(documents.of(dispute)).hasSize(2).allMatch(paper -> paper.kind() == DocumentKind.CONCILIATION_INVITATION && paper.commune().equals("11999"));
        assertThat(disputes.conciliations(dispute)).singleElement().satisfies(meeting -> assertThat(meeting.invitation()).contains(documents.of(dispute).get(0).id()));
    }

    @Test
    void aDayPastTheLimitWantsTheOtherSidesAgreementAndAfterTheLimitItIsTooLate() {
        received();
        refused("agreedLater", () -> convene("2019-03-01", null));
        refused("heldOn", () -> disputes.concludeConvening(dispute));
        convene("2019-03-08", "courriel de Mme Martin du 04/02/2019");
        town.on("2019-03-01");
        refused("", () -> disputes.concludeConvening(dispute));
        town.on("2019-02-28");
        disputes.concludeConvening(dispute);
        assertThat(disputes.agreementLimit(dispute)).map(Deadline::date).contains(LocalDate.of(2019, 3, 23));
    }

    @Test
    void nobodyConvenes() {
        received();
        convene("2019-02-20", null);
        town.on("2019-03-01");
        String letter = disputes.fail(dispute);
        assertThat(letter).isEqualTo(convention + "-R1");
        assertThat(disputes.fail(dispute)).isEqualTo(letter);
        assertThat(disputes.byReference(dispute)).satisfies(failed -> {
            assertThat(failed.status()).isEqualTo(DisputeStatus.FAILED);
            assertThat(failed.failure()).contains(FailureReason.NOT_CONVENED);
            assertThat(failed.failedOn()).contains(LocalDate.of(2019, 3, 1));
        });
        assertThat(letters.byReference(letter)).satisfies(opened -> {
            assertThat(opened.author()).isEqualTo(Side.COMMUNE);
            assertThat(opened.failedOn()).contains(LocalDate.of(2019, 3, 1));
        });
        // what its author makes of the failure is nobody's yet
        assertThat(disputes.nextLimit(dispute)).isEmpty();
        assertThat(outbox.mails()).hasSize(2).allMatch(mail -> mail.body().contains("Personne n’a organisé de conciliation"));
    }

    @Test
    void aPartyDeclaresTheFailure() {
        convened();
        refused("on", () -> record(new RecordOutcome(dispute, ConciliationOutcome.FAILURE, LocalDate.of(2019, 2, 4), Side.ACADEMIE, null, "Rien.", null, null, "x")));
        refused("outcome", () -> disputes.concludeOutcome(dispute));
        // even when the days for an agreement are over: it is no agreement
        town.on("2019-03-08");
        record(new RecordOutcome(dispute, ConciliationOutcome.FAILURE, LocalDate.of(2019, 2, 21), Side.ACADEMIE, null, " Aucun accord sur le débit. ", null, null, "x"));
        assertThat(disputes.concludeOutcome(dispute)).isEqualTo(ConciliationOutcome.FAILURE);
        disputes.fail(dispute);
        assertThat(disputes.byReference(dispute).failure()).contains(FailureReason.DECLARED);
        assertThat(disputes.byReference(dispute).failedOn()).contains(LocalDate.of(2019, 2, 21));
        assertThat(outbox.mails()).hasSize(2).allMatch(mail -> mail.body().contains("L’académie de Montpellier a déclaré l’échec de la conciliation le jeudi 21 février 2019")
            && mail.body().contains("Aucun accord sur le débit."));
    }

    @Test
    void noAgreementInFifteenDaysIsAFailure() {
        convened();
        town.on("2019-03-07");
        agree(List.of());
        town.on("2019-03-08");
        refused("", () -> disputes.concludeOutcome(dispute));
        disputes.fail(dispute);
        assertThat(disputes.byReference(dispute).failure()).contains(FailureReason.NO_AGREEMENT);
        assertThat(disputes.byReference(dispute).failedOn()).contains(LocalDate.of(2019, 3, 8));
    }

    @Test
    void aMeetingIsPutOffByAnAgreementAndTheInvitationMovesInTheCalendar() {
        convened();
        disputes.invite(dispute);
        town.on("2019-02-19");
        refused("agreement", () -> postpone("2019-03-05", null));
        postpone("2019-03-05", "courriel du rectorat");
        assertThat(disputes.concludeOutcome(dispute)).isEqualTo(ConciliationOutcome.POSTPONED);
        disputes.invite(dispute);
        assertThat(disputes.conciliations(dispute)).extracting(Conciliation::heldOn).containsExactly(LocalDate.of(2019, 2, 20), LocalDate.of(2019, 3, 5));
        assertThat(disputes.agreementLimit(dispute)).map(Deadline::date).contains(LocalDate.of(2019, 3, 20));
        assertThat(outbox.mails()).hasSize(4);
        assertThat(outbox.mails().subList(2, 4)).allSatisfy(mail -> {
            assertThat(mail.body()).contains("La conciliation est reportée.");
            assertThat(new String(mail.attachments().get(1).bytes(), StandardCharsets.UTF_8)).contains("SEQUENCE:1", "UID:conciliation-" + dispute + "@paraphe");
        });
        // nothing recorded of the first meeting makes the second one a failure
        town.on("2019-03-06");
        agree(List.of());
        assertThat(disputes.concludeOutcome(dispute)).isEqualTo(ConciliationOutcome.AGREEMENT);
    }

    @Test
    void anAgreementIsFollowedCommitmentByCommitment() {
        convened();
        town.on("2019-02-22");
        agree(List.of(new Commitment(Side.ACADEMIE, "former les directeurs", LocalDate.of(2019, 4, 30))));
        agree(List.of(new Commitment(Side.COMMUNE, "raccorder l’école Est", LocalDate.of(2019, 3, 31)), new Commitment(Side.ACADEMIE, "activer l’école Est", LocalDate.of(2019, 4, 15))));
        disputes.concludeOutcome(dispute);
        assertThat(outbox.mails()).hasSize(2).allMatch(mail -> mail.body().contains("- la commune de Valombre, au plus tard le dimanche 31 mars 2019 : raccorder l’école Est"));
        List<ConciliationCommitment> made = disputes.commitments(dispute);
        assertThat(made).extracting(ConciliationCommitment::side).containsExactly(Side.COMMUNE, Side.ACADEMIE);
        long first = made.get(0).id();
        long second = made.get(1).id();
        assertThat(dueDates.dueDate("UserTask_FollowCommitment", dispute, second)).map(Deadline::date).contains(LocalDate.of(2019, 4, 15));
        assertThat(disputes.nextLimit(dispute)).map(Deadline::date).contains(LocalDate.of(2019, 3, 31));

        town.on("2019-04-01");
        refused("kept", () -> disputes.concludeCommitment(first));
        disputes.followCommitment(new FollowCommitment(first, true, LocalDate.of(2019, 3, 28), null, "x"));
        assertThat(disputes.concludeCommitment(first)).isTrue();
        assertThat(disputes.concludeCommitment(first)).isTrue();
        assertThat(disputes.nextLimit(dispute)).map(Deadline::date).contains(LocalDate.of(2019, 4, 15));
        refused("on", () -> disputes.followCommitment(new FollowCommitment(second, false, LocalDate.of(2019, 4, 1), "rien", "x")));
        town.on("2019-04-16");
        disputes.followCommitment(new FollowCommitment(second, false, LocalDate.of(2019, 4, 16), "L’école est fermée à l’ENT.", "x"));
        assertThat(disputes.concludeCommitment(second)).isFalse();
        assertThat(outbox.mails()).hasSize(4);
        assertThat(outbox.mails().get(2).body()).contains("une nouvelle mise en demeure est nécessaire", "L’école est fermée à l’ENT.");
        disputes.close(dispute, "Accord non tenu");
        assertThat(disputes.byReference(dispute)).satisfies(closed -> {
            assertThat(closed.status()).isEqualTo(DisputeStatus.CLOSED);
            assertThat(closed.closeReason()).contains("Accord non tenu");
        });
        assertThat(letters.byReference(dispute).isRunning()).isFalse();
        refused("", () -> disputes.followCommitment(new FollowCommitment(first, true, LocalDate.of(2019, 4, 1), null, "x")));
    }

    @Test
    void aRecordOfAnotherCaseIsRefused() {
        convened();
        town.on("2019-02-22");
        long other = documents.store(new NewDocument(convention, "11999", DocumentKind.OTHER, "t", "application/pdf", new byte[] {1}, "x")).id();
        refused("document", () -> record(new RecordOutcome(dispute, ConciliationOutcome.AGREEMENT, LocalDate.of(2019, 2, 20), null, other, "Accord.", null, null, "x")));
        long own = documents.store(new NewDocument(dispute, "11999", DocumentKind.CONCILIATION_RECORD, "t", "application/pdf", new byte[] {1}, "x")).id();
        record(new RecordOutcome(dispute, ConciliationOutcome.AGREEMENT, LocalDate.of(2019, 2, 20), null, own, "Accord.", null, null, "x"));
        assertThat(disputes.conciliation(dispute).orElseThrow().record()).contains(own);
    }

    @Test
    void aResiliationRunsFromItsSendingAndIsWithdrawnBeforeItsEnd() {
        received();
        town.on("2019-03-01");
        String letter = disputes.fail(dispute);
        town.send(letter, "2019-03-01");
        assertThat(disputes.nextLimit(dispute)).map(Deadline::date).contains(LocalDate.of(2019, 3, 16));
        assertThat(dueDates.dueDate("UserTask_AwaitResiliation", dispute)).map(Deadline::date).contains(LocalDate.of(2019, 3, 16));
        assertThat(dueDates.alsoConcerned("UserTask_AwaitResiliation", dispute)).containsExactly("academie");
        refused("", () -> disputes.askForWithdrawal(dispute, "réglé", "x"));

        town.on("2019-03-16");
        letters.enterWithdrawal(new LetterService.EnterWithdrawal(letter, LocalDate.of(2019, 3, 16), "Les écoles sont raccordées.", null, "x"));
        town.on("2019-03-17");
        refused("withdrawnOn", () -> disputes.concludeWithdrawal(letter));
        // from then on the two months of the judge are what counts
        assertThat(disputes.nextLimit(dispute)).map(Deadline::article).contains(ActionDelay.ARTICLE);
        town.on("2019-03-16");
        disputes.concludeWithdrawal(letter);
        int told = outbox.mails().size();
        disputes.close(dispute, "Résiliation retirée");
        assertThat(outbox.mails()).hasSize(told);
        assertThat(disputes.nextLimit(dispute)).isEmpty();
    }

    @Test
    void itsAuthorTakesTheMiseEnDemeureBack() {
        received();
        refused("reason", () -> disputes.askForWithdrawal(dispute, " ", "x"));
        town.on("2019-03-01");
        String letter = disputes.fail(dispute);
        disputes.askForWithdrawal(dispute, "Les écoles sont raccordées.", "x");
        disputes.withdrawn(dispute);
        assertThat(disputes.byReference(dispute).status()).isEqualTo(DisputeStatus.WITHDRAWN);
        assertThat(town.letterStatus(dispute)).isEqualTo("WITHDRAWN");
        assertThat(town.letterStatus(letter)).isEqualTo("STOPPED");
        refused("", () -> disputes.askForWithdrawal(dispute, "encore", "x"));
    }

    @Test
    void theEndOfTheConventionEndsWhatIsLeft() {
        received();
        town.on("2019-03-01");
        String letter = disputes.fail(dispute);
        town.ended(convention);
        disputes.stop(dispute);
        disputes.stop(dispute);
        assertThat(disputes.byReference(dispute)).satisfies(stopped -> {
            assertThat(stopped.status()).isEqualTo(DisputeStatus.STOPPED);
            assertThat(stopped.closeReason().orElseThrow()).startsWith("Dénonciation");
        });
        assertThat(town.letterStatus(letter)).isEqualTo("STOPPED");
    }

    @Test
    void aDenonciationRunsFromItsReceipt() {
        String notice = town.letter(convention, LetterKind.DENONCIATION, Side.ACADEMIE, "2019-01-28");
        disputes.open(notice);
        assertThat(disputes.nextLimit(notice)).map(Deadline::rule).contains("Dénonciation : préavis de 1 mois à compter de l’envoi");
        assertThat(dueDates.dueDate("UserTask_AwaitNotice", notice)).isEmpty();
        town.received(notice, "2019-01-31");
        assertThat(disputes.nextLimit(notice)).map(Deadline::date).contains(LocalDate.of(2019, 2, 28));
        assertThat(dueDates.dueDate("UserTask_AwaitNotice", notice)).isEqualTo(disputes.nextLimit(notice));
        assertThat(dueDates.alsoConcerned("UserTask_AwaitNotice", notice)).containsExactly("secretariat");
        assertThat(disputes.dates(notice).end().orElseThrow().effective()).isEqualTo(LocalDate.of(2019, 3, 1));
        refused("", () -> disputes.askForWithdrawal(notice, "non", "x"));
        refused("", () -> disputes.convene(new Convene(notice, Side.COMMUNE, LocalDate.of(2019, 2, 20), LocalTime.NOON, "ici", null, null, "x")));
        assertThat(disputes.of(convention)).extracting(Dispute::reference).containsExactlyInAnyOrder(dispute, notice);
    }

    @Test
    void aListShowsWhatOneMaySeeOpenOnesFirstWithTheirNextDate() {
        convened();
        disputes.close(dispute, "Litige sans suite");
        town.on("2019-02-04");
        String second = town.letter(convention, LetterKind.MISE_EN_DEMEURE, Side.ACADEMIE, "2019-02-01");
        disputes.open(second);
        town.received(second, "2019-02-02");
        convene(second, "2019-02-25", null);
        disputes.concludeConvening(second);
        town.on("2019-02-26");
        record(new RecordOutcome(second, ConciliationOutcome.AGREEMENT, LocalDate.of(2019, 2, 25), null, null, "Accord.",
            List.of(new Commitment(Side.COMMUNE, "raccorder", LocalDate.of(2019, 3, 31))), null, "x"));
        disputes.concludeOutcome(second);

        assertThat(reader.list(filter(null), 10, 0)).extracting(DisputeLine::reference).containsExactly(second, dispute);
        assertThat(reader.list(filter(true), 10, 0)).singleElement().satisfies(line -> {
            assertThat(line.communeName()).isEqualTo("Valombre");
            assertThat(line.author()).isEqualTo(Side.ACADEMIE);
            assertThat(line.sentOn()).isEqualTo(LocalDate.of(2019, 2, 1));
            assertThat(line.nextLimit()).isEqualTo(disputes.nextLimit(second)).isPresent();
        });
        assertThat(reader.list(filter(false), 10, 0)).singleElement().satisfies(line -> assertThat(line.closeReason()).contains("Litige sans suite"));
        assertThat(reader.list(filter(null), 1, 1)).extracting(DisputeLine::reference).containsExactly(dispute);
        assertThat(reader.count(filter(null))).isEqualTo(2);
        assertThat(reader.count(new DisputeFilter(false, Set.of("34172"), Set.of(), null, null, convention, null))).isZero();
        assertThat(reader.count(new DisputeFilter(false, Set.of(), Set.of("montpellier"), "11999", "montpellier", convention, null))).isEqualTo(2);
        assertThat(reader.count(new DisputeFilter(false, Set.of(), Set.of(), null, null, convention, null))).isZero();
    }

    private DisputeFilter filter(Boolean open) {
        return new DisputeFilter(true, Set.of(), Set.of(), null, null, convention, open);
    }

    private void convene(String on, String agreedLater) {
        convene(dispute, on, agreedLater);
    }

    private void convene(String reference, String on, String agreedLater) {
        disputes.convene(new Convene(reference, Side.ACADEMIE, LocalDate.parse(on), LocalTime.of(10, 30), "Hôtel de ville", List.of("M. Dupont"), agreedLater, "x"));
    }

    private void postpone(String to, String agreement) {
        record(new RecordOutcome(dispute, ConciliationOutcome.POSTPONED, null, null, null, null, null,
            new Meeting(LocalDate.parse(to), LocalTime.of(9, 0), "Rectorat", null, agreement), "x"));
    }

    private void agree(List<Commitment> commitments) {
        record(new RecordOutcome(dispute, ConciliationOutcome.AGREEMENT, LocalDate.of(2019, 2, 20), null, null, "Le débit est rétabli.", commitments, null, "x"));
    }

    private void record(RecordOutcome outcome) {
        disputes.recordOutcome(outcome);
    }

    private static void refused(String field, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reasons()).extracting(Refusal::field).contains(field));
    }
}
