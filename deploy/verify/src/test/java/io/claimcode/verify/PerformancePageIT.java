package io.claimcode.verify;

import java.nio.file.Files;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page that tells a seller how a promotion goes, in a browser. */
@Tag("browser")
class PerformancePageIT {
    private static final String SELLER = "s-1";

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, SELLER);
    private final Browser browser = new Browser(deployment.promotions());

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void redemption_isSeenWithoutAReload_andInTheFile_andByItsCode() throws Exception {
        var promotion = seller.create(3);
        var codes = seller.codes(promotion);
        browser.signIn(SELLER).open("/promotions/" + promotion.id() + "/performance");
        assertThat(browser.page().locator("main")).containsText("Nothing has been redeemed yet");
        browser.page().evaluate("window.before = true");
        var order = Order.of(deployment, SELLER, codes.getFirst());
        await().atMost(Duration.ofMinutes(1)).until(() -> order.redeem(0).statusCode() == 201);

        assertThat(browser.page().locator(".used td").first()).hasText("1 of 3", Browser.patiently());
        assertThat(browser.page().evaluate("window.before")).isEqualTo(true);
        var page = browser.page().locator("#figures");
        assertThat(page).containsText("8.00 USD");
        assertThat(page).containsText(order.id());
        var codeId = browser.page().locator("td[data-label=Code]").first().innerText();

        var file = browser.page()
                .waitForDownload(() -> browser.link("All redemptions as CSV").click());
        assertThat(Files.readAllLines(file.path()))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains(codeId, order.id(), "USD,8.00", "REDEEMED"));

        find(codes.getFirst());
        assertThat(browser.page().locator("h2 .status")).hasText("Redeemed");
        assertThat(browser.page().locator(".timeline")).containsText("Order " + order.id());
        find(codeId);
        assertThat(browser.page().locator("h2")).containsText("Code " + codeId);
        assertThat(browser.page().locator(".timeline")).containsText("8.00 USD off");
        find(codes.get(1));
        assertThat(browser.page().locator("h2 .status")).hasText("Available");
        assertThat(browser.page().url()).doesNotContain(codes.get(1));
    }

    @Test
    void codeThatIsNotTheSellers_isNotFound_howeverItIsNamed() {
        var other = new Seller(deployment, "s-2");
        var theirs = other.create(2);
        var code = other.codes(theirs).getFirst();
        var order = Order.of(deployment, "s-2", code);
        await().atMost(Duration.ofMinutes(1)).until(() -> order.redeem(0).statusCode() == 201);
        String codeId = other.onCodes("lookup", "{\"code\": \"" + code + "\"}").path("codeId");
        var own = seller.create(1);
        browser.signIn(SELLER).open("/promotions/" + own.id() + "/performance/code");

        find(code);
        assertThat(browser.field("code-error")).containsText("isn’t one of yours");
        find(codeId);
        assertThat(browser.field("code-error")).containsText("is of no code that was redeemed with this promotion");
        find("7GM3-YYYYY3-ZZZZZZ");
        assertThat(browser.field("code-error")).containsText("can’t be read");
        assertThat(browser.field("code").inputValue()).isEqualTo("7GM3-YYYYY3-ZZZZZZ");
        var response = browser.page()
                .navigate(deployment.promotions() + "/console/promotions/" + theirs.id() + "/performance");
        assertThat(response.status()).isEqualTo(404);
    }

    private void find(String typed) {
        var field = browser.field("code").or(browser.field("find"));
        field.fill(typed);
        browser.button("Find").click();
    }
}
