package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import fr.paraphe.web.dossier.PlayedCase;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Our pages for who has no mouse, and for who reads them at 200 %: RGAA 10.4, 10.7, 10.11, 12.7 and 12.8. */
class PagesByKeyboardAndZoomTest extends PlayedCasePages {

    private static final String CLERK = "secretariat-11076";
    private static final List<String> PAGES = List.of("/dossiers", "/dossiers?phase=ENDED&group=secretariat", "/dossiers/" + PlayedCase.REFERENCE, "/dossiers/" + PlayedCase.RENEWAL,
        "/echeancier?qui=tous", "/echeancier?qui=tous&vue=mois", "/titres", "/absences", "/calculs?calcul=convocation&session=2017-10-30&population=11000", "/actes", "/accessibilite",
        "/mot-de-passe", "/demo/horloge");

    /** What is wider than the window, what is cut, and which controls lie on each other; what scrolls sideways by itself may be wider. */
    static final String CUT_OR_OVERLAPPING = """
        () => {
          const found = [];
          const width = document.documentElement.clientWidth;
          const visible = each => each.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}) && each.getBoundingClientRect().width > 1;
          const scrolls = each => each.closest('.scroll, .diagram-canvas, .skip, .sr');
          const name = each => each.tagName.toLowerCase() + ' ' + (each.innerText || each.name || '').trim().slice(0, 40);
          if (document.documentElement.scrollWidth > width) {
            found.push('the page is ' + document.documentElement.scrollWidth + ' wide');
          }
          document.querySelectorAll('body *').forEach(each => {
            if (!visible(each) || scrolls(each) || each instanceof SVGElement) {
              return;
            }
            if (each.getBoundingClientRect().right > width + 1) {
              found.push('beyond the window: ' + name(each));
            }
            const how = getComputedStyle(each);
            if (['hidden', 'clip'].includes(how.overflowX) && each.scrollWidth > each.clientWidth + 1 && each.tagName !== 'DETAILS') {
              found.push('cut: ' + name(each));
            }
          });
          const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(each => visible(each) && !scrolls(each) && each.type !== 'hidden');
          controls.forEach((one, at) => controls.slice(at + 1).forEach(other => {
            const overlap = [...one.getClientRects()].some(a => [...other.getClientRects()].some(b =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4));
            if (overlap && !one.contains(other) && !other.contains(one)) {
              found.push(name(one) + ' lies on ' + name(other));
            }
          }));
          return found;
        }""";

    /** What has the focus shows it, and stands in the window. */
    private static final String FOCUS_IS_SEEN = """
        () => {
          const has = document.activeElement;
          const how = getComputedStyle(has);
          const box = has.getBoundingClientRect();
          const inside = box.bottom > 0 && box.top < innerHeight;
          return has === document.body || inside && how.outlineStyle !== 'none' && parseFloat(how.outlineWidth) >= 2 ? '' : has.outerHTML.slice(0, 150);
        }""";

    @Test
    void atTwoHundredPercentNothingIsCutAndNothingLiesOnAnotherThing(Screen screen) {
        logIn(screen, CLERK, "/dossiers");
        Page page = screen.at200Percent();
        for (String path : PAGES) {
            page.navigate(address(path));
            assertThat(page.locator("h1")).isVisible();
            assertThat((List<?>) page.evaluate(CUT_OR_OVERLAPPING)).as(path).isEmpty();
        }
        page.navigate(address("/dossiers/" + PlayedCase.REFERENCE));
        screen.pictureOf(page, "dossiers-05-zoom");
    }

    @Test
    void aCaseIsFoundAndReadByKeyboardAlone(Screen screen) {
        Page page = logIn(screen, CLERK, "/dossiers");
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        skipsTheNavigation(page);
        tabTo(page, "#q");
        page.keyboard().type("numerique");
        tabTo(page, "form.search button");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*q=numerique.*"));
        skipsTheNavigation(page);
        tabTo(page, "a[href$='/" + PlayedCase.REFERENCE + "']");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Dossier " + PlayedCase.REFERENCE);
        assertThat(page.locator("figure.diagram")).hasAttribute("data-drawn", "true");

        tabTo(page, "a[href='#deroulement']");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*#deroulement$"));
        tabTo(page, "details.year:first-of-type > summary");
        page.keyboard().press("Enter");
        assertThat(page.locator("details.year").first()).hasAttribute("open", "");
        tabTo(page, ".steps a[data-called], .djs-overlay a.called");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*(/procedures/.*|#etapes)$"));
    }

    @Test
    void aDateIsCalculatedByKeyboardAlone(Screen screen) {
        Page page = logIn(screen, CLERK, "/calculs");
        skipsTheNavigation(page);
        tabTo(page, "#convocation-session");
        page.keyboard().type("10302017");
        tabTo(page, "#convocation-population");
        page.keyboard().type("11000");
        tabTo(page, "#convocation button");
        page.keyboard().press("Enter");
        assertThat(page.locator("#convocation")).containsText("mardi 24 octobre 2017");
        assertThat(page.locator("#convocation")).containsText("les 25, 26, 27, 28 et 29 octobre");
    }

    /** The first stop of every page is the way past its navigation; it is seen as long as it has the focus, and leads there. */
    private static void skipsTheNavigation(Page page) {
        page.waitForLoadState();
        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip")).isFocused();
        assertThat((String) page.evaluate(FOCUS_IS_SEEN)).isEmpty();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    private static void tabTo(Page page, String selector) {
        for (int stop = 0; stop < 300; stop++) {
            page.keyboard().press("Tab");
            assertThat((String) page.evaluate(FOCUS_IS_SEEN)).as("focus that is not seen on the way to " + selector).isEmpty();
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("no way by keyboard to " + selector);
    }
}
