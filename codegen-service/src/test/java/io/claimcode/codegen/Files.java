package io.claimcode.codegen;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.contracts.event.PromotionState;
import io.restassured.response.Response;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** Sellers who bring their own codes. */
@Singleton
public class Files {
    private static final AtomicInteger RUNS = new AtomicInteger();

    @Inject
    World world;

    @Inject
    Events events;

    /** A promotion of the seller that this service has heard of. */
    public UUID promotion() {
        return known(Events.promotion());
    }

    UUID known(PromotionState promotion) {
        events.tell(UUID.randomUUID(), new PromotionCreated(promotion, null));
        await().atMost(World.PATIENCE)
                .until(() -> world.count(
                                "select count(*) from promotion where promotion_id = '" + promotion.promotionId() + "'")
                        == 1);
        return promotion.promotionId();
    }

    /** Codes that nobody else has, of more than 16 letters and digits. */
    public static List<String> codes(int count) {
        String run = "RUN" + RUNS.incrementAndGet() + "-"
                + UUID.randomUUID().toString().substring(0, 8) + "-";
        return IntStream.range(0, count)
                .mapToObj(each -> run + "%07d".formatted(each))
                .toList();
    }

    public static String file(List<String> codes) {
        return String.join("\n", codes) + "\n";
    }

    public Response send(UUID promotionId, String name, String file) {
        return send(Events.SELLER, promotionId, name, UUID.randomUUID().toString(), file);
    }

    Response send(String seller, UUID promotionId, String name, String key, String file) {
        return given().auth()
                .oauth2(World.token(seller))
                .contentType("text/plain")
                .header("Idempotency-Key", key)
                .queryParam("name", name)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/promotions/{id}/claim-code-groups/import", promotionId);
    }

    /** The group of an import that was taken. */
    public UUID taken(Response answer) {
        return UUID.fromString(answer.then().statusCode(202).extract().path("groupId"));
    }
}
