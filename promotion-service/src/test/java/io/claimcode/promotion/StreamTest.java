package io.claimcode.promotion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class StreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api seller = Api.newSeller();

    @Inject
    FollowPromotion following;

    @Test
    void stream_tellsTheStateThenWhatHappens() throws Exception {
        var promotion = seller.created(Drafts.least());
        var group = seller.requestedGroup(promotion, "First", 1000);
        try (var stream = open(promotion, token())) {
            stream.await("event:state", "\"status\":\"ACTIVE\"", "\"name\":\"First\"", "\"redemptions\":0");

            var promotionId = UUID.fromString(promotion);
            var groupId = UUID.fromString(group);
            KafkaRecords.tell(UUID.randomUUID(), new BatchProgressed(promotionId, groupId, 7, 1000, 300, 200, 4));
            stream.await("event:claim-code-groups", "\"created\":300", "\"codesPerSecond\":200", "\"secondsLeft\":4");
            KafkaRecords.tell(
                    UUID.randomUUID(),
                    new Checkout(promotionId, groupId).redeemed(UUID.randomUUID(), 1, "o-1", Instant.now()));
            stream.await("event:redemptions", "\"redemptions\":1", "\"discount\":\"8.00\"");
            seller.act(promotion, "pause").then().statusCode(200);
            stream.await("event:promotion", "\"status\":\"PAUSED\"");
        }
    }

    @Test
    void streams_areBoundedAndCostNothingWhenTheirReaderIsGone() throws Exception {
        var promotion = seller.created(Drafts.least());
        var open = new ArrayList<Following>();
        var before = following.followers();
        for (var each = 0; each < 10; each++) {
            open.add(open(promotion, token()));
            open.getLast().await("event:state");
        }

        seller.request()
                .accept("text/event-stream")
                .get("/v1/promotions/{id}/stream", promotion)
                .then()
                .statusCode(429)
                .body("type", equalTo("urn:claimcode:problem:too-many-streams"));
        open.forEach(Following::close);
        Awaitility.await().atMost(PATIENCE).until(() -> following.followers() <= before);
    }

    @Test
    void stream_endsWithTheToken() throws Exception {
        var promotion = seller.created(Drafts.least());
        var tokens = StackResource.stack().tokens();
        var claims = tokens.claims("promotions", "console", "x");
        claims.put("seller", seller.seller());
        claims.put("exp", Instant.now().plusSeconds(4).getEpochSecond());

        try (var stream = open(promotion, tokens.sign(claims))) {
            stream.await("event:state");
            Awaitility.await().atMost(PATIENCE).until(() -> stream.isOver());
        }
    }

    @Test
    void streamOfAnother_isNotFound() {
        var promotion = seller.created(Drafts.least());

        Api.newSeller()
                .request()
                .accept("text/event-stream")
                .get("/v1/promotions/{id}/stream", promotion)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private String token() {
        return StackResource.stack().tokens().seller(seller.seller());
    }

    private static Following open(String promotion, String token) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/promotions/" + promotion + "/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new Following(client, response.body());
    }

    /** A reader of a stream. */
    private static final class Following implements AutoCloseable {
        private final HttpClient client;
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Thread reader;

        Following(HttpClient client, Stream<String> body) {
            this.client = client;
            this.reader = Thread.ofVirtual().start(() -> read(body));
        }

        private void read(Stream<String> body) {
            try {
                body.forEach(lines::add);
            } catch (UncheckedIOException closed) {
                lines.add("closed");
            }
        }

        void await(String event, String... parts) {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                for (var index = 0; index + 1 < lines.size(); index++) {
                    if (lines.get(index).equals(event) && Stream.of(parts).allMatch(lines.get(index + 1)::contains)) {
                        return true;
                    }
                }
                return false;
            });
        }

        boolean isOver() {
            return !reader.isAlive();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
