package fr.paraphe.web.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.csv.ImportFinding;
import fr.paraphe.directory.DirectoryImport;
import fr.paraphe.directory.ImportKind;
import fr.paraphe.directory.ImportReport;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ImportControllerTest {

    private static final String CSV = "commune;uai;type;nom\n11076;;EE;Élémentaire Est\n";

    private final DirectoryImport directoryImport = mock(DirectoryImport.class);
    private Who who = new Who("admin", Set.of("camunda-admin"), true, Set.of());
    private final CurrentUser currentUser = () -> who;
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new ImportController(directoryImport, currentUser)).build();

    private static MockHttpServletRequestBuilder sending(String kind) {
        return post("/api/import/{kind}", kind).contentType("text/csv").content(CSV.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void handsTheBytesOverAsTheyCome() throws Exception {
        when(directoryImport.importFile(eq(ImportKind.SCHOOLS), eq("ecoles.csv"), any()))
            .thenReturn(new ImportReport("ecoles.csv", 3, 1, 1, 1, List.of(), List.of(new ImportFinding(2, "uai", "à vérifier"))));

        mvc.perform(sending("ecoles")).andExpect(status().isOk())
            .andExpect(jsonPath("$.kind").value("ecoles")).andExpect(jsonPath("$.lines").value(3)).andExpect(jsonPath("$.added").value(1))
            .andExpect(jsonPath("$.updated").value(1)).andExpect(jsonPath("$.unchanged").value(1))
            .andExpect(jsonPath("$.warnings[0].line").value(2)).andExpect(jsonPath("$.warnings[0].column").value("uai"));

        ArgumentCaptor<byte[]> bytes = ArgumentCaptor.forClass(byte[].class);
        verify(directoryImport).importFile(any(), any(), bytes.capture());
        assertThat(new String(bytes.getValue(), StandardCharsets.UTF_8)).isEqualTo(CSV);
    }

    @Test
    void errorsComeBackWithTheirLines() {
        when(directoryImport.importFile(any(), any(), any()))
            .thenReturn(new ImportReport("ecoles.csv", 1, 0, 0, 0, List.of(new ImportFinding(2, "type", "inconnu."), new ImportFinding(3, "", "deux cases.")), List.of()));

        assertThatThrownBy(() -> mvc.perform(sending("ecoles"))).hasCauseInstanceOf(RefusedException.class).cause().satisfies(refused ->
            assertThat(((RefusedException) refused).reasons()).extracting("field", "sentence")
                .containsExactly(tuple("lines[2].type", "ligne 2, colonne type : inconnu."),
                    tuple("lines[3]", "ligne 3 : deux cases.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretariat", "academie", "direction", "gip"})
    void nobodyButTheOperatorImports(String group) {
        who = new Who(group, Set.of(group), false, Set.of("11076"));
        assertThatThrownBy(() -> mvc.perform(sending("ecoles"))).hasCauseInstanceOf(AccessDeniedException.class);
        verifyNoInteractions(directoryImport);
    }

    @ParameterizedTest
    @ValueSource(strings = {"schools", "ECOLES", "ecoles.csv", ".."})
    void otherKindsAreNotFound(String kind) {
        assertThatThrownBy(() -> mvc.perform(sending(kind))).hasCauseInstanceOf(NotFoundException.class).cause().hasMessageContaining("conseillers, ecoles, boites");
        verifyNoInteractions(directoryImport);
    }

    @Test
    void takesCsvOnly() throws Exception {
        mvc.perform(post("/api/import/ecoles").contentType(MediaType.APPLICATION_JSON).content("{}")).andExpect(status().isUnsupportedMediaType());
        verifyNoInteractions(directoryImport);
    }
}
