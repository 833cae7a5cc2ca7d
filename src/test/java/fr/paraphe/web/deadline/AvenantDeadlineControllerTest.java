package fr.paraphe.web.deadline;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.SerializationFeature;
import fr.paraphe.NotFoundException;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionTemplate;
import fr.paraphe.convention.ConventionTerms;
import fr.paraphe.security.Who;
import fr.paraphe.web.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The window of art. 6.2, of any school year and of one convention. */
class AvenantDeadlineControllerTest {

    private static final ConventionTemplate TEMPLATE = new ConventionTemplate(new BigDecimal("50.00"), 4, "--10-31", "--09-01", "--10-15", 15, 1, 1, 15, 30, "GIP Formavie", 9);

    private final ConventionService conventions = mock(ConventionService.class);
    private final AvenantDeadlineController controller = new AvenantDeadlineController(TEMPLATE, conventions,
        () -> new Who("secretariat-11076", Set.of("secretariat"), false, Set.of("11076")));
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(controller).setControllerAdvice(new Problems())
        .setMessageConverters(new MappingJackson2HttpMessageConverter(
            Jackson2ObjectMapperBuilder.json().featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build()))
        .build();

    /** 15 October 2018, 2019 and 2020 are working days; that of 2022 is a Saturday and is not put off. */
    @ParameterizedTest
    @CsvSource({"2018-2019, 2018-09-01, 2018-10-15, 2018-10-14", "2020-2021, 2020-09-01, 2020-10-15, 2020-10-14", "2022-2023, 2022-09-01, 2022-10-15, 2022-10-14"})
    void opensAndCloses(String year, String opens, String closes, String target) throws Exception {
        mvc.perform(get("/api/deadlines/avenant-window").param("schoolYear", year)).andExpect(status().isOk())
            .andExpect(jsonPath("$.opens").value(opens)).andExpect(jsonPath("$.closes").value(closes)).andExpect(jsonPath("$.target").value(target))
            .andExpect(jsonPath("$.article").value("Convention, art. 6.2")).andExpect(jsonPath("$.explanation", Matchers.containsString("ce jour compris")))
            .andExpect(jsonPath("$.length()").value(5));
    }

    @Test
    void aConventionMayHaveAnother() throws Exception {
        convention("11076");
        mvc.perform(get("/api/deadlines/avenant-window").param("schoolYear", "2018-2019").param("convention", "ENT-11076-2017"))
            .andExpect(jsonPath("$.opens").value("2018-09-15")).andExpect(jsonPath("$.closes").value("2018-11-02"));
    }

    @Test
    void anotherTownsConventionDoesNotExist() {
        convention("11069");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> controller.avenantWindow("2018-2019", "ENT-11076-2017"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2018", "2018-2020", "2019-2018", "2018-2019'"})
    void asksForASchoolYear(String year) throws Exception {
        mvc.perform(get("/api/deadlines/avenant-window").param("schoolYear", year)).andExpect(status().isUnprocessableEntity())
            .andExpect(jsonPath("$.errors[0].field").value("schoolYear"))
            .andExpect(jsonPath("$.errors[0].message", Matchers.endsWith("écrivez deux années qui se suivent, par exemple 2017-2018.")));
    }

    private void convention(String commune) {
        Convention convention = mock(Convention.class);
        when(convention.commune()).thenReturn(commune);
        when(convention.terms()).thenReturn(new ConventionTerms("2020-2021", LocalDate.of(2021, 10, 31), new BigDecimal("50.00"), "--09-15", "--11-02", 15, 1, 1, 15, 30, "GIP"));
        when(conventions.byReference("ENT-11076-2017")).thenReturn(convention);
    }
}
