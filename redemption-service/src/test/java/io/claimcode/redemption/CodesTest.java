package io.claimcode.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.EventType;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.answered;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Single codes: what happened to them, and voiding them. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class CodesTest {
    private static final String NEVER_ISSUED = "7GM3-YYYYY3-ZZZZZ5";

    @Inject
    World world;

    @Test
    void timeline_tellsWhatHappened() {
        var batch = world.ready(aPromotion(), 1);
        lookUp("s-1", batch.code())
                .then()
                .statusCode(200)
                .body("state", equalTo("AVAILABLE"))
                .body("codeId", equalTo(batch.number() + "-1"))
                .body("groupId", equalTo(batch.groupId().toString()))
                .body("promotionId", equalTo(batch.promotion().promotionId().toString()))
                .body("timeline.event", equalTo(List.of("ISSUED")));
        var order = anOrder(batch.code());
        order.hold();
        lookUp("s-1", batch.code())
                .then()
                .body("state", equalTo("HELD"))
                .body("timeline.event", equalTo(List.of("ISSUED", "HELD_UNTIL")));
        var id = order.redeemed();
        lookUp("s-1", batch.code()).then().body("state", equalTo("REDEEMED"));
        order.cancel(id, "ORDER_CANCELLED");
        lookUp("s-1", batch.code()).then().body("state", equalTo("AVAILABLE"));
        var second = anOrder(batch.code());
        second.redeemed();

        lookUp("s-1", batch.code())
                .then()
                .body("state", equalTo("REDEEMED"))
                .body("timeline.event", equalTo(List.of("ISSUED", "REDEEMED", "CANCELLED", "REDEEMED")))
                .body("timeline[1].orderId", equalTo(order.orderId()))
                .body("timeline[1].redemptionId", equalTo(id))
                .body("timeline[2].reason", equalTo("ORDER_CANCELLED"))
                .body("timeline[3].orderId", equalTo(second.orderId()));
    }

    @Test
    void lookup_isForTheCodesSellerAndSupport() {
        var batch = world.ready(aPromotion(), 1);

        var strangers = lookUp("s-2", batch.code());
        strangers.then().statusCode(404).body("type", problem("code-unknown"));
        assertThat(lookUp("s-2", NEVER_ISSUED).asString()).isEqualTo(strangers.asString());
        lookUpWith(StackResource.stack().tokens().support(), batch.code())
                .then()
                .statusCode(200)
                .body("state", equalTo("AVAILABLE"));
        lookUpWith(World.token("shop-1"), batch.code()).then().statusCode(403);
        lookUp("s-1", "7GM3-YYYYY3-ZZZZZ6").then().statusCode(400).body("type", problem("code-malformed"));
        lookUp("s-1", "").then().statusCode(400);
    }

    @Test
    void codeOfAPromotionThatIsOver_isExpired() {
        var batch = world.ready(aPromotion().ending(Instant.now().minusSeconds(1)), 1);

        lookUp("s-1", batch.code()).then().body("state", equalTo("EXPIRED"));
    }

    @Test
    void voidedCode_worksNoMore_andItIsTold() {
        var batch = world.ready(aPromotion(), 2);

        voidCodes("s-1", "leaked", batch.code(0), NEVER_ISSUED, "???")
                .then()
                .statusCode(200)
                .body("codes.outcome", equalTo(List.of("VOIDED", "UNKNOWN", "UNKNOWN")));
        voidCodes("s-1", "again", batch.code(0)).then().body("codes.outcome", equalTo(List.of("VOIDED")));

        anOrder(batch.code(0)).redeem().then().statusCode(410).body("type", problem("code-voided"));
        anOrder(batch.code(0)).quote().then().body("codes[0].problem", problem("code-voided"));
        anOrder(batch.code(0)).hold().then().statusCode(410);
        anOrder(batch.code(1)).redeem().then().statusCode(201);
        lookUp("s-1", batch.code(0))
                .then()
                .body("state", equalTo("VOIDED"))
                .body("timeline[1].event", equalTo("VOIDED"))
                .body("timeline[1].reason", equalTo("leaked"));
        var event = world.told().await(EventType.CODE_VOIDED, batch.promotion().promotionId(), 1);
        assertThat(event).hasSize(1);
        assertThat(event.getFirst().getInt("serial")).isEqualTo(1);
        assertThat(event.getFirst().getString("reason"))
                .as("free text stays in the ledger")
                .isEqualTo("OTHER");
    }

    @Test
    void heldCode_canBeVoided() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        order.hold().then().statusCode(200);

        voidCodes("s-1", "leaked", batch.code()).then().body("codes.outcome", equalTo(List.of("VOIDED")));

        order.redeem().then().statusCode(410).body("type", problem("code-voided"));
    }

    @Test
    void redeemedCode_isVoidedWhenThatIsCancelled() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        var id = order.redeemed();

        voidCodes("s-1", "leaked", batch.code()).then().body("codes.outcome", equalTo(List.of("ALREADY_REDEEMED")));
        order.find(id).then().body("status", equalTo("REDEEMED"));
        assertThat(world.told().events(EventType.CODE_VOIDED, batch.promotion().promotionId()))
                .isEmpty();

        order.cancel(id, "ORDER_CANCELLED").then().statusCode(200);

        anOrder(batch.code()).redeem().then().statusCode(410).body("type", problem("code-voided"));
        var event = world.told()
                .await(EventType.CODE_VOIDED, batch.promotion().promotionId(), 1)
                .getFirst();
        assertThat(event.getString("redemptionId")).isEqualTo(id);
        assertThat(event.getString("groupId")).isEqualTo(batch.groupId().toString());
        assertThat(world.told().types(batch.promotion().promotionId(), batch.number() + "-1"))
                .containsExactly(
                        EventType.CODE_REDEEMED.wireName(),
                        EventType.REDEMPTION_CANCELLED.wireName(),
                        EventType.CODE_VOIDED.wireName());
    }

    @Test
    void strangersCode_isUnknownAndStays() {
        var batch = world.ready(aPromotion(), 1);

        voidCodes("s-2", "not mine", batch.code()).then().body("codes.outcome", equalTo(List.of("UNKNOWN")));

        anOrder(batch.code()).redeem().then().statusCode(201);
    }

    @Test
    void badVoids_areRefused() {
        voidCodes("s-1", " ", NEVER_ISSUED).then().statusCode(422).body("errors.pointer", hasItem("/reason"));
        voidCodes("s-1", "leaked").then().statusCode(422).body("errors.pointer", hasItem("/codes"));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/codes/void")
                .then()
                .statusCode(401);
    }

    /** One of them, never both: the answers and what is there in the end agree. */
    @Test
    void voidAndRedeemAtOnce_oneOfThemHappens() throws Exception {
        var batch = world.ready(aPromotion(), 60);
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 60; i++) {
            var code = batch.code(i);
            requests.add(() -> answered(anOrder(code)::redeem));
            requests.add(() -> answered(() -> voidCodes("s-1", "race", code)));
        }

        var answers = Orders.allAtOnce(requests);

        for (int i = 0; i < 60; i++) {
            int redeem = answers.get(2 * i).statusCode();
            String outcome = answers.get(2 * i + 1).path("codes[0].outcome");
            assertThat(List.of(redeem + " " + outcome))
                    .as("code %d", i)
                    .isSubsetOf("201 ALREADY_REDEEMED", "410 VOIDED", "409 VOIDED");
            lookUp("s-1", batch.code(i)).then().body("state", equalTo(redeem == 201 ? "REDEEMED" : "VOIDED"));
        }
    }

    @Test
    void voidedGroup_stopsItsCodes_butNotWhatWasRedeemed() {
        var batch = world.ready(aPromotion(), 2);
        var order = anOrder(batch.code(0));
        var id = order.redeemed();

        world.voidGroup(batch);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        anOrder(batch.code(1)).redeem().then().statusCode(410).body("type", problem("code-voided")));
        order.find(id).then().body("status", equalTo("REDEEMED"));
        lookUp("s-1", batch.code(1)).then().body("state", equalTo("VOIDED"));
        lookUp("s-1", batch.code(0)).then().body("state", equalTo("REDEEMED"));
    }

    private static Response lookUp(String seller, String code) {
        return lookUpWith(StackResource.stack().tokens().seller(seller), code);
    }

    private static Response lookUpWith(String token, String code) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("code", code))
                .post("/v1/codes/lookup");
    }

    private static Response voidCodes(String seller, String reason, String... codes) {
        return given().auth()
                .oauth2(StackResource.stack().tokens().seller(seller))
                .contentType(ContentType.JSON)
                .body(Map.of("codes", List.of(codes), "reason", reason))
                .post("/v1/codes/void");
    }
}
