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
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
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

/** The limits of art. 9 and 10, asked for without a case. */
class DisputeDeadlineControllerTest {

    private static final ConventionTemplate TEMPLATE = new ConventionTemplate(new BigDecimal("50.00"), 4, "--10-31", "--09-01", "--10-15", 15, 1, 1, 15, 30, "GIP Formavie", 9);

    private final ConventionService conventions = mock(ConventionService.class);
    private final DirectoryService directory = mock(DirectoryService.class);
    private final DisputeDeadlineController controller = new DisputeDeadlineController(TEMPLATE, conventions, directory,
        () -> new Who("secretariat-11076", Set.of("secretariat"), false, Set.of("11076")));
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(controller).setControllerAdvice(new Problems())
        .setMessageConverters(new MappingJackson2HttpMessageConverter(
            Jackson2ObjectMapperBuilder.json().featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build()))
        .build();

    /** A month without that day ends on its last one, in leap years too; a Sunday and a holiday are no reason to put it off. */
    @ParameterizedTest
    @CsvSource({"2019-01-31, 2019-02-28", "2020-01-31, 2020-02-29", "2019-03-31, 2019-04-30", "2019-02-28, 2019-03-28", "2019-02-03, 2019-03-03", "2019-04-01, 2019-05-01"})
    void theConciliationIsToBeOrganisedWithinAMonthOfReceipt(String received, String by) throws Exception {
        mvc.perform(get("/api/deadlines/conciliation").param("received", received)).andExpect(status().isOk())
            .andExpect(jsonPath("$.by").value(by)).andExpect(jsonPath("$.bySending").doesNotExist())
            .andExpect(jsonPath("$.article").value("Convention, art. 10")).andExpect(jsonPath("$.explanation", Matchers.containsString("reçue")))
            .andExpect(jsonPath("$.length()").value(3));
    }

    @Test
    void bothCandidateDatesAreShown() throws Exception {
        mvc.perform(get("/api/deadlines/conciliation").param("received", "2019-02-02").param("presented", "2019-01-31").param("sent", "2019-01-29")).andExpect(status().isOk())
            .andExpect(jsonPath("$.by").value("2019-03-02")).andExpect(jsonPath("$.bySending").value("2019-02-28"));
        mvc.perform(get("/api/deadlines/conciliation").param("presented", "2019-01-31").param("sent", "2019-01-29")).andExpect(status().isOk())
            .andExpect(jsonPath("$.by").value("2019-02-28")).andExpect(jsonPath("$.explanation", Matchers.containsString("présentée")));
        mvc.perform(get("/api/deadlines/denonciation").param("received", "2019-01-31").param("sent", "2019-01-28")).andExpect(status().isOk())
            .andExpect(jsonPath("$.lastDay").value("2019-02-28")).andExpect(jsonPath("$.bySending").value("2019-02-28"))
            .andExpect(jsonPath("$.effectiveBySending").value("2019-03-01"));
    }

    @ParameterizedTest
    @CsvSource({"2019-03-01, 2019-03-16, 2019-03-17", "2019-04-16, 2019-05-01, 2019-05-02", "2020-02-14, 2020-02-29, 2020-03-01", "2019-12-20, 2020-01-04, 2020-01-05"})
    void aResiliationEndsTheConventionFifteenDaysAfterItsSending(String sent, String lastDay, String effective) throws Exception {
        mvc.perform(get("/api/deadlines/resiliation").param("sent", sent)).andExpect(status().isOk())
            .andExpect(jsonPath("$.lastDay").value(lastDay)).andExpect(jsonPath("$.effective").value(effective))
            .andExpect(jsonPath("$.article").value("Convention, art. 10")).andExpect(jsonPath("$.explanation", Matchers.containsString("24 h")))
            .andExpect(jsonPath("$.length()").value(4));
    }

