package io.claimcode.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import io.claimcode.local.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How the console's pages look, wide and narrow, light and dark, and whether all can use them; their pictures land in
 * {@code target/screenshots}.
 */
@Tag("browser")
class ConsolePagesIT {
    private static final String SELLER = "s-1";

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, SELLER);
    private final Browser browser = new Browser(deployment.promotions());

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void pagesOfASellerWithoutAnything() {
        browser.open("/");
        browser.examine("sign-in");
        browser.signIn("s-3");
        browser.examine("promotions-empty");
        for (var path : List.of("/selections", "/nowhere", "/signed-out", "/session-over", "/sign-in-failed")) {
            check(path, path.substring(1));
        }
    }

    @Test
    void pagesOfPromotions_inEachState() throws Exception {
        var promotion = seller.create(2500);
        var codes = seller.codes(promotion);
        var order = Order.of(deployment, SELLER, codes.getFirst());
        await().atMost(Duration.ofMinutes(1)).until(() -> order.redeem(0).statusCode() == 201);
        var ended = seller.create(1);
        seller.act(ended, "end").then().statusCode(200);
        var paused = seller.create(1);
        seller.act(paused, "pause").then().statusCode(200);
        var failed = seller.create(1);
        seller.codes(failed);
        become(failed, "FAILED", 0);
        var making = seller.create(2_000_000);
        browser.signIn(SELLER);
        check("/promotions/" + making.id() + "/claim-codes", "claim-codes-in-progress");
        check("/promotions/" + making.id() + "/claim-codes/" + making.groupId() + "/cancel", "claim-codes-give-up");
        seller.actOnGroup(making, "cancel");
        check("/promotions", "promotions");
        check("/promotions?q=nothing-has-this-name", "promotions-none-found");
        var own = "/promotions/" + promotion.id();
        check(own, "overview");
        check(own + "/edit", "edit");
        check(own + "/end", "end");
        check(own + "/created", "created");
        check(own + "/claim-codes", "claim-codes");
        check(own + "/claim-codes/" + promotion.groupId() + "/void", "claim-codes-void");
        check(own + "/history", "history");
        await().pollInSameThread().atMost(Duration.ofMinutes(1)).until(() -> {
            browser.open(own + "/performance");
            return browser.page().locator(".facts").count() > 0;
        });
        browser.examine("performance");
        browser.fill("find", codes.getFirst()).button("Find").click();
        browser.examine("code");
        browser.fill("code", "no code").button("Find").click();
        browser.examine("code-wrong");
        check("/promotions/" + ended.id(), "overview-ended");
        check("/promotions/" + ended.id() + "/claim-codes", "claim-codes-ended");
        check("/promotions/" + ended.id() + "/edit", "edit-ended");
        check("/promotions/" + ended.id() + "/performance", "performance-none");
        check("/promotions/" + paused.id(), "overview-paused");
        check("/promotions/" + failed.id() + "/claim-codes", "claim-codes-failed");
        publish("promotions");
        publish("claim-codes");
    }

    @Test
    void pagesOfForms_rightAndWrong() {
        seller.create(1);
        browser.signIn(SELLER);
        check("/promotions/new", "types");
        for (var type : List.of("BUY_ONE_GET_ONE", "AMOUNT_OFF", "FREE_SHIPPING")) {
            check("/promotions/new?type=" + type, "conditions-" + type.toLowerCase(Locale.ROOT));
        }
        browser.open("/promotions/new?type=PERCENTAGE_OFF");
        browser.button("Continue to schedule").click();
        browser.examine("conditions-wrong");
        browser.field("itemsKind-ENTIRE_CATALOG").check();
        browser.fill("percent", "70");
        browser.page().locator("summary").first().click();
        browser.examine("conditions");
        browser.button("Continue to schedule").click();
        browser.fill("endsAt", "2020-01-01T00:00");
        browser.button("Continue to additional options").click();
        browser.examine("schedule-wrong");
        browser.fill("startsAt", LocalDate.now().minusDays(1) + "T00:00")
                .fill("endsAt", LocalDate.now().plusDays(9) + "T23:59")
                .fill("internalDescription", "Spring launch");
        browser.examine("schedule");
        browser.button("Continue to additional options").click();
        browser.fill("maxRedemptions", "none");
        browser.button("Review").click();
        browser.examine("options-wrong");
        browser.fill("maxRedemptions", "");
        browser.page().locator("summary").first().click();
        browser.examine("options");
        browser.button("Review").click();
        browser.examine("review");
        browser.button("Submit").click();
        browser.examine("review-unconfirmed");
        browser.open("/selections/new").button("Save").click();
        browser.examine("selection-wrong");
    }

    @Test
    void pages_letNothingInFromElsewhere() {
        var response = browser.page().navigate(deployment.promotions() + "/console/sign-in");

        assertThat(response.headerValue("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headerValue("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private void check(String path, String name) {
        browser.open(path).examine(name);
    }

    /** Has a group the state that nothing here can bring about from outside. */
    private void become(Seller.Promotion promotion, String status, int created) throws SQLException {
        try (var connection = deployment.database(Service.PROMOTION);
                var update = connection.prepareStatement(
                        "update claim_code_group set status = ?, created = ? where group_id = cast(? as uuid)")) {
            update.setString(1, status);
            update.setInt(2, created);
            update.setString(3, promotion.groupId());
            assertThat(update.executeUpdate()).isOne();
        }
    }

    /** Two of the pictures stand in the documents; they are made anew when their folder is named. */
    private static void publish(String name) throws IOException {
        var folder = System.getProperty("console.images");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.copy(
                    Path.of("target", "screenshots", name + "-1280-light.png"),
                    Path.of(folder, name + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
