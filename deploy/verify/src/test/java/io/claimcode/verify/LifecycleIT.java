package io.claimcode.verify;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** What a seller does to his promotions holds at every redemption instance, within a second of the answer. */
class LifecycleIT {
    private static final String MANY_EACH =
            "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-lifecycle");
    private final Storefront storefront = new Storefront(deployment, seller.name());

    /** The quickest of five rounds tells how it works; the others may tell how busy the machine is. */
    @Test
    void pause_holdsEverywhereWithinASecond() {
        var promotion = seller.create(100, MANY_EACH);
        var codes = seller.codes(promotion);
        seller.awaitKnown();
        var quickest = Duration.ofDays(1);
        for (int round = 0; round < 5; round++) {
            seller.act(promotion, "pause").then().statusCode(200).body("status", equalTo("PAUSED"));
            long paused = System.nanoTime();
            everywhere(codes.get(0), "promotion-paused");
            var took = Duration.ofNanos(System.nanoTime() - paused);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;

            seller.act(promotion, "resume").then().statusCode(200).body("status", equalTo("ACTIVE"));
            redeemed(0, codes.get(1 + 2 * round));
            redeemed(1, codes.get(2 + 2 * round));
        }

        assertThat(quickest).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void end_holdsEverywhere() {
        var promotion = seller.create(1, MANY_EACH);
        var codes = seller.codes(promotion);
        seller.awaitKnown();

        seller.act(promotion, "end").then().statusCode(200).body("status", equalTo("ENDED"));

        everywhere(codes.get(0), "promotion-ended");
    }

    @Test
    void voidedGroup_stopsEverywhere_andItsFileIsGone() {
        var promotion = seller.create(10, MANY_EACH);
        var codes = seller.codes(promotion);
        seller.awaitKnown();
        redeemed(0, codes.get(0));

        seller.actOnGroup(promotion, "void").then().statusCode(200).body("status", equalTo("VOIDED"));

        everywhere(codes.get(1), "code-voided");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> seller.download(promotion).then().statusCode(410));
    }

    @Test
    void voidedCode_stopsEverywhereAtOnce_andItsHistoryTells() {
        var promotion = seller.create(2, MANY_EACH);
        var codes = seller.codes(promotion);
        seller.awaitKnown();

        seller.onCodes("void", "{\"codes\": [\"" + codes.get(0) + "\"], \"reason\": \"leaked\"}")
                .then()
                .statusCode(200)
                .body("codes[0].outcome", equalTo("VOIDED"));

        everywhere(codes.get(0), "code-voided");
        redeemed(0, codes.get(1));
        seller.onCodes("lookup", "{\"code\": \"" + codes.get(0) + "\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("VOIDED"))
                .body("timeline.event", equalTo(List.of("ISSUED", "VOIDED")));
    }

    @Test
    void usedUpBudget_isShown_andARaisedLimitOpensItAgain() {
        var promotion = seller.create(3, MANY_EACH, "\"limits\": {\"maxRedemptions\": 1}");
        var codes = seller.codes(promotion);
        seller.awaitKnown();
        redeemed(0, codes.get(0));
        everywhere(codes.get(1), "budget-exhausted");
        awaitStatus(promotion, "EXHAUSTED");

        seller.patch(promotion, "{\"limits\": {\"maxRedemptions\": 2}}").then().statusCode(200);

        redeemed(1, codes.get(1));
        awaitStatus(promotion, "EXHAUSTED");
        seller.patch(promotion, "{\"limits\": {\"maxRedemptions\": 3}}").then().statusCode(200);
        awaitStatus(promotion, "ACTIVE");
    }

    private void awaitStatus(Seller.Promotion promotion, String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> seller.find(promotion).<String>path("status"), status::equals);
    }

    private void everywhere(String code, String problem) {
        for (int instance = 0; instance < 2; instance++) {
            int asked = instance;
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> redeem(asked, code).problem(), problem::equals);
        }
    }

    private void redeemed(int instance, String code) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> redeem(instance, code).status(), Integer.valueOf(201)::equals);
        assertThat(redeem(instance, code).status()).isEqualTo(409);
    }

    private Storefront.Answer redeem(int instance, String code) {
        var order = "o-" + UUID.randomUUID();
        return storefront.redeem(instance, order, order, order + "@example.com", code);
    }
}
