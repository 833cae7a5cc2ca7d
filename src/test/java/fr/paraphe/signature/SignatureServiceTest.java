package fr.paraphe.signature;

import static fr.paraphe.signature.Party.MAYOR;
import static fr.paraphe.signature.Party.RECTEUR;
import static fr.paraphe.signature.SignatureDecision.REFUSED;
import static fr.paraphe.signature.SignatureDecision.SIGNED;
import static fr.paraphe.signature.SignatureDecision.TO_CORRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.TextSigned;
import fr.paraphe.convention.TextToSign;
import fr.paraphe.convention.TextsToSign;
import fr.paraphe.document.ConventionSheet;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.document.Person;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.support.RoomTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The room on a database of its own, without the engine; the deliberation and the convention are given. */
@RoomTest("2017-11-20T08:00:00Z")
@Import({SignatureService.class, BrokenText.class, DocumentStore.class, SignatureServiceTest.Given.class})
class SignatureServiceTest {

    private static final AtomicInteger CASES = new AtomicInteger();
    private static final LocalDate EXECUTORY = LocalDate.of(2017, 11, 7);
    private static final String MAYOR_NAME = "Patrick MAUGARD, Maire";

    @Autowired
    SignatureService signature;
    @Autowired
    DocumentStore documents;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcTemplate jdbc;
    @MockitoBean
    TextsToSign texts;
    @Autowired
    Signed signed;
    @MockitoBean
    PrefectureService prefecture;
    @MockitoBean
    PdfRenderer renderer;

    private String reference;

    /** The days on which texts were told to be signed. */
    static class Signed {

        private final Map<String, List<LocalDate>> days = new HashMap<>();

        @EventListener
        public void told(TextSigned text) {
            days.computeIfAbsent(text.reference(), reference -> new ArrayList<>()).add(text.on());
        }

