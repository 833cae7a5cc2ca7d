package fr.paraphe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A person in front of Paraphe: an English browser in a far zone, so that nothing may lean on either. What the console of any of its pages reports as an
 * error, whoever is logged in, and every request to another host is remembered, and fails the test at its end.
 */
public final class Screen {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    /** Chromium writes each refused request into the console; a refusal is what some tests are about. */
    private static final Pattern REFUSAL = Pattern.compile("Failed to load resource: the server responded with a status of (400|404|422) .*", Pattern.DOTALL);

    /** Words by which a text of the engine's own release gives itself away; names of files and keys of models are joined by hyphens. */
    private static final Pattern ENGLISH = Pattern.compile("(?<![\\w-])(the|of|and|with|your|this|is|are|has|not|Process(?:es)?|Instances?|Tasks?|Search|Filters?|Due|Assignee|Created|"
        + "Started|Running|Finished|Deployed|Deployments?|Users?|Groups?|Dashboard|Loading|Powered|Camunda|Cockpit|Tasklist|Welcome|Admin|Failed|Jobs?|Message is|Add|Delete|Edit|Save|Cancel)(?![\\w-])");

    /** What a program writes where it has nothing to say or finds no text: {@code null}, {@code undefined}, {@code FILTER_NAME}. */
    private static final Pattern NOTHING = Pattern.compile("(?<![\\w-])(?:null|undefined|NaN|Invalid date|[A-Z]{2,}(?:_[A-Z0-9]+)+)(?![\\w-])");

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 1000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private boolean refusalsExpected;
    private BrowserContext zoomed;

