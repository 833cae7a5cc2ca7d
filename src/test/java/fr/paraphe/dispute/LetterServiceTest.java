package fr.paraphe.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.Obligations;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.Side;
import fr.paraphe.convention.TextSigned;
import fr.paraphe.convention.TextToSign;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.LetterSheet;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.mail.Mail;
import fr.paraphe.support.OutboxKeeper;
import fr.paraphe.support.RoomTest;
import fr.paraphe.support.SignedConvention;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters of both parties, from their opening to their receipt or their withdrawal; every use case commits. */
@RoomTest("2019-01-29T11:00:00Z")
@Import({LetterService.class, LetterMails.class, LetterTexts.class, ConventionService.class, SchoolLists.class, Obligations.class, PartyReader.class, DirectoryService.class,
    DocumentStore.class, LetterServiceTest.Given.class})
class LetterServiceTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TestConfiguration(proxyBeanMethods = false)
    static class Given {

        @Bean
        OutboxKeeper outbox() {
            return new OutboxKeeper();
        }
    }

    @Autowired
    LetterService letters;
    @Autowired
    LetterTexts texts;
    @Autowired
    DocumentStore documents;
    @Autowired
    OutboxKeeper outbox;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;

    private String convention;

    @BeforeEach
    void aConventionInForce() {
        outbox.clear();
        on("2019-01-29");
        if (jdbc.sql("select count(*) from academie").query(Integer.class).single() == 0) {
            jdbc.sql("insert into academie values ('montpellier', 'Académie de Montpellier', 'A', 'Montpellier', 'rue', 'Mme', 'Ana', 'Ber', 'Rectrice', 0)").update();
            jdbc.sql("insert into commune values ('11999', 'Valombre', '200000008', 900, '011', '1', 'montpellier', null, '1, place de la Mairie', 0)").update();
            jdbc.sql("insert into mailbox (role, scope, email, version) values ('secretariat', '11999', 'mairie@valombre.example', 0)").update();
            jdbc.sql("insert into mailbox (role, scope, email, version) values ('academie', 'montpellier', 'ent@academie.example', 0)").update();
        }
        convention = "ENT-11999-" + NUMBER.incrementAndGet();
        SignedConvention.of(convention, "11999").schools("EST").into(jdbc);
    }

    @Test
    void aMiseEnDemeureIsItsAuthorsAloneUntilItIsSent() {
        Letter letter = letters.open(new LetterService.OpenLetter(convention, LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, "clerk"));
        assertThat(letter.reference()).isEqualTo(convention + "-M1");
        assertThat(letter.owner()).isEqualTo("11999-litiges");
        assertThat(letters.open(new LetterService.OpenLetter(convention, LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, "clerk")).reference()).isEqualTo(letter.reference());
        String reference = letters.begin(letter.reference()).reference();
        assertThatThrownBy(() -> letters.begin(reference)).isInstanceOf(RefusedException.class);
        MissingObligation missing = letters.missing(convention, Side.ACADEMIE).get(0);
        assertThat(missing.label()).isEqualTo("Activation de l’école : école EST");
        letters.prepare(prepared(reference, List.of(new Grievance("2", missing.code(), " Rien n’est activé. ")), "Activer l’école.", null, null));
        assertThat(letters.conclude(reference)).isEqualTo(LetterRoute.SIGN);
        TextToSign text = texts.text(reference, null).orElseThrow();
        assertThat(text.owner()).isEqualTo("11999-litiges");
        assertThat(text.mayorSigns()).isTrue();
        assertThat(text.recteurSigns()).isFalse();
        assertThat(text.deliberated()).isFalse();
        LetterSheet sheet = (LetterSheet) text.sheet();
        assertThat(sheet.addressee().called()).isEqualTo("Madame la Rectrice");
        assertThat(sheet.sender().person().plain()).isEqualTo("Luc Roy");
        assertThat(sheet.grievances()).containsExactly(new LetterSheet.Grievance("art. 2 – accès de chaque usager à l’ENT-école", "Activation de l’école : école EST",
            "Rien n’est activé."));
        assertThat(sheet.dated()).isEqualTo("2019-01-29");

        refused("", () -> letters.concludeSending(reference));
        StoredDocument signed = sign(letter, "2019-01-30");
        refused("", () -> letters.prepare(prepared(reference, List.of(), "Autre chose.", null, null)));
        assertThat(outbox.mails()).isEmpty();
        assertThat(documents.of(reference)).extracting(StoredDocument::commune).containsExactly("11999-litiges");

        send(reference, "2019-01-30", "1A 1");
        assertThat(letters.concludeSending(reference)).isEqualTo(LetterOutcome.SENT);
        assertThat(letters.concludeSending(reference)).isEqualTo(LetterOutcome.SENT);
        letters.follow(reference);
        letters.follow(reference);
        assertThat(documents.of(reference)).extracting(StoredDocument::kind, StoredDocument::commune, StoredDocument::sha256)
            .containsExactly(tuple(DocumentKind.DISPUTE_LETTER, "11999-litiges", signed.sha256()), tuple(DocumentKind.SENT_LETTER, "11999", signed.sha256()));
        assertThat(outbox.mails()).extracting(Mail::to, Mail::commune).containsExactly(tuple("ent@academie.example", "11999"), tuple("mairie@valombre.example", "11999"));
        assertThat(outbox.mails().get(0).body()).contains("La commune de Valombre vous a adressé le mercredi 30 janvier 2019 la mise en demeure ci-jointe", "(Convention, art. 10)");

        on("2019-02-01");
        refused("receivedOn", () -> letters.recordDelivery(received(reference, "2019-01-29")));
        letters.recordDelivery(received(reference, "2019-01-31"));
        assertThat(letters.byReference(reference).deliveredOn()).isEmpty();
        assertThat(letters.concludeDelivery(reference)).isTrue();
        assertThat(letters.byReference(reference).deliveredOn()).contains(LocalDate.of(2019, 1, 31));
        refused("", () -> letters.recordDelivery(received(reference, "2019-02-01")));
    }

    @Test
    void whatTheAcademieWritesTheRecteurSignsAlone() {
        Letter letter = opened(LetterKind.DENONCIATION, Side.ACADEMIE);
        assertThat(letter.owner()).isEqualTo("montpellier-litiges");
        letters.prepare(prepared(letter.reference(), List.of(), null, null, "Le service est réorganisé."));
        TextToSign text = texts.text(letter.reference(), null).orElseThrow();
        assertThat(text.mayorSigns()).isFalse();
        assertThat(text.recteurSigns()).isTrue();
        assertThat(text.owner()).isEqualTo("montpellier-litiges");
        assertThat(((LetterSheet) text.sheet()).place()).isEqualTo("Montpellier");
        assertThat(((LetterSheet) text.sheet()).addressee().called()).isEqualTo("Monsieur le Maire");
        assertThat(texts.text(convention, null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NonDelivery.class)
    void aLetterThatIsNotReceivedCountsFromItsPresentationUnlessTheAddressIsWrong(NonDelivery why) {
        String reference = sent(LetterKind.MISE_EN_DEMEURE, Side.COMMUNE);
        on("2019-03-01");
        refused("proof", () -> letters.recordDelivery(new LetterService.RecordDelivery(reference, LocalDate.of(2019, 1, 31), null, why, 0L, "clerk")));
        Long proof = documents.of(reference).get(0).id();
        letters.recordDelivery(new LetterService.RecordDelivery(reference, LocalDate.of(2019, 1, 31), null, why, proof, "clerk"));
        assertThat(letters.concludeDelivery(reference)).isEqualTo(why.notifies());
        assertThat(letters.concludeDelivery(reference)).isEqualTo(why.notifies());
        assertThat(letters.byReference(reference).deliveredOn().isPresent()).isEqualTo(why.notifies());
        assertThat(outbox.mails()).hasSize(why.notifies() ? 4 : 3);
    }

    @Test
    void aResiliationFollowsAFailedConciliationOnAnotherLetter() {
        String first = sent(LetterKind.MISE_EN_DEMEURE, Side.ACADEMIE);
        refused("kind", () -> letters.open(new LetterService.OpenLetter(convention, LetterKind.RESILIATION, Side.ACADEMIE, "clerk")));
        refused("", () -> letters.openResiliation(first, null, "paraphe"));
        on("2019-02-28");
        Letter second = letters.openResiliation(first, LocalDate.of(2019, 2, 28), "paraphe");
        assertThat(letters.openResiliation(first, LocalDate.of(2019, 3, 1), "paraphe").reference()).isEqualTo(second.reference()).isEqualTo(convention + "-R1");
        assertThat(second.author()).isEqualTo(Side.ACADEMIE);
        String reference = letters.begin(second.reference()).reference();
        refused("motives", () -> letters.prepare(prepared(reference, List.of(), null, " ", null)));
        letters.prepare(prepared(reference, List.of(), null, "Rien n’a été fait.", null));
        letters.conclude(reference);
        assertThat(texts.sheet(letters.byReference(reference)).first().reference()).isEqualTo(first);
        sign(second, "2019-02-28");
        refused("trackingNumber", () -> send(reference, "2019-02-28", "1a1"));
        refused("sentOn", () -> send(reference, "2019-02-27", "2A 2"));
        send(reference, "2019-02-28", "2A 2");
        letters.concludeSending(reference);
        assertThat(letters.runningResiliation(convention)).map(Letter::reference).contains(reference);
        assertThat(letters.resiliationOf(first)).map(Letter::reference).contains(reference);
    }

    @Test
    void aSecondResiliationIsRefusedWhoeverSendsItUntilTheFirstIsWithdrawn() {
        String running = resiliation(Side.ACADEMIE);
        letters.concludeSending(running);
        String other = resiliationUnsent(Side.COMMUNE);
        assertThatThrownBy(() -> send(other, "2019-03-02", "3A 3")).isInstanceOf(RefusedException.class).hasMessageContaining(running, "envoyée par l’académie le 02/03/2019");
        refused("document", () -> letters.enterWithdrawal(new LetterService.EnterWithdrawal(running, LocalDate.of(2019, 3, 2), "Un accord est trouvé.", 0L, "clerk")));
        // the paper is deposited where the task is, in the case of the dispute
        Long paper = documents.of(letters.byReference(running).dispute().orElseThrow()).get(0).id();
        letters.enterWithdrawal(new LetterService.EnterWithdrawal(running, LocalDate.of(2019, 3, 2), "Un accord est trouvé.", paper, "clerk"));
        outbox.clear();
        letters.concludeWithdrawal(running);
        letters.concludeWithdrawal(running);
        assertThat(letters.byReference(running).status()).isEqualTo(LetterStatus.WITHDRAWN);
        assertThat(outbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("mairie@valombre.example");
            assertThat(mail.body()).contains("L’académie de Montpellier a retiré par écrit, le samedi 2 mars 2019, la lettre de résiliation", "Un accord est trouvé.");
        });
        send(other, "2019-03-02", "3A 3");
        assertThat(letters.concludeSending(other)).isEqualTo(LetterOutcome.SENT);
    }

    @Test
    void ofTwoResiliationsSentAtTheSameMomentTheTableKeepsOne() {
        String one = resiliation(Side.ACADEMIE);
        String other = resiliation(Side.COMMUNE);
        jdbc.sql("update letter set running = ? where reference = ?").params(convention + "/R", one).update();
        assertThatThrownBy(() -> letters.concludeSending(other)).isInstanceOf(RefusedException.class).hasMessageContaining("vient d’être envoyée par ailleurs");
        assertThat(letters.byReference(other).wasSent()).isFalse();
    }

    @Test
    void eachPartyGivesNoticeOnceAtATime() {
        String notice = sent(LetterKind.DENONCIATION, Side.COMMUNE);
        refused("kind", () -> letters.open(new LetterService.OpenLetter(convention, LetterKind.DENONCIATION, Side.COMMUNE, "clerk")));
        assertThat(letters.mayOpen(convention, LetterKind.DENONCIATION, Side.ACADEMIE).isAccepted()).isTrue();
        assertThat(letters.mayOpen(convention, LetterKind.MISE_EN_DEMEURE, Side.COMMUNE).isAccepted()).isTrue();
        letters.stop(notice, "Fin");
        letters.stop(notice, "Encore");
        assertThat(letters.byReference(notice)).satisfies(letter -> {
            assertThat(letter.status()).isEqualTo(LetterStatus.SENT);
            assertThat(letter.isRunning()).isFalse();
            assertThat(letter.closeReason()).contains("Fin");
        });
        assertThat(letters.open(new LetterService.OpenLetter(convention, LetterKind.DENONCIATION, Side.COMMUNE, "clerk")).reference()).isEqualTo(convention + "-D2");
    }

    @Test
    void whatIsGivenUpIsClosedUnsent() {
        Letter letter = opened(LetterKind.MISE_EN_DEMEURE, Side.COMMUNE);
        refused("dropReason", () -> letters.prepare(new LetterService.Prepare(letter.reference(), null, null, null, null, true, " ", "clerk")));
        letters.prepare(new LetterService.Prepare(letter.reference(), null, null, null, null, true, "Un appel a suffi.", "clerk"));
        assertThat(letters.conclude(letter.reference())).isEqualTo(LetterRoute.DROP);
        letters.drop(letter.reference(), "Lettre abandonnée");
        assertThat(letters.byReference(letter.reference())).satisfies(dropped -> {
            assertThat(dropped.status()).isEqualTo(LetterStatus.DROPPED);
            assertThat(dropped.closeReason()).contains("Lettre abandonnée");
            assertThat(dropped.dropReason()).contains("Un appel a suffi.");
        });
        refused("", () -> letters.prepare(prepared(letter.reference(), List.of(), "x", null, null)));

        Letter unsent = opened(LetterKind.DENONCIATION, Side.COMMUNE);
        letters.prepare(prepared(unsent.reference(), List.of(), null, null, "Motif"));
        letters.conclude(unsent.reference());
        sign(unsent, "2019-01-29");
        letters.send(new LetterService.Send(unsent.reference(), true, null, null, null, null, false, "clerk"));
        assertThat(letters.concludeSending(unsent.reference())).isEqualTo(LetterOutcome.DROPPED);
        assertThat(outbox.mails()).isEmpty();
    }

    @Test
    void aDraftStopsWithTheConvention() {
        Letter letter = opened(LetterKind.MISE_EN_DEMEURE, Side.COMMUNE);
        jdbc.sql("update convention set status = 'ENDED', ended_on = '2019-01-29' where reference = ?").param(convention).update();
        letters.prepare(prepared(letter.reference(), List.of(new Grievance("2.5", null, "Faits")), "Demande", null, null));
        refused("", () -> letters.conclude(letter.reference()));
        letters.stop(letter.reference(), "La convention a pris fin.");
        assertThat(letters.byReference(letter.reference()).status()).isEqualTo(LetterStatus.STOPPED);
        refused("kind", () -> letters.open(new LetterService.OpenLetter(convention, LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, "clerk")));
    }

    @Test
    void unknownIsUnknown() {
        assertThatThrownBy(() -> letters.byReference("ENT-0-M1")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> letters.open(new LetterService.OpenLetter("ENT-0", LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, "clerk"))).isInstanceOf(NotFoundException.class);
        refused("kind", () -> letters.open(new LetterService.OpenLetter(convention, null, Side.COMMUNE, "clerk")));
    }

    private Letter opened(LetterKind kind, Side author) {
        return letters.begin(letters.open(new LetterService.OpenLetter(convention, kind, author, "clerk")).reference());
    }

    private String sent(LetterKind kind, Side author) {
        Letter letter = opened(kind, author);
        letters.prepare(prepared(letter.reference(), List.of(new Grievance(author == Side.COMMUNE ? "2.5" : "6", null, "Faits")), "Demande", null, "Motif"));
        letters.conclude(letter.reference());
        sign(letter, "2019-01-29");
        send(letter.reference(), "2019-01-29", "1A1");
        letters.concludeSending(letter.reference());
        letters.follow(letter.reference());
        return letter.reference();
    }

    private String resiliationUnsent(Side author) {
        on("2019-01-29");
        String first = sent(LetterKind.MISE_EN_DEMEURE, author);
        on("2019-03-02");
        Letter second = letters.begin(letters.openResiliation(first, LocalDate.of(2019, 3, 1), "paraphe").reference());
        letters.prepare(prepared(second.reference(), List.of(), null, "Motifs", null));
        letters.conclude(second.reference());
        sign(second, "2019-03-02");
        return second.reference();
    }

    private String resiliation(Side author) {
        String reference = resiliationUnsent(author);
        send(reference, "2019-03-02", "2A2");
        return reference;
    }

    private StoredDocument sign(Letter letter, String day) {
        on(day);
        StoredDocument frozen = documents.store(new NewDocument(letter.reference(), letter.owner(), DocumentKind.DISPUTE_LETTER, "Lettre", "application/pdf",
            letter.reference().getBytes(StandardCharsets.UTF_8), "paraphe"));
        letters.signed(new TextSigned(letter.reference(), LocalDate.parse(day), frozen.id()));
        return frozen;
    }

    private void send(String reference, String day, String number) {
        letters.send(new LetterService.Send(reference, false, LetterChannel.LRAR, LocalDate.parse(day), number, null, false, "clerk"));
    }

    private static LetterService.Prepare prepared(String reference, List<Grievance> grievances, String demand, String motives, String reason) {
        return new LetterService.Prepare(reference, grievances, demand, motives, reason, false, null, "clerk");
    }

    private LetterService.RecordDelivery received(String reference, String day) {
        return new LetterService.RecordDelivery(reference, null, LocalDate.parse(day), null, documents.of(reference).get(0).id(), "clerk");
    }

    private static void refused(String field, ThrowingCallable call) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reasons().get(0).field()).isEqualTo(field);
    }

    private void on(String day) {
        clock.set(LocalDate.parse(day).atTime(LocalTime.NOON).atZone(clock.getZone()).toInstant());
    }
}