    @ParameterizedTest
    @CsvSource({"2019-01-31, 2019-02-28, 2019-03-01", "2020-01-30, 2020-02-29, 2020-03-01", "2019-05-31, 2019-06-30, 2019-07-01", "2019-11-30, 2019-12-30, 2019-12-31"})
    void aDenonciationEndsItAMonthAfterItsReceipt(String received, String lastDay, String effective) throws Exception {
        mvc.perform(get("/api/deadlines/denonciation").param("received", received)).andExpect(status().isOk())
            .andExpect(jsonPath("$.lastDay").value(lastDay)).andExpect(jsonPath("$.effective").value(effective))
            .andExpect(jsonPath("$.bySending").doesNotExist()).andExpect(jsonPath("$.article").value("Convention, art. 9"));
    }

    @Test
    void aConventionMayHaveAgreedOnLongerTerms() throws Exception {
        convention("11076");
        mvc.perform(get("/api/deadlines/conciliation").param("received", "2019-01-31").param("convention", "ENT-11076-2017")).andExpect(jsonPath("$.by").value("2019-03-31"));
        mvc.perform(get("/api/deadlines/resiliation").param("sent", "2019-03-01").param("convention", "ENT-11076-2017")).andExpect(jsonPath("$.lastDay").value("2019-03-31"));
        mvc.perform(get("/api/deadlines/denonciation").param("received", "2019-01-31").param("convention", "ENT-11076-2017"))
            .andExpect(jsonPath("$.effective").value("2019-05-01"));
    }

    @Test
    void anotherTownsConventionDoesNotExist() {
        convention("11069");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> controller.resiliation("2019-03-01", "ENT-11076-2017"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/deadlines/conciliation", "/api/deadlines/denonciation"})
    void withoutAnyDateThatOfReceiptIsAskedFor(String path) throws Exception {
        mvc.perform(get(path)).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("received"))
            .andExpect(jsonPath("$.errors[0].message").value("Le paramètre «received» est une date de la forme 2017-10-30."));
    }

    @ParameterizedTest
    @CsvSource({"conciliation, received, 2019-02-30", "conciliation, presented, hier", "conciliation, sent, 31/01/2019", "resiliation, sent, 2019-13-01", "resiliation, sent,",
        "denonciation, received, 2019-1-31", "denonciation, sent, 0019-01-31", "denonciation, presented, 2019-02-29"})
    void whatIsNoDateIsRefused(String limit, String name, String text) throws Exception {
        mvc.perform(get("/api/deadlines/" + limit).param(name, text == null ? "" : text)).andExpect(status().isUnprocessableEntity())
            .andExpect(jsonPath("$.errors[0].field").value(name));
    }

    @ParameterizedTest
    @CsvSource({"conciliation, received, 2019-01-30, sent, 2019-01-31, received", "conciliation, presented, 2019-01-30, sent, 2019-01-31, presented",
        "denonciation, received, 2019-01-30, presented, 2019-01-31, received"})
    void aLetterIsNotReceivedBeforeItWasSent(String limit, String first, String day, String second, String other, String field) throws Exception {
        mvc.perform(get("/api/deadlines/" + limit).param(first, day).param(second, other)).andExpect(status().isUnprocessableEntity())
            .andExpect(jsonPath("$.errors[0].field").value(field)).andExpect(jsonPath("$.errors[0].message", Matchers.containsString("ne précède pas")));
    }

    private void convention(String commune) {
        Convention convention = mock(Convention.class);
        when(convention.commune()).thenReturn(commune);
        when(convention.terms()).thenReturn(new ConventionTerms("2020-2021", LocalDate.of(2021, 10, 31), new BigDecimal("50.00"), "--09-01", "--10-15", 15, 3, 2, 30, 30, "GIP"));
        when(conventions.byReference("ENT-11076-2017")).thenReturn(convention);
        Commune place = mock(Commune.class);
        when(place.departement()).thenReturn("11");
        when(directory.commune(commune)).thenReturn(place);
    }
}