    Screen(Browser browser) {
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setLocale("en-US").setTimezoneId("Pacific/Kiritimati"));
        context.setDefaultTimeout(60_000);
        listenTo(context);
        page = context.newPage();
    }

    private void listenTo(BrowserContext context) {
        context.onWebError(error -> complaints.add(error.error()));
        context.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !(refusalsExpected && REFUSAL.matcher(message.text()).matches())) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        context.onRequest(request -> {
            String host = URI.create(request.url()).getHost();
            if (host != null && !host.equals("127.0.0.1") && !host.equals("localhost")) {
                complaints.add("request to another host: " + request.url());
            }
        });
    }

    public Page page() {
        return page;
    }

    /** From here on the server may refuse what is sent: the console's lines about that are no fault. */
    public Screen expectingRefusals() {
        refusalsExpected = true;
        return this;
    }

    /** Another page of the same person, as a window of 1280 by 1024 shows it at 200 %: half the room, each dot doubled. */
    public Page at200Percent() {
        zoomed = context.browser().newContext(new Browser.NewContextOptions().setViewportSize(640, 512).setDeviceScaleFactor(2).setLocale("en-US")
            .setTimezoneId("Pacific/Kiritimati").setStorageState(context.storageState()));
        listenTo(zoomed);
        return zoomed.newPage();
    }

    /** Leaves the picture in target/screenshots, for whoever wants to see what a clerk sees, once nothing moves any more. */
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** The open task with the whole length of its form, whatever the height of the screen. */
    public void pictureOfForm(String name) {
        int height = (int) form().evaluate("form => Math.ceil(form.getBoundingClientRect().height)");
        page.setViewportSize(WIDTH, Math.max(HEIGHT, height + 450));
        page.locator(".task-details").screenshot(new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        page.setViewportSize(WIDTH, HEIGHT);
    }

    public void pictureOf(Page other, String name) {
        other.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    public void pictureOfPage(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Logs in through our own page and waits for the list of tasks. */
    public void logIn(int port, String user, String password) {
        logInTo("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/", user, password);
        page.locator(".task-filter").first().waitFor();
    }

    /** Leaves by Tasklist's own way out, for the next person at the same desk. */
    public void logOut() {
        // what is still being asked when the session ends would be refused, and the console would say so
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.locator("li.account a.dropdown-toggle").click();
        page.locator("li.logout a").click();
        page.locator("input[name=username]").waitFor();
        // Tasklist may still be sending the page away
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Logs in on the way to that page. */
    public void logInTo(String address, String user, String password) {
        page.navigate(address);
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(password);
        page.locator("button[type=submit]").click();
    }

    /** What stands on the screen is French, says so, and advertises nothing. */
    public void readsFrench(String what) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        String text = page.locator("body").innerText();
        assertThat(text).as(what).isNotBlank();
        assertThat(ENGLISH.matcher(text).results().map(found -> text.substring(Math.max(0, found.start() - 40), Math.min(text.length(), found.end() + 40)))).as("English of " + what)
            .isEmpty();
        assertThat(page.locator("html").getAttribute("lang")).as("language of " + what).isEqualTo("fr");
        assertThat(NOTHING.matcher(text).results().map(MatchResult::group)).as("bare keys and values without words of " + what).isEmpty();
    }

    /** Waits until a task of that name waits for the person's groups. */
    public void listed(String taskName) {
        toDo();
        inList(taskName).waitFor();
    }

    /** Opens a task of the list without taking it. */
    public void open(String taskName) {
        listed(taskName);
        inList(taskName).click();
        page.locator("h2.task").filter(new Locator.FilterOptions().setHasText(taskName)).waitFor();
        formReady();
    }

    /** Takes a task of the list and waits for its form to be free for typing. */
    public void take(String taskName) {
        open(taskName);
        page.locator("[ng-click='claim()']").click();
        page.locator(".disabled-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        formReady();
    }

    private void toDo() {
        page.locator(".task-filter").filter(new Locator.FilterOptions().setHasText("À faire")).click();
    }

    private Locator inList(String taskName) {
        return page.locator(".tasks-list .task").filter(new Locator.FilterOptions().setHasText(taskName)).first();
    }

    public void formReady() {
        page.locator("form.paraphe:not([aria-busy])").waitFor();
    }

    /** Presses «Terminer» as soon as Tasklist allows it. */
    public void complete() {
        page.locator("button[ng-click='complete()']").click();
    }

    /** Presses Tab until an element of that selector with that text has the focus, as somebody does who has no mouse. */
    public void tabTo(String selector, String text) {
        for (int pressed = 0; pressed < 200; pressed++) {
            if ((boolean) page.evaluate("([selector, text]) => document.activeElement.matches(selector) && document.activeElement.innerText.includes(text)", List.of(selector, text))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("never reached with the tabulator: " + selector + " " + text);
    }

    /** Takes a task of the list and completes it, with the keyboard alone; what is to be filled in is done in between. */
    public void workByKeyboard(String taskName, Runnable fillIn) {
        tabTo(".task-filter a", "À faire");
        page.keyboard().press("Enter");
        inList(taskName).waitFor();
        tabTo(".tasks-list .task a", taskName);
        page.keyboard().press("Enter");
        page.locator("h2.task").filter(new Locator.FilterOptions().setHasText(taskName)).waitFor();
        formReady();
        tabTo("button.claim", "");
        page.keyboard().press("Enter");
        page.locator(".disabled-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        formReady();
        fillIn.run();
        tabTo("button[ng-click='complete()']", "");
        page.keyboard().press("Enter");
        page.locator("form.paraphe").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Completes the task, which leaves the screen. */
    public void completed() {
        complete();
        page.locator("form.paraphe").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Completes the task, after which another of that name must wait. */
    public void completeFor(String nextTask) {
        completed();
        listed(nextTask);
    }

    public Locator form() {
        return page.locator("form.paraphe");
    }

    /** A field by the JSON path that is its name. */
    public Locator field(String path) {
        return form().locator("[name=\"" + path + "\"]");
    }

    public void press(String label) {
        form().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label)).first().click();
    }

    void close(String test, boolean failed) {
        try {
            if (failed) {
                picture("failed-" + test);
            }
        } finally {
            if (zoomed != null) {
                zoomed.close();
            }
            context.close();
        }
        if (!failed) {
            complainsOfNothing();
        }
    }

    boolean complains(String of) {
        return complaints.stream().anyMatch(complaint -> complaint.contains(of));
    }

    /** No error in the console and no request to another host so far. */
    void complainsOfNothing() {
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }
}
