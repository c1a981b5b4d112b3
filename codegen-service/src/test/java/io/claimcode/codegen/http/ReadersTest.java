package io.claimcode.codegen.http;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import jakarta.inject.Inject;

import io.claimcode.codegen.World;
import io.claimcode.codegen.model.Batch;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Readers that are slow, stop or are many, and chunks that fail them. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class ReadersTest {
    private static final String CODES = "/v1/claim-code-groups/{id}/codes";
    /** Far more bytes than the system keeps for a connection. */
    private static final int MANY = 1_000_000;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Inject
    World world;

    /** A damaged chunk of a ready batch keeps shards shut, also for the tests that come after. */
    @AfterEach
    void leaveNothingDamaged() {
        world.update("update batch set status = 'VOIDED' where promotion_id = group_id and status = 'READY'");
    }

    @Test
    void readerThatPauses_keepsTheServiceFromReadingOn() throws Exception {
        Batch batch = world.store(MANY);
        String digest = download(batch, "text/plain", "HEAD").header("Repr-Digest");
        int before = world.chunkReads(batch);

        try (RawDownload reader = new RawDownload(batch.groupId(), "s-1", "text/plain")) {
            assertThat(reader.head()).startsWith("HTTP/1.1 200 ");
            assertThat(readsWhenStill(batch) - before).isBetween(1, batch.chunks() / 2);
            byte[] first = reader.read(5_000_000);
            assertThat(readsWhenStill(batch) - before).isLessThan(batch.chunks());
            byte[] rest = reader.read(MANY * 19 - first.length);

            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(first);
            sha256.update(rest);
            assertThat(digest).contains(Base64.getEncoder().encodeToString(sha256.digest()));
        }
    }

    /** The reads of chunks when there are no more of them for a while. */
    private int readsWhenStill(Batch batch) {
        int[] reads = {0};
        await().atMost(World.PATIENCE).during(PAUSE).until(() -> world.chunkReads(batch), now -> {
            boolean still = now == reads[0];
            reads[0] = now;
            return still;
        });
        return reads[0];
    }

    @Test
    void readersThatTakeNothing_areCutOffAndMakeRoomForOthers() throws IOException {
        Batch batch = world.store(MANY);
        download(batch, "text/plain", "HEAD").then().statusCode(200);
        List<RawDownload> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                RawDownload reader = new RawDownload(batch.groupId(), "s-1", "text/plain");
                readers.add(reader);
                assertThat(reader.head()).startsWith("HTTP/1.1 200 ");
            }

            download(batch, "text/plain", "GET")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("5"))
                    .header("Repr-Digest", nullValue())
                    .body("type", equalTo("urn:claimcode:problem:temporarily-unavailable"));

            await().atMost(World.PATIENCE)
                    .until(() -> download(batch, "text/plain", "GET").statusCode() == 200);
            for (RawDownload reader : readers) {
                assertThat(reader.read(MANY * 19).length).isLessThan(MANY * 19);
                assertThat(reader.isEnded()).isTrue();
            }
        } finally {
            for (RawDownload reader : readers) {
                reader.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/csv", "application/zip"})
    void chunkThatIsDamaged_breaksTheDownload(String accept) throws IOException {
        Batch batch = world.store(50_000);
        Response whole = download(batch, accept, "GET");
        changeOneBit(batch, 24);

        try (RawDownload reader = new RawDownload(batch.groupId(), "s-1", accept)) {
            assertThat(reader.head())
                    .startsWith("HTTP/1.1 200 ")
                    .contains(whole.header("Repr-Digest"))
                    .containsIgnoringCase("Content-Length: " + whole.asByteArray().length);
            byte[] part = reader.read(Integer.MAX_VALUE);
            assertThat(part.length).isBetween(1, whole.asByteArray().length - 1);
            assertThat(whole.asByteArray()).startsWith(part);
            assertThat(reader.isEnded()).isTrue();
        }

        changeOneBit(batch, 24);
        assertThat(download(batch, accept, "GET").asByteArray()).isEqualTo(whole.asByteArray());
    }

    @Test
    void chunkThatIsDamagedBeforeTheFirstDownload_isAnsweredAsAProblem() {
        Batch batch = world.store(50_000);
        changeOneBit(batch, 24);

        internalError(download(batch, "text/plain", "GET"));

        changeOneBit(batch, 24);
        assertThat(download(batch, "text/plain", "GET").asByteArray()).hasSize(50_000 * 19);
    }

    @Test
    void chunkThatIsDamagedBeforeTheFirstByte_isAnsweredAsAProblem() {
        Batch batch = world.store(50_000);
        download(batch, "text/plain", "HEAD").then().statusCode(200);
        changeOneBit(batch, 0);

        internalError(download(batch, "text/plain", "GET"));
    }

    private static void internalError(Response answer) {
        answer.then().statusCode(500).body("type", equalTo("urn:claimcode:problem:internal-error"));
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.asByteArray().length));
        assertThat(answer.header("Repr-Digest")).isNull();
    }

    private void changeOneBit(Batch batch, int chunk) {
        world.update(
                "update code_chunk set sealed = set_byte(sealed, 50, get_byte(sealed, 50) # 1)"
                        + " where batch_number = $1 and chunk = $2",
                batch.number(),
                chunk);
    }

    private static Response download(Batch batch, String accept, String method) {
        return given().auth().oauth2(World.token("s-1")).accept(accept).request(method, CODES, batch.groupId());
    }
}
