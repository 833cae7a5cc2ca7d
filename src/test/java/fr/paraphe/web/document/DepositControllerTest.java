package fr.paraphe.web.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** An avenant's papers go to its own reference, and to its own commune only; what a paper must be, {@link DepositTest} shows. */
class DepositControllerTest {

    private final DocumentStore store = mock();
    private final AvenantService avenants = mock();
    private final CurrentUser clerk = () -> new Who("secretariat-11076", Set.of("secretariat"), false, Set.of("11076"));
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new DepositController(store, mock(ConventionService.class), avenants, clerk))
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

    private static MockMultipartFile pdf() throws IOException {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(bytes);
            return new MockMultipartFile("file", "mandat.pdf", "application/pdf", bytes.toByteArray());
        }
    }
}
