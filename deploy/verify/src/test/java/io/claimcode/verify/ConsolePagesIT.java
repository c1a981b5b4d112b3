package io.claimcode.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How the console's pages look and whether all can use them; their pictures land in {@code target/screenshots}. */
@Tag("browser")
class ConsolePagesIT {
    private static final String SELLER = "s-1";

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, SELLER);

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "1280,DARK", "390,LIGHT", "390,DARK"})
    void pages_fitAndAreAccessible(int width, ColorScheme colors) throws IOException {
        var promotion = seller.create(2500);
        seller.codes(promotion);
        var ended = seller.create(1, "\"messaging\": {\"checkoutDisplayText\": \"20% off\"}");
        seller.act(ended, "end").then().statusCode(200);
        var suffix = "-" + width + "-" + colors.name().toLowerCase(java.util.Locale.ROOT);
        try (var browser = new Browser(deployment.promotions(), width, colors)) {
            browser.open("/");
            check(browser, "sign-in" + suffix);
            browser.signIn(SELLER);
            check(browser, "promotions" + suffix);
            var own = "/promotions/" + promotion.id();
            for (var path : List.of(
                    "/promotions?q=nothing-has-this-name",
                    "/promotions/new",
                    "/promotions/new?type=BUY_ONE_GET_ONE",
                    own,
                    own + "/edit",
                    own + "/end",
                    own + "/created",
                    own + "/claim-codes",
                    own + "/claim-codes/" + promotion.groupId() + "/void",
                    own + "/history",
                    "/promotions/" + ended.id(),
                    "/promotions/" + ended.id() + "/claim-codes",
                    "/selections",
                    "/selections/new",
                    "/nowhere",
                    "/signed-out")) {
                browser.open(path);
                check(browser, name(path, promotion) + suffix);
            }
            wizard(browser, suffix);
        }
        publish("promotions", width, colors);
        publish("claim-codes", width, colors);
    }

    @Test
    void pages_letNothingInFromElsewhere() {
        try (var browser = new Browser(deployment.promotions())) {
            var response = browser.page().navigate(deployment.promotions() + "/console/sign-in");

            assertThat(response.headerValue("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headerValue("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    private static void wizard(Browser browser, String suffix) {
        browser.open("/promotions/new?type=PERCENTAGE_OFF");
        browser.button("Continue to schedule").click();
        check(browser, "conditions-wrong" + suffix);
        browser.field("itemsKind-ENTIRE_CATALOG").check();
        browser.fill("percent", "50");
        browser.page().locator("summary").first().click();
        check(browser, "conditions" + suffix);
        browser.button("Continue to schedule").click();
        browser.fill("startsAt", LocalDate.now().minusDays(1) + "T00:00").fill("internalDescription", "Spring launch");
        check(browser, "schedule" + suffix);
        browser.button("Continue to additional options").click();
        browser.page().locator("summary").first().click();
        check(browser, "options" + suffix);
        browser.button("Review").click();
        check(browser, "review" + suffix);
    }

    private static void check(Browser browser, String name) {
        browser.photograph(name);
        browser.assertFits();
        browser.assertAccessible();
    }

    private static String name(String path, Seller.Promotion promotion) {
        return path.substring(1)
                .replace(promotion.id(), "own")
                .replace(promotion.groupId(), "group")
                .replaceAll("[0-9a-f-]{36}", "ended")
                .replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** Two of the pictures stand in the documents; they are made anew when their folder is named. */
    private static void publish(String name, int width, ColorScheme colors) throws IOException {
        var folder = System.getProperty("console.images");
        if (folder != null && width == 1280 && colors == ColorScheme.LIGHT) {
            var source = name.equals("promotions") ? name : "promotions-own-" + name;
            Files.createDirectories(Path.of(folder));
            Files.copy(
                    Path.of("target", "screenshots", source + "-1280-light.png"),
                    Path.of(folder, name + ".png"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
