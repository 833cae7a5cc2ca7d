package fr.paraphe.web.document;

import static org.hamcrest.Matchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.paraphe.NotFoundException;
import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DocumentControllerTest {

    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final DocumentStore store = mock();
    private final ConventionService conventions = mock();
    private final AvenantService avenants = mock();
    private final CurrentUser clerk = () -> new Who("secretariat-11076", Set.of("secretariat"), false, Set.of("11076"));
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new DocumentController(store, conventions, avenants, new SeenLetters(mock(), clerk), clerk)).setControllerAdvice(new Problems()).build();

    @BeforeEach
    void twoCases() {
        Convention own = mock();
        Convention foreign = mock();
        when(own.commune()).thenReturn("11076");
        when(foreign.commune()).thenReturn("11262");
        when(conventions.byReference("ENT-11076-2017")).thenReturn(own);
        when(conventions.byReference("ENT-11262-2017")).thenReturn(foreign);
        when(store.get(1)).thenReturn(document(1, "11076", "Extrait n° 2017/276", "application/pdf"));
        when(store.get(2)).thenReturn(document(2, "11262", "Extrait", "application/pdf"));
        when(store.get(3)).thenReturn(document(3, "11076", "Pièce.html", "text/html"));
        when(store.get(4)).thenThrow(new NotFoundException("Document introuvable."));
        when(store.of("ENT-11076-2017")).thenReturn(List.of(document(1, "11076", "Extrait n° 2017/276", "application/pdf")));
    }

    @Test
    void listsTheDocumentsOfACase() throws Exception {
        mvc.perform(get("/api/conventions/ENT-11076-2017/documents")).andExpect(status().isOk())
            .andExpect(jsonPath("$.length()").value(1))
            .andExpect(jsonPath("$[0].kind").value("EXTRACT"))
            .andExpect(jsonPath("$[0].kindName").value("Extrait du registre des délibérations"))
            .andExpect(jsonPath("$[0].sha256").value(SHA256))
            .andExpect(jsonPath("$[0].size").value(3))
            .andExpect(jsonPath("$[0].href").value("/api/documents/1"))
            .andExpect(jsonPath("$[0].bytes").doesNotExist());
    }

    @Test
    void listsTheDocumentsOfAnAvenant() throws Exception {
        Avenant own = mock();
        Avenant foreign = mock();
        when(own.commune()).thenReturn("11076");
        when(foreign.commune()).thenReturn("11262");
        when(avenants.byReference("ENT-11076-2017-A1")).thenReturn(own);
        when(avenants.byReference("ENT-11262-2017-A1")).thenReturn(foreign);
        when(store.of("ENT-11076-2017-A1")).thenReturn(List.of(document(1, "11076", "Avenant", "application/pdf")));
        mvc.perform(get("/api/avenants/ENT-11076-2017-A1/documents")).andExpect(status().isOk()).andExpect(jsonPath("$[0].title").value("Avenant"));
        mvc.perform(get("/api/avenants/ENT-11262-2017-A1/documents")).andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Dossier introuvable."));
    }

    @Test
    void givesTheFileAsItIs() throws Exception {
        mvc.perform(get("/api/documents/1")).andExpect(status().isOk())
            .andExpect(content().contentType(MediaType.APPLICATION_PDF))
            .andExpect(content().bytes("abc".getBytes()))
            .andExpect(header().string("ETag", "\"" + SHA256 + "\""))
            .andExpect(header().string("Cache-Control", "no-cache, private"))
            .andExpect(header().string("Content-Disposition", startsWith("inline;")));
    }

    @Test
    void isNotSentAgainToWhoHasIt() throws Exception {
        mvc.perform(get("/api/documents/1").header("If-None-Match", "\"" + SHA256 + "\"")).andExpect(status().isNotModified());
    }

    @Test
    void whatIsNoPdfIsNeverShownAsAPage() throws Exception {
        mvc.perform(get("/api/documents/3")).andExpect(status().isOk()).andExpect(header().string("Content-Disposition", startsWith("attachment;")));
    }

    @Test
    void anotherCommunesPapersDoNotExist() throws Exception {
        mvc.perform(get("/api/documents/2")).andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Document introuvable."));
        mvc.perform(get("/api/conventions/ENT-11262-2017/documents")).andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Dossier introuvable."));
        mvc.perform(get("/api/documents/4")).andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Document introuvable."));
    }

    private static StoredDocument document(long id, String commune, String title, String mediaType) {
        return new StoredDocument(id, "ENT-" + commune + "-2017", commune, DocumentKind.EXTRACT, title, mediaType, SHA256, 3, Instant.parse("2017-10-30T19:00:00Z"),
            "secretariat-11076", "abc"::getBytes);
    }
}
