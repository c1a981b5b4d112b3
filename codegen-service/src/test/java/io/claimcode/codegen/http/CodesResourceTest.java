package io.claimcode.codegen.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import jakarta.inject.Inject;

import io.claimcode.codegen.World;
import io.claimcode.codegen.model.Batch;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class CodesResourceTest {
    private static final String CODES = "/v1/claim-code-groups/{id}/codes";

    @Inject
    World world;

    @Test
    void text_isACodeALine() {
        Batch batch = world.awaitReady(world.request(5_555));

        Response answer = download(batch, "*/*");

        answer.then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/plain;charset=UTF-8"))
                .header("Content-Length", equalTo(String.valueOf(5_555 * 19)))
                .header("Content-Disposition", equalTo(attachment(batch, "txt")))
                .header("Accept-Ranges", equalTo("bytes"))
                .header("Vary", equalTo("Accept"));
        assertThat(answer.headers().getList("Content-Length")).hasSize(1);
        assertThat(answer.asString()).matches("([0-9A-Z]{4}-[0-9A-Z]{6}-[0-9A-Z]{6}\n){5555}");
        assertThat(download(batch, "*/*").asString()).isEqualTo(answer.asString());
    }

    @Test
    void table_hasTheCodesWithTheirSerials() {
        Batch batch = world.awaitReady(world.request(12_345));
        List<String> codes = download(batch, "text/plain").asString().lines().toList();

        Response answer = download(batch, "text/csv");

        answer.then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/csv;charset=UTF-8"))
                .header("Content-Disposition", equalTo(attachment(batch, "csv")))
                .header("Accept-Ranges", equalTo("none"));
        List<String> expected = new ArrayList<>(List.of("code,serial"));
        IntStream.rangeClosed(1, 12_345).forEach(serial -> expected.add(codes.get(serial - 1) + "," + serial));
        assertThat(answer.asString()).isEqualTo(String.join("\r\n", expected) + "\r\n");
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.asByteArray().length));
        assertThat(expected).allMatch(row -> row.matches("[0-9A-Za-z][-0-9A-Za-z]*,[0-9a-z]+"), "no formula");
    }

    @Test
    void archive_hasTheTextAndIsTheSameEachTime(@TempDir Path directory) throws IOException {
        Batch batch = world.awaitReady(world.request(5_000));
        world.update("update batch set ready_at = '2026-11-01T10:20:30Z' where batch_number = $1", batch.number());
        byte[] text = download(batch, "text/plain").asByteArray();

        Response answer = download(batch, "application/zip");

        answer.then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/zip"))
                .header("Content-Disposition", equalTo(attachment(batch, "zip")));
        byte[] archive = answer.asByteArray();
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(archive.length));
        assertThat(download(batch, "application/zip").asByteArray()).isEqualTo(archive);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            ZipEntry entry = zip.getNextEntry();
            assertThat(entry.getName()).isEqualTo("claim-codes-" + batch.groupId() + ".txt");
            assertThat(zip.readAllBytes()).isEqualTo(text);
            assertThat(zip.getNextEntry()).isNull();
        }
        Path file = Files.write(directory.resolve("codes.zip"), archive);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.stream().toList().getFirst();
            assertThat(entry.getTimeLocal()).isEqualTo("2026-11-01T10:20:30");
            assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | text/plain",
                "text/* | text/plain",
                "text/html, */*;q=0.8 | text/plain",
                "text/csv | text/csv",
                "text/plain;q=0.5, text/csv | text/csv",
                "application/* | application/zip",
                "application/zip, text/csv;q=0.9 | application/zip",
                "application/json, application/zip;q=0.1 | application/zip"
            })
    void representation_isTheOneThatIsLikedBest(String accept, String type) {
        Batch batch = world.store(1);

        assertThat(download(batch, accept).contentType()).startsWith(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "application/pdf", "image/*", "text/plain;q=0"})
    void otherRepresentations_areNotAcceptable(String accept) {
        problem(download(world.store(1), accept), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/csv", "application/zip"})
    void representation_isDescribedByItsDigestAndTag(String accept) throws Exception {
        Batch batch = world.store(4_001);

        Response answer = download(batch, accept);

        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(answer.asByteArray());
        assertThat(answer.header("Repr-Digest"))
                .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":");
        String tag = answer.header("ETag");
        assertThat(tag).matches("\"[a-z0-9-]+\"");
        for (String had : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            seller("s-1")
                    .accept(accept)
                    .header("If-None-Match", had)
                    .get(CODES, batch.groupId())
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .header("Vary", equalTo("Accept"));
        }
        seller("s-1")
                .accept(accept)
                .header("If-None-Match", "\"other\"")
                .get(CODES, batch.groupId())
                .then()
                .statusCode(200);
        problem(
                seller("s-1").accept(accept).header("If-Match", "\"other\"").get(CODES, batch.groupId()),
                412,
                "precondition-failed");
    }

    @Test
    void tags_tellRepresentationsAndBatchesApart() {
        Batch one = world.store(1);
        Batch other = world.store(1);

        List<String> tags = List.of(one, other).stream()
                .flatMap(batch -> List.of("text/plain", "text/csv", "application/zip").stream()
                        .map(accept -> download(batch, accept).header("ETag")))
                .toList();

        assertThat(tags).hasSize(6).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/csv", "application/zip"})
    void head_hasTheSameHeaders(String accept) {
        Batch batch = world.store(4_001);

        Response head =
                seller("s-1").accept(accept).header("Range", "bytes=0-9").head(CODES, batch.groupId());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.asByteArray()).isEmpty();
        assertThat(head.headers().asList())
                .isEqualTo(download(batch, accept).headers().asList());
    }

    @Test
    void checksums_areFoundOutOnce() {
        Batch batch = world.store(8_001);

        String first = head(batch).header("Repr-Digest");
        int readsOfOnePass = world.chunkReads(batch);
        String second = head(batch).header("Repr-Digest");

        assertThat(readsOfOnePass).isEqualTo(batch.chunks());
        assertThat(second).isEqualTo(first);
        assertThat(world.chunkReads(batch)).isEqualTo(readsOfOnePass);
    }

    @Test
    void checksumsThatManyAskFor_areFoundOutOnce() {
        Batch batch = world.store(100_000);

        List<String> digests = IntStream.range(0, 8)
                .parallel()
                .mapToObj(caller -> head(batch).header("Repr-Digest"))
                .distinct()
                .toList();

        assertThat(digests).hasSize(1).doesNotContainNull();
        assertThat(world.chunkReads(batch)).isEqualTo(batch.chunks());
    }

    @Test
    void groupsOfOthersAndThoseNotReadyOrVoided_haveNoCodes() {
        Batch batch = world.store(1);

        String foreign = problem(seller("s-2").get(CODES, batch.groupId()), 404, "not-found");
        assertThat(problem(seller("s-2").get(CODES, UUID.randomUUID()), 404, "not-found"))
                .isEqualTo(foreign);
        for (String status : List.of("FAILED", "CANCELLED")) {
            world.update("update batch set status = $2 where batch_number = $1", batch.number(), status);
            problem(download(batch, "text/csv"), 409, "group-not-ready");
        }
        world.update("update batch set status = 'VOIDED' where batch_number = $1", batch.number());
        problem(download(batch, "application/zip"), 410, "group-voided");
        seller("s-1").head(CODES, batch.groupId()).then().statusCode(410).header("Repr-Digest", nullValue());
    }

    private Response head(Batch batch) {
        return seller("s-1").head(CODES, batch.groupId());
    }

    private static String attachment(Batch batch, String extension) {
        return "attachment; filename=\"claim-codes-" + batch.groupId() + "." + extension + "\"";
    }

    private static Response download(Batch batch, String accept) {
        return seller("s-1").accept(accept).get(CODES, batch.groupId());
    }

    private static String problem(Response answer, int status, String slug) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:claimcode:problem:" + slug))
                .extract()
                .asString();
    }

    private static RequestSpecification seller(String seller) {
        return given().auth().oauth2(World.token(seller));
    }
}
