package fr.paraphe.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a browser test fail by itself: an error in the console or a request to another host, in the first page or in any other. */
@ExtendWith(Chromium.class)
class ScreenTest {

    private StubApi api;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
        api.view(Files.readString(Path.of("src/test/resources/forms/ampliation.json")), "null");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "console.error('said by a script')                                 | said by a script",
        "setTimeout(() => { throw new Error('caught by nobody'); })        | caught by nobody",
        "fetch('/nowhere').then(() => null)                                | status of 404",
        "void (new Image().src = 'http://elsewhere.invalid/pixel.png')     | request to another host: http://elsewhere.invalid/pixel.png"})
    void itIsHeldAgainstEveryPage(String script, String complaint, Screen given) {
        Screen screen = new Screen(given.page().context().browser());
        screen.page().navigate(api.page("ampliation.html"));
        screen.formReady();
        screen.complainsOfNothing();
        Page another = screen.page().context().newPage();
        another.navigate(api.page("ampliation.html"));
        another.evaluate(script);
        another.waitForCondition(() -> screen.complains(complaint));
        assertThatThrownBy(() -> screen.close("another page", false)).isInstanceOf(AssertionError.class).hasMessageContaining(complaint);
    }
}
