package fr.paraphe.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link Screen} of its own in the machine's Chromium, and fails the test for what the console says by itself. Without a Chromium
 * the tests are skipped with a sentence that says so; in CI ({@code CI=true}) they fail. {@code PARAPHE_CHROMIUM} names another executable.
 */
public final class Chromium implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Chromium.class);

    /** One browser for all tests of the JVM, closed with the last of them. */
    private record Running(Playwright playwright, Browser browser) implements ExtensionContext.Store.CloseableResource {

        static Running start(Path executable) {
            // A machine that runs other things beside this one may be slow; a test that passes does not wait.
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
            return new Running(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Optional<Path> executable = executable();
        if (executable.isEmpty()) {
            String sentence = "No Chromium on this machine: install it (Debian: apt-get install chromium) or name one in PARAPHE_CHROMIUM.";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(sentence);
            }
            Assumptions.abort(sentence);
        }
        Running running = context.getRoot().getStore(HERE).getOrComputeIfAbsent(Running.class, key -> Running.start(executable.get()), Running.class);
        context.getStore(HERE).put(Screen.class, new Screen(running.browser()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Screen screen = context.getStore(HERE).remove(Screen.class, Screen.class);
        if (screen != null) {
            screen.close(context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName(), context.getExecutionException().isPresent());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Screen.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE).get(Screen.class, Screen.class);
    }

    private static Optional<Path> executable() {
        return Stream.of(Optional.ofNullable(System.getenv("PARAPHE_CHROMIUM")).orElse(""), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .filter(each -> !each.isEmpty()).map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
