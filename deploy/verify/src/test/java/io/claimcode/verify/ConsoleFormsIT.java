package io.claimcode.verify;

import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The console's forms beyond the usual flow, in a browser: what they warn of, keep, and don't overwrite. */
@Tag("browser")
class ConsoleFormsIT {
    private static final String SELLER = "s-2";

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, SELLER);
    private final Browser browser = new Browser(deployment.promotions());
    private final String sku = "SKU-" + UUID.randomUUID();

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void duplicateOfHalfTheItemsPrice_warnsThatBothGiveItAway_andWantsThatConfirmed() {
        String first = seller.post(half()).then().statusCode(201).extract().path("id");
        browser.signIn(SELLER).open("/promotions/" + first).link("Duplicate").click();
        assertThat(browser.field("items").inputValue()).isEqualTo(sku);
        assertThat(browser.field("percent").inputValue()).isEqualTo("50");
        browser.button("Continue to schedule").click();
        browser.fill("internalDescription", "The second half");
        browser.button("Continue to additional options").click();
        assertThat(browser.field("combinability-UNRESTRICTED")).isChecked();

        browser.button("Review").click();
        var warning = browser.page().locator(".notice.grave").first();
        assertThat(warning).containsText("Up to 100% off, together with your other promotions");
        assertThat(warning.getByText("The first half")).hasAttribute("href", "/console/promotions/" + first);
        browser.button("Submit").click();
        assertThat(browser.field("confirmed-error")).isVisible();
        browser.field("confirmed").check();
        browser.button("Submit").click();

        assertThat(browser.page().locator("h1")).hasText("Your promotion has been created");
        assertThat(browser.page().locator(".success")).containsText("The second half");
    }

    @Test
    void edit_keepsWhatWasTyped_andDoesNotOverwriteAnothersChange() {
        var promotion = seller.create(1);
        browser.signIn(SELLER).open("/promotions/" + promotion.id() + "/edit");
        browser.fill("internalDescription", "Mine").fill("endsAt", "2020-01-01T00:00");
        browser.button("Save changes").click();
        assertThat(browser.field("endsAt-error")).containsText("must be after the start");
        assertThat(browser.field("internalDescription")).hasValue("Mine");
        browser.fill("endsAt", LocalDate.now().plusDays(20) + "T12:00");
        seller.patch(promotion, "{\"internalDescription\": \"Theirs\"}").then().statusCode(200);

        browser.button("Save changes").click();
        assertThat(browser.page().locator(".problems")).containsText("was changed by somebody else");
        assertThat(browser.field("internalDescription")).hasValue("Mine");
        assertThat(seller.find(promotion).<String>path("internalDescription")).isEqualTo("Theirs");
        browser.button("Save changes").click();

        assertThat(browser.page().locator("h1")).hasText("Mine");
        assertThat(seller.find(promotion).<String>path("schedule.endsAt")).endsWith("T12:00");
    }

    @Test
    void productSelection_isKept_takenForAPromotion_andDeleted() {
        var name = "Shoes " + UUID.randomUUID();
        browser.signIn(SELLER).link("Product selections").click();
        browser.link("Create a product selection").first().click();
        browser.fill("name", name);
        browser.button("Save").click();
        assertThat(browser.field("items-error")).isVisible();
        assertThat(browser.field("name")).hasValue(name);
        browser.fill("items", sku);
        browser.button("Save").click();
        assertThat(browser.page().locator("main")).containsText(name);

        browser.open("/promotions/new?type=PERCENTAGE_OFF");
        browser.field("itemsKind-SELECTION").check();
        browser.field("selection").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(name));
        browser.fill("percent", "10").button("Continue to schedule").click();
        browser.fill("internalDescription", "With " + name);
        browser.button("Continue to additional options").click();
        browser.button("Review").click();
        assertThat(browser.page().locator("main")).containsText(name);
        browser.open("/selections").link(name).click();
        browser.link("Delete").click();
        browser.page().locator("main button.danger").click();
        assertThat(browser.page().locator("main")).not().containsText(name);
    }

    @Test
    void claimCodes_areVoidedAfterAQuestion_andAGroupsNameIsTakenOnce() {
        var promotion = seller.create(2);
        seller.codes(promotion);
        browser.signIn(SELLER).open("/promotions/" + promotion.id() + "/claim-codes");
        browser.fill("name", "First").fill("quantity", "5");
        browser.button("Create").click();
        assertThat(browser.field("name-error")).containsText("is that of another group");
        assertThat(browser.field("quantity")).hasValue("5");

        browser.link("Void First").click();
        assertThat(browser.heading()).isEqualTo("Void these claim codes for good?");
        browser.button("Void the codes").click();
        assertThat(browser.page().locator("#groups .status")).hasText("Voided");
    }

    private String half() {
        return """
                {"type": "PERCENTAGE_OFF", "internalDescription": "The first half", "currency": "USD",
                 "purchasedItems": {"kind": "SKUS", "values": ["%s"]},
                 "buyerGets": {"kind": "PERCENT_OFF", "percent": "50"},
                 "schedule": {"startsAt": "%sT00:00", "endsAt": "%sT23:59", "timeZone": "UTC"},
                 "claimCode": {"kind": "SINGLE_USE", "combinability": "UNRESTRICTED"}}""".formatted(sku, LocalDate.now(), LocalDate.now().plusDays(30));
    }
}
