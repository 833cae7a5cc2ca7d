package fr.paraphe.web.directory;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class UaiControllerTest {

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new UaiController()).build();

    @ParameterizedTest
    @CsvSource({"0341301E, 0341301E, true,", "0341301e, 0341301E, true,", "0 341 301 E, 0341301E, true,", "0341301F, 0341301F, false, E", "0341301, 0341301, false, E", "abc, ABC, false,"})
    void saysTheLetterThatACodeShouldHave(String asked, String uai, boolean valid, String letter) throws Exception {
        mvc.perform(get("/api/uai/{uai}", asked))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.uai").value(uai))
            .andExpect(jsonPath("$.valid").value(valid))
            .andExpect(jsonPath("$.expectedLetter").value(letter))
            .andExpect(jsonPath("$.explanation").isNotEmpty())
            .andExpect(jsonPath("$.article").value("Convention ENT-école, annexe 1"));
    }
}
