package fr.paraphe.web.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.support.BlankPdf;
import fr.paraphe.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** An avenant's papers go to its own reference, and to its own commune only, a letter's to its author until it is sent; what a paper must be, {@link DepositTest} shows. */
class DepositControllerTest {

    private final DocumentStore store = mock();
    private final AvenantService avenants = mock();
    private final LetterService letters = mock();
    private final CurrentUser clerk = () -> new Who("secretariat-11076", Set.of("secretariat"), false, Set.of("11076"), Set.of(), Set.of("11076"));
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new DepositController(store, mock(ConventionService.class), avenants, new SeenLetters(letters, clerk), clerk),
            new DocumentController(store, mock(ConventionService.class), avenants, new SeenLetters(letters, clerk), clerk))
        .setControllerAdvice(new Problems()).build();

    @BeforeEach
    void oneInEachCommune() {
        for (String commune : new String[] {"11076", "11049"}) {
            Avenant avenant = mock();
            when(avenant.commune()).thenReturn(commune);
            when(avenants.byReference("ENT-" + commune + "-2017-A1")).thenReturn(avenant);
        }
        when(store.store(any())).thenAnswer(call -> {
            NewDocument paper = call.getArgument(0);
            return new StoredDocument(7, paper.reference(), paper.commune(), paper.kind(), paper.title(), paper.mediaType(), "ab", 1, Instant.EPOCH, paper.by(), paper::bytes);
        });
    }

    @Test
    void goesToTheAvenant() throws Exception {
        mvc.perform(multipart("/api/avenants/ENT-11076-2017-A1/documents").file(pdf()).param("kind", "MANDATE").param("title", "Mandat de Bram"))
            .andExpect(status().isCreated()).andExpect(jsonPath("$.id").value(7));
        ArgumentCaptor<NewDocument> kept = ArgumentCaptor.captor();
        verify(store).store(kept.capture());
        assertThat(kept.getValue()).extracting(NewDocument::reference, NewDocument::commune, NewDocument::kind, NewDocument::by)
            .containsExactly("ENT-11076-2017-A1", "11076", DocumentKind.MANDATE, "secretariat-11076");
    }

    @Test
    void anotherCommunesDoesNotExist() throws Exception {
        mvc.perform(multipart("/api/avenants/ENT-11049-2017-A1/documents").file(pdf()).param("kind", "MANDATE").param("title", "Mandat"))
            .andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Dossier introuvable."));
        verifyNoInteractions(store);
    }

    @ParameterizedTest
    @CsvSource({"false, 11076-litiges", "true, 11076"})
    void aPaperOfALetterIsItsAuthorsUntilItIsSent(boolean sent, String owner) throws Exception {
        letter("ENT-11076-2017-M1", "11076-litiges", sent);
        mvc.perform(multipart("/api/letters/ENT-11076-2017-M1/documents").file(pdf()).param("kind", "SENDING_PROOF").param("title", "Preuve de dépôt"))
            .andExpect(status().isCreated());
        ArgumentCaptor<NewDocument> kept = ArgumentCaptor.captor();
        verify(store).store(kept.capture());
        assertThat(kept.getValue()).extracting(NewDocument::reference, NewDocument::commune, NewDocument::kind)
            .containsExactly("ENT-11076-2017-M1", owner, DocumentKind.SENDING_PROOF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENT-11076-2017-M2", "ENT-11076-2017-M3"})
    void theOthersUnsentLetterAndNoneAreNotThereInTheSameWords(String reference) throws Exception {
        letter("ENT-11076-2017-M2", "montpellier-litiges", false);
        mvc.perform(multipart("/api/letters/" + reference + "/documents").file(pdf()).param("kind", "OTHER").param("title", "Pièce"))
            .andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Lettre introuvable."));
        mvc.perform(get("/api/letters/" + reference + "/documents")).andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Lettre introuvable."));
        verifyNoInteractions(store);
    }

    /** Deposited by either party once the other's letter is there: the receipt, the record of the conciliation. */
    @ParameterizedTest
    @CsvSource({"DELIVERY_PROOF, 201", "CONCILIATION_RECORD, 201", "WITHDRAWAL_LETTER, 201", "SENT_LETTER, 422", "DISPUTE_LETTER, 422", "CONCILIATION_INVITATION, 422"})
    void whatIsDepositedToALetterAndWhatParapheWrites(String kind, int status) throws Exception {
        letter("ENT-11076-2017-M2", "montpellier-litiges", true);
        mvc.perform(multipart("/api/letters/ENT-11076-2017-M2/documents").file(pdf()).param("kind", kind).param("title", "Pièce")).andExpect(status().is(status));
    }

    @Test
    void ofALetterThatWasSentTheOtherPartySeesWhatIsForBoth() throws Exception {
        letter("ENT-11076-2017-M2", "montpellier-litiges", true);
        when(store.of("ENT-11076-2017-M2")).thenReturn(List.of(stored(1, "montpellier-litiges", DocumentKind.DISPUTE_LETTER),
            stored(2, "montpellier-litiges", DocumentKind.SENDING_PROOF), stored(3, "11076", DocumentKind.SENT_LETTER)));
        mvc.perform(get("/api/letters/ENT-11076-2017-M2/documents")).andExpect(status().isOk()).andExpect(jsonPath("$.length()").value(1))
            .andExpect(jsonPath("$[0].kind").value("SENT_LETTER"));
    }

    private void letter(String reference, String owner, boolean sent) {
        Letter letter = mock();
        when(letter.reference()).thenReturn(reference);
        when(letter.commune()).thenReturn("11076");
        when(letter.owner()).thenReturn(owner);
        when(letter.wasSent()).thenReturn(sent);
        when(letters.find(reference)).thenReturn(Optional.of(letter));
    }

    private static StoredDocument stored(long id, String owner, DocumentKind kind) {
        return new StoredDocument(id, "ENT-11076-2017-M2", owner, kind, "Pièce", "application/pdf", "ab", 1, Instant.EPOCH, "x", () -> new byte[0]);
    }

    private static MockMultipartFile pdf() {
        return new MockMultipartFile("file", "mandat.pdf", "application/pdf", BlankPdf.bytes());
    }
}