        List<LocalDate> of(String reference) {
            return days.getOrDefault(reference, List.of());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Given {

        @Bean
        Signed signed() {
            return new Signed();
        }
    }

    @BeforeEach
    void aConventionWhoseDeliberationIsExecutory() {
        reference = "ENT-11076-S" + CASES.incrementAndGet();
        when(prefecture.decidedOn(reference)).thenReturn(Optional.of(LocalDate.of(2017, 10, 30)));
        executory(EXECUTORY);
        toSign(new TextToSign(sheet(), "11076", DocumentKind.CONVENTION, "la convention", true, true, true));
        text("LE TEXTE DU " + reference);
    }

    @Test
    void bothSignTheSameTextAndTheLaterSignatureIsTheEffect() {
        SignatureRound round = signature.freeze(reference);
        assertThat(round.sha256()).isEqualTo(DocumentStore.sha256(("LE TEXTE DU " + reference).getBytes(StandardCharsets.UTF_8)));
        assertThat(documents.get(round.document()).kind()).isEqualTo(DocumentKind.CONVENTION);
        decide(MAYOR, SIGNED, "2017-11-14", null);
        assertThat(signature.confirm(reference, MAYOR)).isEqualTo(SIGNED);
        assertThat(signature.effect(reference)).isEmpty();
        refused(() -> signature.effectOn(reference), "", "La convention n’est pas signée par les deux parties : elle ne prend pas effet.");
        decide(RECTEUR, SIGNED, "2017-11-20", null);
        assertThat(signature.confirm(reference, RECTEUR)).isEqualTo(SIGNED);
        assertThat(signature.effectOn(reference)).isEqualTo(LocalDate.of(2017, 11, 20));
        assertThat(signature.current(reference).status()).isEqualTo(RoundStatus.CONCLUDED);
        refused(() -> signature.freeze(reference), "", "La convention est déjà signée par les deux parties : son texte ne change plus.");
        refused(() -> decide(MAYOR, REFUSED, null, "Trop tard"), "", "La convention est déjà signée par les deux parties.");
    }

    @Test
    void nothingIsSignedBeforeTheExecutoryDateWithoutAnOverride() {
        executory(null);
        assertThat(signature.isExecutory(reference)).isFalse();
        refused(() -> signature.confirmOverride(reference), "",
                "La délibération n’est pas encore exécutoire : attendez, ou écrivez pour quel motif vous y dérogez.");
        refused(() -> signature.recordOverride(reference, " ", "maire-11076"), "reason",
                "Écrivez pour quel motif vous signez avant que la délibération soit exécutoire.");
        signature.freeze(reference);
        refused(() -> decide(MAYOR, SIGNED, "2017-11-14", null), "",
                "La délibération n’est pas encore exécutoire : rien ne se signe avant, sauf à y déroger par un motif écrit.");
        signature.recordOverride(reference, "Rentrée imminente", "maire-11076");
        refused(() -> decide(MAYOR, SIGNED, "2017-11-14", null), "",
                "La délibération n’est pas encore exécutoire : rien ne se signe avant, sauf à y déroger par un motif écrit.");
        signature.confirmOverride(reference);
        decide(MAYOR, SIGNED, "2017-11-14", null);
        assertThat(signature.override(reference)).hasValueSatisfying(override -> {
            assertThat(override.reason()).isEqualTo("Rentrée imminente");
            assertThat(override.recordedBy()).isEqualTo("maire-11076");
        });
    }

    @Test
    void anExecutoryDeliberationNeedsNoOverride() {
        signature.confirmOverride(reference);
        refused(() -> signature.recordOverride(reference, "Motif", "maire-11076"), "",
                "La délibération est exécutoire depuis le 07/11/2017 : il n’y a plus à y déroger, terminez la tâche.");
    }

    @Test
    void theMayorSignsBeforeTheRecteur() {
        signature.freeze(reference);
        refused(() -> decide(RECTEUR, SIGNED, "2017-11-20", null), "", "Le recteur signe après le maire : le maire n’a pas signé ce texte.");
        decide(MAYOR, SIGNED, "2017-11-14", null);
        refused(() -> decide(RECTEUR, SIGNED, "2017-11-20", null), "", "Le recteur signe après le maire : le maire n’a pas signé ce texte.");
        signature.confirm(reference, MAYOR);
        refused(() -> decide(RECTEUR, SIGNED, "2017-11-13", null), "signedOn", "Le recteur signe après le maire, qui a signé le 14/11/2017.");
    }

    @Test
    void whoSignsInAnothersAbsenceIsNamedWithIt() {
        SignatureRound round = signature.freeze(reference);
        signature.decide(new SignatureService.Decide(reference, MAYOR, SIGNED, LocalDate.of(2017, 11, 14), "Philippe GREFFIER, premier adjoint", sha256(), null, "adjoint-11076",
                "M. Patrick MAUGARD"));
        assertThat(signature.decisionOf(round, MAYOR).flatMap(Signature::signedBy)).contains("Philippe GREFFIER, premier adjoint, en l’absence de M. Patrick MAUGARD");
        decide(MAYOR, SIGNED, "2017-11-14", null);
        assertThat(signature.decisionOf(round, MAYOR).flatMap(Signature::signedBy)).contains(MAYOR_NAME);
    }

    @Test
    void aDecisionNeedsWhatItTakes() {
        signature.freeze(reference);
        refused(() -> signature.confirm(reference, MAYOR), "", "Enregistrez d’abord la décision du maire : signature, ou refus motivé.");
        refused(() -> decide(MAYOR, null, "2017-11-14", null), "decision", "Dites si vous signez, ou si vous refusez de signer.");
        refused(() -> decide(MAYOR, TO_CORRECT, null, "Non"), "decision", "Dites si vous signez, ou si vous refusez de signer.");
        refused(() -> decide(MAYOR, REFUSED, null, " "), "reason", "Motivez votre refus de signer.");
        refused(() -> signature.decide(new SignatureService.Decide(reference, MAYOR, SIGNED, LocalDate.of(2017, 11, 14), " ", sha256(), null, "x")), "signatory",
                "Indiquez le nom et la qualité du signataire.");
    }

    @Test
    void anEnteredDecisionChangesUntilItIsConfirmed() {
        signature.freeze(reference);
        decide(MAYOR, SIGNED, "2017-11-14", null);
        decide(MAYOR, REFUSED, null, "Le coût");
        assertThat(signature.confirm(reference, MAYOR)).isEqualTo(REFUSED);
        assertThat(signature.current(reference).status()).isEqualTo(RoundStatus.REFUSED);
        refused(() -> decide(MAYOR, SIGNED, "2017-11-14", null), "", "La signature de ce texte a été refusée.");
    }

    @Test
    void oneSignsWhatOneHasRead() {
        signature.freeze(reference);
        refused(() -> signature.decide(new SignatureService.Decide(reference, MAYOR, SIGNED, LocalDate.of(2017, 11, 14), MAYOR_NAME, "0".repeat(64), null, "x")),
                "sha256", "Le texte figé n’est pas celui que vous avez lu : rechargez la page et relisez-le.");
    }

    @Test
    void theSameTextFrozenTwiceKeepsWhatWasSigned() {
        signature.freeze(reference);
        mayorSigns();
        signature.freeze(reference);
        assertThat(signature.decisionOf(signature.current(reference), MAYOR)).isPresent();
        assertThat(signature.voided(reference)).isEmpty();
    }

    @Test
    void anotherTextMakesVoidWhatWasSigned() {
        String former = signature.freeze(reference).sha256();
        mayorSigns();
        text("UN AUTRE TEXTE");
        SignatureRound round = signature.freeze(reference);
        assertThat(round.sha256()).isNotEqualTo(former);
        assertThat(signature.decisionOf(round, MAYOR)).isEmpty();
        assertThat(signature.voided(reference)).containsExactly("Le texte figé le 20/11/2017 ne vaut plus : un autre texte a été figé à sa place. "
                + "La signature du maire du 14/11/2017 ne vaut plus.");
        refused(() -> decide(RECTEUR, SIGNED, "2017-11-20", null), "", "Le recteur signe après le maire : le maire n’a pas signé ce texte.");
    }

    @Test
    void theRecteurMayAskForAnotherText() {
        signature.freeze(reference);
        mayorSigns();
        refused(() -> decide(RECTEUR, TO_CORRECT, null, null), "reason", "Dites ce que la commune doit corriger.");
        decide(RECTEUR, TO_CORRECT, null, "L’annexe 1 est incomplète");
        assertThat(signature.confirm(reference, RECTEUR)).isEqualTo(TO_CORRECT);
        refused(() -> signature.confirmCorrection(reference), "", "Dites ce qui a été corrigé avant que le texte soit figé de nouveau.");
        signature.recordCorrection(reference, "Annexe 1 complétée", "secretariat-11076");
        signature.confirmCorrection(reference);
        refused(() -> decide(MAYOR, SIGNED, "2017-11-20", null), "",
                "Le texte figé ne vaut plus : il a été corrigé à la demande du recteur (Annexe 1 complétée). Il doit être figé de nouveau.");
        signature.freeze(reference);
        decide(MAYOR, SIGNED, "2017-11-20", null);
        assertThat(signature.voided(reference)).containsExactly("Le texte figé le 20/11/2017 ne vaut plus : il a été corrigé à la demande du recteur "
                + "(Annexe 1 complétée). La signature du maire du 14/11/2017 ne vaut plus.");
    }

    @Test
    void aStoredTextThatHasChangedCannotBeSigned() {
        SignatureRound round = signature.freeze(reference);
        mayorSigns();
        decide(RECTEUR, SIGNED, "2017-11-20", null);
        jdbc.update("update document_content set bytes = ? where document_id = ?", "FALSIFIE".getBytes(StandardCharsets.UTF_8), round.document());
        refused(() -> signature.confirm(reference, RECTEUR), "", "Le document enregistré ne correspond plus à l’empreinte figée : les signatures données ne valent plus, "
                + "le texte doit être figé de nouveau.");
        assertThat(signature.latest(reference).status()).isEqualTo(RoundStatus.VOID);
        assertThat(signature.effect(reference)).isEmpty();
        assertThat(signature.voided(reference)).containsExactly("Le texte figé le 20/11/2017 ne vaut plus : le document enregistré ne correspond plus à son empreinte "
                + "SHA-256. La signature du maire du 14/11/2017 ne vaut plus.");
    }

    /** Art. 6.2: an avenant that changes the list of schools. */
    @Test
    void theMayorAloneSignsAChangeOfTheListWithoutADeliberation() {
        theListOnly();
        assertThat(signature.isExecutory(reference)).isTrue();
        signature.confirmOverride(reference);
        refused(() -> signature.recordOverride(reference, "Motif", "maire-11076"), "",
                "Aucune délibération n’est nécessaire : il n’y a rien à quoi déroger, terminez la tâche.");
        SignatureRound round = signature.freeze(reference);
        assertThat(documents.get(round.document()).kind()).isEqualTo(DocumentKind.AVENANT);
        refused(() -> decide(MAYOR, SIGNED, "2017-11-21", null), "signedOn", "La signature est datée du 21/11/2017, dans le futur : nous sommes le 20/11/2017.");
        decide(MAYOR, SIGNED, "2017-10-02", null);
        assertThat(signed.of(reference)).isEmpty();
        assertThat(signature.confirm(reference, MAYOR)).isEqualTo(SIGNED);
        assertThat(signature.current(reference).status()).isEqualTo(RoundStatus.CONCLUDED);
        assertThat(signed.of(reference)).containsExactly(LocalDate.of(2017, 10, 2));
        assertThat(signature.effect(reference)).isEmpty();
        refused(() -> decide(RECTEUR, SIGNED, "2017-11-20", null), "", "L’avenant est déjà signé par le maire.");
        refused(() -> signature.freeze(reference), "", "L’avenant est déjà signé par le maire : son texte ne change plus.");
    }

    @Test
    void theRecteurHasNoPartInATextThatTheMayorSignsAlone() {
        theListOnly();
        signature.freeze(reference);
        refused(() -> decide(RECTEUR, SIGNED, "2017-11-20", null), "", "Le maire signe seul l’avenant : le recteur n’a pas à le signer.");
    }

    /** Art. 8: both sign what touches the parties, and its list is not the recteur's to correct. */
    @Test
    void anAvenantIsNotCorrectedByTheRecteur() {
        toSign(new TextToSign(sheet(), "11076", DocumentKind.AVENANT, "l’avenant", true, true, false));
        signature.freeze(reference);
        mayorSigns();
        refused(() -> decide(RECTEUR, TO_CORRECT, null, "Le nom"), "decision",
                "Le texte de l’avenant ne se corrige pas à cette étape : signez-le, ou refusez-le avec un motif.");
        decide(RECTEUR, SIGNED, "2017-11-20", null);
        signature.confirm(reference, RECTEUR);
        assertThat(signed.of(reference)).containsExactly(LocalDate.of(2017, 11, 20));
        assertThat(signature.effectOn(reference)).isEqualTo(LocalDate.of(2017, 11, 20));
    }

    /** Art. 9 and 10: a letter of the académie to the commune. */
    @Test
    void theRecteurSignsALetterOfTheAcademieAloneAndItsTextIsTheAcademiesOnly() {
        when(prefecture.decidedOn(reference)).thenReturn(Optional.empty());
        executory(null);
        toSign(new TextToSign(sheet(), "11076", DocumentKind.DISPUTE_LETTER, "la mise en demeure", false, false, true, false, "montpellier-litiges"));
        assertThat(signature.isExecutory(reference)).isTrue();
        SignatureRound round = signature.freeze(reference);
        assertThat(documents.get(round.document()).commune()).isEqualTo("montpellier-litiges");
        assertThat(round.commune()).isEqualTo("11076");
        refused(() -> decide(MAYOR, SIGNED, "2017-11-20", null), "", "Le recteur signe seul la mise en demeure : le maire n’a pas à la signer.");
        refused(() -> decide(RECTEUR, SIGNED, "2017-11-21", null), "signedOn", "La signature est datée du 21/11/2017, dans le futur : nous sommes le 20/11/2017.");
        refused(() -> decide(RECTEUR, TO_CORRECT, null, "Le nom"), "decision",
                "Le texte de la mise en demeure ne se corrige pas à cette étape : signez-le, ou refusez-le avec un motif.");
        decide(RECTEUR, SIGNED, "2017-11-20", null);
        assertThat(signature.confirm(reference, RECTEUR)).isEqualTo(SIGNED);
        assertThat(signed.of(reference)).containsExactly(LocalDate.of(2017, 11, 20));
        assertThat(signature.effect(reference)).isEmpty();
        refused(() -> decide(MAYOR, SIGNED, "2017-11-20", null), "", "La mise en demeure est déjà signée par le recteur.");
    }

    @Test
    void aRefusedLetterIsFrozenAnewOnceItIsWrittenAnew() {
        executory(null);
        toSign(new TextToSign(sheet(), "11076", DocumentKind.DISPUTE_LETTER, "la mise en demeure", false, true, false, false, "11076-litiges"));
        signature.freeze(reference);
        decide(MAYOR, REFUSED, null, "Le grief est prescrit");
        assertThat(signature.confirm(reference, MAYOR)).isEqualTo(REFUSED);
        text("UNE AUTRE LETTRE");
        SignatureRound anew = signature.freeze(reference);
        assertThat(anew.isOpen()).isTrue();
        refused(() -> decide(RECTEUR, SIGNED, "2017-11-20", null), "", "Le maire signe seul la mise en demeure : le recteur n’a pas à la signer.");
        mayorSigns();
        assertThat(signed.of(reference)).containsExactly(LocalDate.of(2017, 11, 14));
    }

    @Test
    void noTextIsFrozenBeforeItsDeliberationIsKnown() {
        toSign(new TextToSign(null, "11076", DocumentKind.CONVENTION, "la convention", true, true, true));
        refused(() -> signature.freeze(reference), "", "La délibération qui autorise la signature n’est pas connue : la convention ne peut pas encore être figée.");
    }

    @Test
    void nothingIsSignedUnderAReferenceThatNoRoomKnows() {
        assertThatThrownBy(() -> signature.text("ENT-00000-2017")).isInstanceOf(NotFoundException.class)
                .hasMessage("Aucun texte n’est à signer sous la référence ENT-00000-2017.");
    }

    private void theListOnly() {
        when(prefecture.decidedOn(reference)).thenReturn(Optional.empty());
        executory(null);
        toSign(new TextToSign(sheet(), "11076", DocumentKind.AVENANT, "l’avenant", false, false, false));
    }

    private void toSign(TextToSign text) {
        when(texts.text(eq(reference), any())).thenReturn(Optional.of(text));
    }

    private void mayorSigns() {
        decide(MAYOR, SIGNED, "2017-11-14", null);
        signature.confirm(reference, MAYOR);
    }

    private void decide(Party party, SignatureDecision decision, String signedOn, String reason) {
        signature.decide(new SignatureService.Decide(reference, party, decision, signedOn == null ? null : LocalDate.parse(signedOn), MAYOR_NAME, sha256(), reason,
                "maire-11076"));
    }

    private String sha256() {
        return signature.latest(reference).sha256();
    }

    private void executory(LocalDate on) {
        when(prefecture.executory(reference)).thenReturn(Optional.ofNullable(on));
    }

    private void text(String text) {
        when(renderer.render(any())).thenReturn(text.getBytes(StandardCharsets.UTF_8));
    }

    private ConventionSheet sheet() {
        return new ConventionSheet(reference, LocalDate.of(2017, 10, 30),
                new ConventionSheet.Academie("Académie de Montpellier", "Montpellier", new Person("Mme", "Armande", "Le Pellec Muller"), "Recteur"),
                new ConventionSheet.Commune("Castelnaudary", "BP 1100", new Person("M.", "Patrick", "Maugard"), "Maire"),
                new ConventionSheet.Terms("2017-2018", "2020-2021", LocalDate.of(2021, 10, 31), new BigDecimal("50.00"), MonthDay.of(9, 1), MonthDay.of(10, 15), 1, 1, 15,
                        "GIP Formavie", 15),
                ConventionSheet.Contact.NONE, List.of());
    }

    private static void refused(ThrowingCallable use, String field, String sentence) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, use);
        assertThat(refused).isNotNull();
        assertThat(refused.reasons()).singleElement().extracting(Refusal::field, Refusal::sentence).containsExactly(field, sentence);
    }
}
