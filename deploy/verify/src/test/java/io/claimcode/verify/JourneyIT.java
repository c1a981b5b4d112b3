package io.claimcode.verify;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.claimcode.contracts.code.ClaimCode;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** From a seller's promotion to a redeemed code, and all that Kafka tells of it. */
class JourneyIT {
    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-journey");
    private final Told told = new Told(deployment.kafka());

    @Test
    void sellersPromotion_becomesRedeemedCodes() {
        var promotion = seller.create(1000);

        var codes = seller.codes(promotion);
        assertThat(codes).hasSize(1000).doesNotHaveDuplicates();
        assertThat(codes)
                .allSatisfy(
                        code -> assertThat(ClaimCode.parse(code).orElseThrow().formatted())
                                .isEqualTo(code));

        var order = Order.of(deployment, seller.name(), codes.getFirst());
        await().atMost(Duration.ofSeconds(20)).until(() -> order.redeem(0).statusCode() == 201);
        order.redeem(1)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body("discount", equalTo("8.00"));
        Order.of(deployment, seller.name(), codes.getFirst())
                .redeem(1)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:claimcode:problem:code-already-redeemed"));
        Order.of(deployment, seller.name(), codes.get(1))
                .by(order.email())
                .redeem(0)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:claimcode:problem:customer-limit-reached"));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> seller.group(promotion).<Integer>path("redeemed") == 1);
        assertThat(types("claimcode.promotions", promotion)).containsExactly("claimcode.promotion-created.v1");
        assertThat(types("claimcode.batches", promotion)).endsWith("claimcode.batch-ready.v1");
        assertThat(types("claimcode.redemptions", promotion)).containsExactly("claimcode.code-redeemed.v1");
    }

    @Test
    void laterGroup_isMadeToo() {
        var promotion = seller.create(1);
        seller.codes(promotion);

        var later = given().auth()
                .oauth2(seller.token())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"name\": \"Second\", \"quantity\": 3}")
                .post(deployment.promotions() + "/v1/promotions/" + promotion.id() + "/claim-code-groups")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("groupId");

        var codes = seller.codes(new Seller.Promotion(promotion.id(), later));
        assertThat(codes).hasSize(3);
        var order = Order.of(deployment, seller.name(), codes.getFirst());
        await().atMost(Duration.ofSeconds(20)).until(() -> order.redeem(0).statusCode() == 201);
        assertThat(types("claimcode.promotions", promotion))
                .containsExactly("claimcode.promotion-created.v1", "claimcode.claim-code-group-requested.v1");
    }

    @Test
    void strangers_seeNothing() {
        var promotion = seller.create(1);
        seller.codes(promotion);
        var stranger = new Seller(deployment, "s-stranger");

        stranger.group(promotion).then().statusCode(404);
        stranger.download(promotion).then().statusCode(404);
        given().get(deployment.codes() + "/v1/claim-code-groups/" + promotion.groupId() + "/codes")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:claimcode:problem:unauthenticated"));
    }

    @Test
    void demo_runsAsInTheReadme() throws Exception {
        var ports = deployment.ports();
        var log = Files.createTempFile("claimcode-demo-", ".log");
        var demo = new ProcessBuilder(
                        deployment.root().resolve("claimcode").toString(),
                        "demo",
                        "--directory=" + deployment.directory(),
                        "--kafka-port=" + ports.kafka(),
                        "--promotion-port=" + ports.promotion(),
                        "--codegen-port=" + ports.codegen(),
                        "--redemption-port=" + ports.redemption())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(demo.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(demo.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log))
                .contains("1000 codes, 1000 distinct")
                .contains("Ann redeems a code: 201")
                .contains("Bob tries the same code: 409")
                .contains("Ann tries a second code: 409")
                .contains("claimcode.promotion-created.v1")
                .contains("claimcode.batch-ready.v1")
                .contains("claimcode.code-redeemed.v1");
    }

    private List<String> types(String topic, Seller.Promotion promotion) {
        return told.of(topic, promotion.id()).stream()
                .map(event -> Told.header(event, "ce_type"))
                .toList();
    }
}
