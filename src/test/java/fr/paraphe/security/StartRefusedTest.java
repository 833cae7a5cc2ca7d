package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** What the application does not start with, and the one sentence that says so. */
class StartRefusedTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.10", "", "no such host.invalid", "::"})
    void theDemonstrationInPublic(String address) {
        assertThatThrownBy(() -> check(new MockEnvironment().withProperty("paraphe.demo.enabled", "true").withProperty("server.address", address)))
            .isInstanceOf(StartRefusedException.class).hasMessageStartingWith("Paraphe ne démarre pas : les comptes de démonstration");
    }

    @ParameterizedTest
    @CsvSource({"true,127.0.0.1", "true,localhost", "true,::1", "false,0.0.0.0", "false,''"})
    void notTheOthers(String demonstration, String address) {
        assertThatCode(() -> check(new MockEnvironment().withProperty("paraphe.demo.enabled", demonstration).withProperty("server.address", address)))
            .doesNotThrowAnyException();
    }

    @Test
    void theConsoleShowsTheSentenceAlone() {
        FailureAnalysis analysis = new StartRefusedAnalyzer().analyze(new RuntimeException(new StartRefusedException("Phrase.")));
        assertThat(analysis.getDescription()).isEqualTo("Phrase.");
        assertThat(analysis.getAction()).isNull();
    }

    private static void check(MockEnvironment environment) {
        DemonstrationStaysHome.refuseADemonstrationInPublic(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
