package io.claimcode.verify;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a seller does in the console, in a browser. */
@Tag("browser")
class ConsoleIT {
    private static final String SELLER = "s-1";

    private final Deployment deployment = Deployment.running();
    private final Browser browser = new Browser(deployment.promotions());
    private final String name = "Launch " + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void wrongValues_standBesideTheirFields_andNothingThatWasTypedIsLost() {
        browser.signIn(SELLER).open("/promotions/new?type=PERCENTAGE_OFF");
        browser.fill("percent", "120").fill("purchasesQuantity", "many").fill("items", "SKU-1\nSKU-2");

        browser.button("Continue to schedule").click();

        assertThat(browser.page().title()).startsWith("Please check: ");
        assertThat(browser.field("percent").inputValue()).isEqualTo("120");
        assertThat(browser.field("purchasesQuantity").inputValue()).isEqualTo("many");
        assertThat(browser.field("items").inputValue()).isEqualTo("SKU-1\nSKU-2");
        assertThat(browser.field("percent").getAttribute("aria-describedby")).contains("percent-error");
        assertThat(browser.field("percent-error").innerText()).contains("1", "99");
        browser.page().locator(".problems a").first().click();
        assertThat(browser.page().evaluate("document.activeElement.id")).isIn("percent", "purchasesQuantity");
        browser.assertAccessible();
        browser.fill("percent", "20").fill("purchasesQuantity", "2");
        browser.button("Continue to schedule").click();
        browser.fill("endsAt", "2020-01-01T00:00");
        browser.button("Continue to additional options").click();
        assertThat(browser.field("endsAt-error").isVisible()).isTrue();
        browser.button("Back to conditions").click();
        assertThat(browser.field("items").inputValue()).isEqualTo("SKU-1\nSKU-2");
        assertThat(browser.field("percent").inputValue()).isEqualTo("20");
    }

    @Test
    void keyboardAlone_createsAPromotion() {
        browser.open("/");
        press("Tab");
        assertThat(browser.page().evaluate("document.activeElement.className")).isEqualTo("skip");
        tabTo("document.activeElement.value === 's-1'");
        enter();
        tabTo("document.activeElement.textContent.trim() === 'Create a promotion'");
        enter();
        tabTo("document.activeElement.matches('a') && document.activeElement.textContent.includes('Percentage off')");
        enter();
        tabTo("document.activeElement.id === 'itemsKind-SKUS'");
        press("ArrowLeft");
        assertThat(browser.field("itemsKind-ENTIRE_CATALOG").isChecked()).isTrue();
        tabTo("document.activeElement.id === 'percent'");
        browser.page().keyboard().type("15");
        enter();
        tabTo("document.activeElement.id === 'internalDescription'");
        browser.page().keyboard().type(name);
        enter();
        tabTo("document.activeElement.value === 'REVIEW'");
        enter();
        if (browser.field("confirmed").count() > 0) {
            tabTo("document.activeElement.id === 'confirmed'");
            press("Space");
        }
        tabTo("document.activeElement.value === 'CREATE'");
        enter();

        PlaywrightAssertions.assertThat(browser.page().locator("h1"))
                .hasText("Your promotion has been created", Browser.patiently());
    }

    @Test
    void pauseResumeAndCancel_askFirst_andSayWhatTheyDo() {
        var id = new Seller(deployment, SELLER).create(1).id();
        browser.signIn(SELLER).open("/promotions/" + id);

        browser.link("Pause").click();
        assertThat(browser.heading()).isEqualTo("Pause this promotion?");
        browser.link("Leave it as it is").click();
        assertThat(browser.page().locator("h1 + p .status").innerText()).isEqualTo("Active");
        browser.link("Pause").click();
        browser.button("Pause the promotion").click();
        assertThat(browser.page().locator("h1 + p .status").innerText()).isEqualTo("Paused");
        browser.link("Resume").click();
        browser.button("Resume the promotion").click();
        browser.link("End").click();
        browser.button("End the promotion").click();

        assertThat(browser.page().locator("h1 + p .status").innerText()).isEqualTo("Ended");
        browser.link("History").click();
        assertThat(browser.page().locator(".timeline").innerText()).contains("Created", "Paused", "Resumed", "Ended");
    }

    @Test
    void anotherSellersPages_areNotThere() {
        var promotion = new Seller(deployment, "s-2").create(1);
        browser.signIn(SELLER);
        var pages = List.of("", "/edit", "/pause", "/claim-codes", "/history", "/created");

        for (var page : pages) {
            var response =
                    browser.page().navigate(deployment.promotions() + "/console/promotions/" + promotion.id() + page);
            assertThat(response.status()).as(page).isEqualTo(404);
            assertThat(browser.heading()).isEqualTo("There is nothing here");
        }
    }

    private void press(String key) {
        browser.page().keyboard().press(key);
    }

    /** Goes where Enter leads, and is there. */
    private void enter() {
        browser.page().evaluate("window.before = true");
        press("Enter");
        // Asked from outside: the page's own policy forbids what waitForFunction does. Between two pages nobody
        // answers.
        await().atMost(Duration.ofMinutes(1))
                .pollInSameThread()
                .ignoreExceptions()
                .until(() -> Boolean.TRUE.equals(
                        browser.page().evaluate("window.before !== true && document.readyState === 'complete'")));
    }

    private void tabTo(String condition) {
        browser.page().waitForLoadState();
        for (int times = 0; times < 80; times++) {
            if (Boolean.TRUE.equals(browser.page().evaluate(condition))) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError(
                "no way by Tab to " + condition + " at " + browser.page().url());
    }
}
