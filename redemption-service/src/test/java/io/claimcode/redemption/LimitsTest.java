package io.claimcode.redemption;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Several codes in an order, several orders of a customer, and budgets. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class LimitsTest {
    @Inject
    World world;

    @Test
    void severalCodes_theBestPreferentialApplies_theOtherStaysUnspent() {
        var good = world.ready(aPromotion().percent("30"), 1);
        var better = world.ready(aPromotion().percent("40"), 1);

        anOrder(good.code(), better.code())
                .redeem()
                .then()
                .statusCode(201)
                .body("codes[0].outcome", equalTo("NOT_APPLIED"))
                .body("codes[0].reason", equalTo("PREFERENTIAL_OUTBID"))
                .body("codes[1].outcome", equalTo("APPLIED"))
                .body("discount", equalTo("15.99"));

        anOrder(good.code()).redeem().then().statusCode(201);
        anOrder(better.code()).redeem().then().statusCode(409);
    }

    @Test
    void severalCodes_oneRefusedRefusesAll() {
        var fine = world.ready(aPromotion().unrestricted(), 1);
        var spent = world.ready(aPromotion().unrestricted(), 1);
        anOrder(spent.code()).redeem().then().statusCode(201);

        anOrder(fine.code(), spent.code())
                .redeem()
                .then()
                .statusCode(409)
                .body("type", problem("code-already-redeemed"))
                .body("codes", hasSize(1))
                .body("codes[0].code", equalTo(spent.code()))
                .body("codes[0].problem", problem("code-already-redeemed"));

        anOrder(fine.code()).redeem().then().statusCode(201);
    }

    @Test
    void orderWithARedemption_isRefusedAndNamesIt() {
        var batch = world.ready(aPromotion(), 2);
        var first = anOrder(batch.code(0)).with("orderId", "o-twice-" + batch.number());
        var id = first.redeem().then().statusCode(201).extract().<String>path("redemptionId");

        anOrder(batch.code(1))
                .with("orderId", "o-twice-" + batch.number())
                .redeem()
                .then()
                .statusCode(409)
                .body("type", problem("order-already-redeemed"))
                .body("redemptionId", equalTo(id));
        anOrder(batch.code(1)).redeem().then().statusCode(201);
    }

    @Test
    void customersSecondCode_isRefused_byIdAndByEmail() {
        var batch = world.ready(aPromotion().oncePerCustomer(), 4);
        var ann = Map.of("id", "ann-" + batch.number(), "email", "ann" + batch.number() + "@gmail.com");
        anOrder(batch.code(0)).with("customer", ann).redeem().then().statusCode(201);

        anOrder(batch.code(1))
                .with("customer", Map.of("id", "ann-" + batch.number()))
                .redeem()
                .then()
                .statusCode(409)
                .body("type", problem("customer-limit-reached"));
        anOrder(batch.code(1))
                .with("customer", Map.of("email", "a.n.n" + batch.number() + "+x@gmail.com"))
                .at("shop-2")
                .redeem()
                .then()
                .statusCode(409)
                .body("type", problem("customer-limit-reached"));
        anOrder(batch.code(1))
                .with("customer", Map.of("id", "ann-" + batch.number()))
                .at("shop-2")
                .redeem()
                .then()
                .statusCode(201);
    }

    @Test
    void redemptionThatIsRefused_leavesTheCustomersTurn() {
        var batch = world.ready(aPromotion().oncePerCustomer().maxDiscount("10.00"), 2);
        anOrder(batch.code(0)).redeemed();
        var ann = anOrder(batch.code(1));
        ann.redeem().then().statusCode(409).body("type", problem("budget-exhausted"));

        anOrder(batch.code(1))
                .with("customer", ann.body().get("customer"))
                .with("items", List.of(Map.of("seller", "s-1", "sku", "SKU-1", "quantity", 1, "unitPrice", "5.00")))
                .redeem()
                .then()
                .statusCode(201);
    }

    @Test
    void budgets_areNeverOverrun() {
        var byCount = world.ready(aPromotion().maxRedemptions(1), 2);
        anOrder(byCount.code(0)).redeem().then().statusCode(201);
        anOrder(byCount.code(1)).redeem().then().statusCode(409).body("type", problem("budget-exhausted"));

        var byMoney = world.ready(aPromotion().maxDiscount("15.99"), 2);
        anOrder(byMoney.code(0)).redeem().then().statusCode(201);
        anOrder(byMoney.code(1)).redeem().then().statusCode(409).body("type", problem("budget-exhausted"));
    }
}
