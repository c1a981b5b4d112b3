package io.claimcode.redemption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.PromotionState;
import io.claimcode.local.test.StackResource;
import io.claimcode.redemption.model.Promotions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** A quote says what a redemption would give, names each code's fate and changes nothing. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class QuoteTest {
    @Inject
    World world;

    @Test
    void quote_isWhatTheRedemptionGives_andChangesNothing() {
        var batch = world.ready(aPromotion().percent("25"), 1);
        var order = anOrder(batch.code()).with("shipping", "4.99");

        order.quote()
                .then()
                .statusCode(200)
                .body("redemptionId", nullValue())
                .body("status", nullValue())
                .body("discount", equalTo("10.00"))
                .body("total", equalTo("34.97"))
                .body("codes[0].code", equalTo(batch.code()))
                .body("codes[0].outcome", equalTo("APPLIED"))
                .body("codes[0].codeId", equalTo(batch.number() + "-1"));
        order.quote().then().statusCode(200);

        order.redeem().then().statusCode(201).body("discount", equalTo("10.00")).body("total", equalTo("34.97"));
    }

    @Test
    void badCodes_areRejectedEachForItsReason_andTheRestIsPriced() {
        var fine = world.ready(aPromotion().percent("10").unrestricted(), 1);
        var spent = world.ready(aPromotion().unrestricted(), 1);
        var ended = world.ready(aPromotion().in(PromotionState.Status.ENDED), 1);
        var paused = world.ready(aPromotion().in(PromotionState.Status.PAUSED), 1);
        var early = world.ready(aPromotion().starting(Instant.now().plusSeconds(3600)), 1);
        var euros = world.ready(aPromotion().inCurrency("EUR"), 1);
        var lonely = world.ready(aPromotion().forAtLeast(50), 1);
        anOrder(spent.code()).redeemed();

        anOrder(
                        spent.code(),
                        "7GM3-YYYYY3-ZZZZZ5",
                        fine.code(),
                        ended.code(),
                        paused.code(),
                        early.code(),
                        euros.code(),
                        lonely.code())
                .quote()
                .then()
                .statusCode(200)
                .body("discount", equalTo("4.00"))
                .body("codes", hasSize(8))
                .body("codes[2].outcome", equalTo("APPLIED"))
                .body("codes[0].outcome", equalTo("REJECTED"))
                .body("codes[0].problem", problem("code-already-redeemed"))
                .body("codes[0].codeId", nullValue())
                .body("codes[1].problem", problem("code-unknown"))
                .body("codes[3].problem", problem("promotion-ended"))
                .body("codes[4].problem", problem("promotion-paused"))
                .body("codes[5].problem", problem("promotion-not-started"))
                .body("codes[6].problem", problem("currency-mismatch"))
                .body("codes[7].problem", problem("cart-not-eligible"))
                .body("codes[7].detail", equalTo("Add 48 more of the promotion's items."));
    }

    @Test
    void quote_mayDoWithoutOrderAndCustomer() {
        var batch = world.ready(aPromotion().oncePerCustomer(), 1);

        anOrder(batch.code())
                .without("orderId")
                .without("customer")
                .quote()
                .then()
                .statusCode(200)
                .body("orderId", nullValue())
                .body("discount", equalTo("8.00"));
    }

    @Test
    void customerWhoHadHisTurn_isToldInTheQuote() {
        var batch = world.ready(aPromotion().oncePerCustomer(), 2);
        var ann = Map.of("id", "ann-" + batch.number());
        anOrder(batch.code(0)).with("customer", ann).redeemed();

        anOrder(batch.code(1))
                .with("customer", ann)
                .quote()
                .then()
                .statusCode(200)
                .body("discount", equalTo("0.00"))
                .body("codes[0].problem", problem("customer-limit-reached"));
        anOrder(batch.code(1)).quote().then().body("codes[0].outcome", equalTo("APPLIED"));
    }

    @Test
    void budgetThatIsUsedUp_isToldInTheQuote_andTheNextBestCodeApplies() {
        var dear = world.ready(aPromotion().percent("50").maxRedemptions(1), 2);
        var plain = world.ready(aPromotion().percent("10"), 1);
        anOrder(dear.code(0)).redeemed();

        anOrder(dear.code(1), plain.code())
                .quote()
                .then()
                .statusCode(200)
                .body("codes[0].problem", problem("budget-exhausted"))
                .body("codes[1].outcome", equalTo("APPLIED"))
                .body("discount", equalTo("4.00"));
    }

    @Test
    void codeHeldByAnother_isToldInTheQuote_butNotToItsHolder() {
        var batch = world.ready(aPromotion(), 1);
        var holder = anOrder(batch.code());
        holder.hold().then().statusCode(200);

        anOrder(batch.code()).quote().then().body("codes[0].problem", problem("code-held"));
        holder.quote().then().body("codes[0].outcome", equalTo("APPLIED"));
    }

    @Test
    void whileTheLedgerIsAway_quotesGoOn() {
        var batch = world.ready(aPromotion(), 1);

        StackResource.stack().postgres().kill();
        try {
            anOrder(batch.code()).quote().then().statusCode(200).body("discount", equalTo("8.00"));
        } finally {
            StackResource.stack().postgres().start();
        }
    }

    /** One code path: what is quoted is redeemed, whatever the promotions and the cart. */
    @Test
    void randomCarts_areRedeemedAsTheyWereQuoted() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 15; round++) {
            var codes = new ArrayList<String>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                codes.add(world.ready(randomPromotion(random), 1).code());
            }
            var order = anOrder(codes.toArray(String[]::new))
                    .item("SKU-2", 1 + random.nextInt(5), "7.77")
                    .item("SKU-3", 1, "0.01")
                    .with("shipping", "4.99");

            var quote = order.quote().then().statusCode(200).extract();
            var redemption = order.redeem();

            var rejected = quote.<List<String>>path("codes.findAll { it.outcome == 'REJECTED' }.problem");
            if (!rejected.isEmpty()) {
                assertThat(rejected).as("seed %d", seed).contains(redemption.<String>path("type"));
                continue;
            }
            redemption.then().statusCode(201);
            for (var member : List.of("discount", "total", "shippingDiscount", "lines", "codes", "promotions")) {
                assertThat(redemption.<Object>path(member))
                        .as("seed %d, %s", seed, member)
                        .isEqualTo(quote.<Object>path(member));
            }
        }
    }

    private static Promotions randomPromotion(Random random) {
        var promotion = random.nextBoolean() ? aPromotion() : aPromotion().unrestricted();
        return switch (random.nextInt(5)) {
            case 0 -> promotion.amountOff("3.33");
            case 1 -> promotion.freeShipping();
            case 2 -> promotion.freeItems(1);
            case 3 -> promotion.percent("33").forEvery(2).maxUnits(3);
            default -> promotion.percent("12.5").forAtLeast("30.00");
        };
    }

    @Test
    void mistypedCode_refusesTheQuote() {
        anOrder("7GM3-YYYYY3-ZZZZZ6").quote().then().statusCode(400).body("type", problem("code-malformed"));
    }

    @Test
    void propertiesOfOtherRequests_areUnknown() {
        anOrder()
                .with("expectedDiscount", "1.00")
                .quote()
                .then()
                .statusCode(400)
                .body("type", problem("unknown-property"))
                .body("errors.pointer", hasItem("/expectedDiscount"));
        anOrder().with("ttlSeconds", 100).redeem().then().statusCode(400).body("type", problem("unknown-property"));
    }

    @Test
    void itemsOfSeveralSellersWithoutNames_areRefused() {
        var one = world.ready(aPromotion(), 1);
        var other = world.ready(aPromotion().of("s-2"), 1);

        anOrder(one.code(), other.code())
                .with("items", List.of(Map.of("sku", "SKU-1", "quantity", 1, "unitPrice", "1.00")))
                .quote()
                .then()
                .statusCode(422)
                .body("type", problem("validation-failed"));
    }
}
