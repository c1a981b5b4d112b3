package io.claimcode.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/** A window at the console, of a browser that remembers nothing of others. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final int HEIGHT = 900;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-dev-shm-usage");

    private static com.microsoft.playwright.Browser running;

    private final BrowserContext window;
    private final String console;
    private final Page page;

    Browser(String service) {
        window = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(WIDE, HEIGHT)
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        page = window.newPage();
        page.setDefaultTimeout(60_000);
        console = service + "/console";
    }

    /** One Chromium, started when first asked for, serves all tests; it ends with this JVM. */
    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (running == null) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            running = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(FLAGS));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return running;
    }

    private static Path executable() {
        return Stream.concat(
                        Optional.ofNullable(System.getenv("CLAIMCODE_CHROMIUM")).map(Path::of).stream(),
                        Stream.of(System.getenv("PATH").split(":"))
                                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The console's tests need Chromium, and none is on the PATH."
                        + " Install it (Debian: apt-get install chromium), or name it in CLAIMCODE_CHROMIUM."));
    }

    Page page() {
        return page;
    }

    /** Signs a demo seller in at the first page. */
    Browser signIn(String seller) {
        page.navigate(console);
        button("Continue as seller " + seller).click();
        return this;
    }

    Browser open(String path) {
        page.navigate(console + path);
        return this;
    }

    /** Loses its cookies whose names begin so, as it does when their time is over. */
    void forget(String cookies) {
        window.clearCookies(
                new BrowserContext.ClearCookiesOptions().setName(java.util.regex.Pattern.compile(cookies + ".*")));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String id) {
        return page.locator("#" + id);
    }

    Browser fill(String id, String value) {
        field(id).fill(value);
        return this;
    }

    String heading() {
        return page.locator("h1").first().innerText();
    }

    /** Nothing here keeps anybody out who can't see, point or hear: no finding of weight. */
    void assertAccessible() {
        assertNothingFound(axe().withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")));
    }

    /** The same of what depends on the colours and the width, for a page that was looked at in others. */
    private void assertLegible() {
        assertNothingFound(axe().withRules(List.of("color-contrast", "target-size")));
    }

    /** The pages have no frames of others, so nothing is gained by a page of its own for the findings. */
    @SuppressWarnings("deprecation")
    private AxeBuilder axe() {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private void assertNothingFound(AxeBuilder axe) {
        var found = axe.analyze().getViolations().stream()
                .map(each -> each.getId() + " (" + each.getImpact() + "): "
                        + each.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
        assertThat(found).as(page.url()).isEmpty();
    }

    /**
     * Looks at the page that is shown, wide and narrow, light and dark: each is photographed under this name, and nothing
     * is found wrong.
     */
    void examine(String name) {
        look(WIDE, ColorScheme.DARK);
        photograph(name + "-1280-dark");
        look(NARROW, ColorScheme.LIGHT);
        photograph(name + "-390-light");
        look(NARROW, ColorScheme.DARK);
        photograph(name + "-390-dark");
        assertFits();
        assertLegible();
        look(WIDE, ColorScheme.LIGHT);
        photograph(name + "-1280-light");
        assertFits();
        assertAccessible();
    }

    /** For what takes its time on a busy machine. */
    static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions()
                .setTimeout(Duration.ofMinutes(2).toMillis());
    }

    /** Shows the same page in another width and in other colours. */
    private void look(int width, ColorScheme colors) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
    }

    /** Everything fits in the width of the window. */
    private void assertFits() {
        var wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) wider).intValue()).as(page.url()).isZero();
    }

    private void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        window.close();
    }
}
