package fr.paraphe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.CaseInLog;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CaseOfRequestTest {

    private final List<String> logged = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        /api/conventions/ENT-11076-2017,                   -,                              ENT-11076-2017
        /api/dossiers/ENT-11076-2017-M1/lettre,            -,                              ENT-11076-2017-M1
        /engine-rest/task,                                 processInstanceBusinessKey=ENT-11076-2017&x=1, ENT-11076-2017
        /api/campaigns/ENT-montpellier-2018-2019/progress, -,                              ENT-montpellier-2018-2019
        /api/conventions,                                  -,                              -
        /api/conventions/AGENT-11076,                      -,                              -
        """)
    void theCaseThatTheAddressNames(String path, String query, String expected) throws Exception {
        serve(path, query, () -> logged.add(MDC.get(CaseInLog.FIELD)));
        assertThat(logged).containsExactly(expected);
        assertThat(MDC.get(CaseInLog.FIELD)).isNull();
    }

    @Test
    void theNextRequestOfTheThreadIsAnotherOne() throws Exception {
        assertThatThrownBy(() -> serve("/api/tasks/1/form", null, () -> {
            CaseOfRequest.is("ENT-11076-2017");
            throw new IllegalStateException();
        })).isInstanceOf(IllegalStateException.class);
        assertThat(MDC.get(CaseInLog.FIELD)).isNull();
    }

    private static void serve(String path, String query, Runnable useCase) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        new CaseOfRequest().doFilter(request, new MockHttpServletResponse(), (asked, answer) -> useCase.run());
    }
}
