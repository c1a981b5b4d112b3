package io.claimcode.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser with one window at the console. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
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

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String console;
    private final Page page;

    Browser(String service) {
        this(service, 1280, ColorScheme.LIGHT);
    }

    Browser(String service, int width, ColorScheme colors) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(FLAGS));
        page = chromium.newPage(new com.microsoft.playwright.Browser.NewPageOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colors)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        page.setDefaultTimeout(60_000);
        console = service + "/console";
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
        var found = new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(each -> each.getId() + " (" + each.getImpact() + "): "
                                + each.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertThat(found).as(page.url()).isEmpty();
    }

    /** Everything fits in the width of the window. */
    void assertFits() {
        var wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) wider).intValue()).as(page.url()).isZero();
    }

    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
