package io.claimcode.verify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.claimcode.local.storefront.http.StorefrontServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The seller's flow as guides to the field's marketplaces number it, walked in the console step by step; then what it is
 * for: a buyer uses one of the codes in a shop, and the seller sees it.
 */
@Tag("browser")
class SellersFlowIT {
    private static final String SELLER = "s-1";
    private static final int STEPS = 38;
    private static final int QUANTITY = 20_000;

    private final Deployment deployment = Deployment.running();
    private final Browser browser = new Browser(deployment.promotions());
    private final String name = "Launch " + UUID.randomUUID().toString().substring(0, 8);
    private int walked;

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void thirtyEightSteps_fromSignInToAFileOfCodes_ofWhichABuyerUsesOne() throws Exception {
        conditions();
        schedule();
        additionalOptions();
        reviewAndSubmit();
        var codes = claimCodes();
        assertThat(walked).isEqualTo(STEPS);

        browser.link("Performance").click();
        assertThat(browser.page().locator("main")).containsText("Nothing has been redeemed yet");
        useInTheShop(codes.getFirst());
        assertThat(browser.page().locator(".used td").first()).hasText("1 of 20,000", Browser.patiently());
        assertThat(browser.page().locator(".facts")).containsText("4.00 USD");
    }

    private void conditions() {
        step(1, 1, "sign in");
        browser.signIn(SELLER);
        step(2, 2, "open Promotions");
        browser.link("Promotions").click();
        assertThat(browser.heading()).isEqualTo("Manage promotions");
        step(3, 4, "create a promotion: percentage off");
        browser.link("Create a promotion").click();
        browser.page().getByText("Percentage off").click();
        step(5, 6, "step 1, conditions: buyer purchases at least this quantity of items, 1");
        assertThat(browser.page().locator("h2").first()).hasText("Step 1: Conditions");
        assertThat(browser.field("purchasesKind").inputValue()).isEqualTo("AT_LEAST_QUANTITY");
        assertThat(browser.field("purchasesQuantity").inputValue()).isEqualTo("1");
        step(7, 7, "purchased items: the product");
        browser.field("itemsKind-SKUS").check();
        browser.fill("items", "SKU-1");
        step(8, 8, "buyer gets: percent off");
        browser.fill("percent", "20");
        step(9, 9, "applies to: purchased items");
        assertThat(browser.field("appliesTo-PURCHASED_ITEMS").isChecked()).isTrue();
        step(10, 10, "advanced options: not needed");
        assertThat(browser.page().locator("details").first().getAttribute("open"))
                .isNull();
        browser.button("Continue to schedule").click();
    }

    private void schedule() {
        step(11, 12, "step 2, schedule: start and end in a time zone");
        assertThat(browser.page().locator("h2").first()).hasText("Step 2: Schedule");
        browser.fill("startsAt", LocalDate.now().minusDays(2) + "T00:00")
                .fill("endsAt", LocalDate.now().plusDays(30) + "T23:59");
        browser.field("timeZone").selectOption("America/Los_Angeles");
        step(13, 13, "internal description");
        browser.fill("internalDescription", name);
        step(14, 14, "tracking ID: filled in, left as it is");
        assertThat(browser.field("trackingId").inputValue()).isNotEmpty();
        browser.button("Continue to additional options").click();
    }

    private void additionalOptions() {
        step(15, 16, "step 3, additional options: single-use");
        assertThat(browser.page().locator("h2").first()).hasText("Step 3: Additional options");
        assertThat(browser.field("codeKind-SINGLE_USE").isChecked()).isTrue();
        step(17, 17, "one redemption per customer: ticked");
        assertThat(browser.field("onePerCustomer").isChecked()).isTrue();
        step(18, 21, "combinability: preferential");
        assertThat(browser.field("combinability-PREFERENTIAL").isChecked()).isTrue();
        step(22, 24, "messaging: detail page text unticked, the rest as it is; review");
        assertThat(browser.field("showDetailText").isChecked()).isFalse();
        browser.button("Review").click();
    }

    private void reviewAndSubmit() {
        step(25, 26, "check");
        assertThat(browser.page().locator("main").innerText())
                .contains("At least 1 item", "20% off", "Single-use", name)
                .containsPattern("One redemption per customer\\s+Yes");
        step(27, 27, "submit");
        if (browser.field("confirmed").count() > 0) {
            browser.field("confirmed").check();
        }
        browser.button("Submit").click();
        step(28, 30, "created: view or modify your promotion");
        assertThat(browser.heading()).isEqualTo("Your promotion has been created");
        browser.link("View or modify your promotion").click();
        assertThat(browser.heading()).isEqualTo(name);
    }

    private List<String> claimCodes() throws IOException {
        step(31, 32, "manage claim codes");
        browser.link("Manage claim codes").click();
        step(33, 36, "claim code group: name, quantity, create");
        browser.fill("name", name).fill("quantity", "20,000");
        browser.button("Create").click();
        assertThat(browser.page().locator("#groups tbody tr")).hasCount(1);
        step(37, 37, "in progress, then ready without a reload; download");
        assertThat(browser.page().locator("#groups .status")).hasText("Ready", Browser.patiently());
        var file = browser.page()
                .waitForDownload(() -> browser.link("Text file of " + name).click());
        step(38, 38, "the file is kept");
        var codes = Files.readAllLines(file.path());
        assertThat(codes).hasSize(QUANTITY).doesNotHaveDuplicates();
        return codes;
    }

    /** As a buyer, in a browser of his own, at the local storefront. */
    private void useInTheShop(String code) throws IOException {
        var tokens = deployment.stack().tokens();
        try (var shop = StorefrontServer.start(
                        deployment.ports().storefront(),
                        URI.create(deployment.redemptions(0)),
                        sellers -> tokens.storefront("shop-trial", sellers));
                var buyer = new Browser(deployment.promotions())) {
            var page = buyer.page();
            page.navigate(shop.address().toString());
            buyer.examine("shop");
            buyer.field("add-SKU-1").click();
            await().pollInSameThread().atMost(Duration.ofMinutes(1)).until(() -> {
                page.navigate(shop.address().resolve("/cart").toString());
                if (page.locator("main").innerText().contains("\u2212$4.00")) {
                    return true;
                }
                page.waitForResponse(
                        "**/cart/codes",
                        () -> buyer.fill("code", code).button("Apply").click());
                return false;
            });
            buyer.examine("shop-cart");
            buyer.fill("email", UUID.randomUUID() + "@example.com")
                    .button("Go to checkout")
                    .click();
            assertThat(page.locator("h1")).hasText("Checkout");
            buyer.examine("shop-checkout");
            buyer.button("Place order").click();
            assertThat(page.locator("main")).containsText("Your order is placed");
            buyer.examine("shop-order");
        }
    }

    /** Tells where the walk is, and that no step is left out. */
    private void step(int from, int to, String what) {
        assertThat(from).as(what).isEqualTo(walked + 1);
        System.out.printf("step %s: %s%n", from == to ? from : from + " to " + to, what);
        walked = to;
    }
}
