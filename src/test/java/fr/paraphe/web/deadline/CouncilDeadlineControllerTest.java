package fr.paraphe.web.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.SerializationFeature;
import fr.paraphe.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class CouncilDeadlineControllerTest {

    private final CouncilDeadlineController controller = new CouncilDeadlineController();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(controller)
        .setMessageConverters(new MappingJackson2HttpMessageConverter(
            Jackson2ObjectMapperBuilder.json().featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build()))
        .build();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "session=2017-10-30&population=11900, 2017-10-24, 5, L2121-12",
        "session=2017-10-30&population=11900&urgent=true, 2017-10-28, 1, L2121-12",
        "session=2017-10-30&population=3499, 2017-10-26, 3, L2121-11",
        "session=2017-10-30&population=3499&urgent=false, 2017-10-26, 3, L2121-11",
        "session=2020-03-02&population=3500, 2020-02-25, 5, L2121-12",
    })
    void answersTheLastLegalDay(String query, String latest, int clearDays, String article) throws Exception {
        mvc.perform(get("/api/deadlines/convocation?" + query)).andExpect(status().isOk())
            .andExpect(jsonPath("$.latestSending").value(latest))
            .andExpect(jsonPath("$.clearDays").value(clearDays))
            .andExpect(jsonPath("$.article").value("CGCT, art. " + article))
            .andExpect(jsonPath("$.length()").value(4));
    }

    @Test
    void explainsTheComputation() throws Exception {
        mvc.perform(get("/api/deadlines/convocation?session=2017-10-30&population=11900"))
            .andExpect(jsonPath("$.explanation").value("5 jours francs entre le 24/10/2017 et le 30/10/2017 : les 25, 26, 27, 28 et 29 octobre"));
    }

    @ParameterizedTest
    @CsvSource({"33, 28, 17, true", "33, 16, 17, false", "11, 6, 6, true", "8, 4, 5, false"})
    void answersTheQuorum(int inOffice, int present, int required, boolean reached) throws Exception {
        mvc.perform(get("/api/deadlines/quorum?inOffice=%d&present=%d".formatted(inOffice, present))).andExpect(status().isOk())
            .andExpect(jsonPath("$.required").value(required))
            .andExpect(jsonPath("$.reached").value(reached))
            .andExpect(jsonPath("$.article").value("CGCT, art. L2121-17"))
            .andExpect(jsonPath("$.explanation").isNotEmpty())
            .andExpect(jsonPath("$.length()").value(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "- | 11900 | - | session | Le paramètre «session» est une date de la forme 2017-10-30.",
        "2017-02-29 | 11900 | - | session | Le paramètre «session» est une date de la forme 2017-10-30.",
        "30/10/2017 | 11900 | - | session | Le paramètre «session» est une date de la forme 2017-10-30.",
        "+999999999-12-31 | 11900 | - | session | Le paramètre «session» est une date de la forme 2017-10-30.",
        "2017-10-30 | - | - | population | Le paramètre «population» est un nombre entier, positif ou nul.",
        "2017-10-30 | -1 | - | population | Le paramètre «population» est un nombre entier, positif ou nul.",
        "2017-10-30 | 99999999999 | - | population | Le paramètre «population» est un nombre entier, positif ou nul.",
        "2017-10-30 | 11900 | oui | urgent | Le paramètre «urgent» vaut «true» ou «false».",
    })
    void refusesBadParametersInFrench(String session, String population, String urgent, String field, String sentence) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> controller.convocation(session, population, urgent))
            .satisfies(refused -> assertThat(refused.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.field()).isEqualTo(field);
                assertThat(reason.sentence()).isEqualTo(sentence);
            }));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, inOffice", "33, 34, present", "33, '', present", "trente, 28, inOffice"})
    void refusesACouncilThatCannotBe(String inOffice, String present, String field) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> controller.quorum(inOffice, present))
            .satisfies(refused -> assertThat(refused.reasons()).extracting(reason -> reason.field()).containsExactly(field));
    }
}
