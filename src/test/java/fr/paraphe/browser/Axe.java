package fr.paraphe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** What axe-core finds against RGAA's ground, WCAG 2.1 A and AA, and its own best practices: nothing, as it is and at the narrowest width that RGAA asks for. */
public final class Axe {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final List<String> RULES = Stream.concat(WCAG.stream(), Stream.of("best-practice")).toList();
    private static final int NARROW = 320;
    private static final int ZOOMED = 640;

    private Axe() {
    }

    /** Also that at 320 pixels, which is 200 % and more on a screen, nothing makes the page itself wider than it. */
    public static void findsNothing(Screen screen) {
        Page page = screen.page();
        check(page, "as it is");
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        page.setViewportSize(NARROW, height);
        check(page, "at " + NARROW + " pixels");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as("width of the page at %d pixels", NARROW).isLessThanOrEqualTo(NARROW);
        page.setViewportSize(width, height);
    }

    /** Of the form alone, whatever page it stands in: at 200 % on a screen of 1280 × 1024, where it makes nothing wider than the screen. */
    static void findsNothingInForm(Screen screen) {
        Page page = screen.page();
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        page.setViewportSize(ZOOMED, ZOOMED * 4 / 5);
        named(of(page, RULES).include("form.paraphe").analyze(), "the form at 200 %");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as("width of the page at 200 %").isLessThanOrEqualTo(ZOOMED);
        page.setViewportSize(width, height);
    }

    /** Rules of WCAG 2.1 A and AA that the page breaks, by axe-core's names: of screens that are not ours to mend. */
    static List<String> breaks(Page page) {
        return of(page, WCAG).analyze().getViolations().stream().map(Rule::getId).toList();
    }

    private static void check(Page page, String how) {
        named(of(page, RULES).analyze(), how);
    }

    /** What holds is not listed, and no page beside this one is opened to put the parts of frames together, of which there are none: each took as long as the looking. */
    private static AxeBuilder of(Page page, List<String> tags) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).withTags(tags).setLegacyMode(true);
    }

    private static void named(AxeResults results, String how) {
        assertThat(results.getViolations()).as(how)
            .extracting(found -> found.getId() + ": " + found.getHelp() + found.getNodes().stream().map(node -> "\n    " + node.getHtml()).toList()).isEmpty();
    }
}
