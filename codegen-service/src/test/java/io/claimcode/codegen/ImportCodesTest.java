package io.claimcode.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.BatchStatus;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.codegen.model.SpelledCodes;
import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.BatchFailed;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.contracts.event.ClaimCodeGroupImported;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class ImportCodesTest {
    private static final String CODES = "/v1/claim-code-groups/{id}/codes";

    @Inject
    World world;

    @Inject
    Files files;

    @Inject
    Events events;

    @Inject
    Chunks chunks;

    @Inject
    Fingerprinter fingerprinter;

    @Test
    void importedCodes_areLiveToldAndGivenOutAsTheyCame() {
        UUID promotionId = files.promotion();
        List<String> codes = new ArrayList<>(Files.codes(12_000));
        codes.set(7, "spring-2027-" + UUID.randomUUID().toString().substring(0, 8));
        String file = Files.file(codes);

        Response answer = files.send(promotionId, "Cards", file);
        UUID groupId = files.taken(answer);
        answer.then()
                .header("Location", endsWith("/v1/claim-code-groups/" + groupId))
                .body("promotionId", equalTo(promotionId.toString()))
                .body("name", equalTo("Cards"))
                .body("status", equalTo("IN_PROGRESS"))
                .body("quantity", equalTo(12_000));
        Batch batch = world.awaitReady(groupId);

        assertThat(batch.imported()).isTrue();
        assertThat(world.entries(parsed(codes))).isEqualTo(expected(batch));
        assertThat(text(groupId, "text/plain")).isEqualTo(file);
        assertThat(text(groupId, "text/csv").lines().skip(1).toList()).isEqualTo(rows(codes));
        assertThat(world.download(groupId)).isEqualTo(parsed(codes));
        assertTold(batch, "Cards");
    }

    @Test
    void partOfTheText_isThatPart() {
        List<String> codes = Files.codes(11_000);
        String file = Files.file(codes);
        UUID groupId = files.taken(files.send(files.promotion(), "Cards", file));
        world.awaitReady(groupId);

        for (int from : List.of(0, 1_000, file.length() / 2, file.length() - 3)) {
            int last = Math.min(from + 90_000, file.length() - 1);
            given().auth()
                    .oauth2(World.token(Events.SELLER))
                    .header("Range", "bytes=" + from + "-" + last)
                    .get(CODES, groupId)
                    .then()
                    .statusCode(206)
                    .body(equalTo(file.substring(from, last + 1)));
        }
    }

    @Test
    void linesOfOtherSystems_areTaken() {
        List<String> codes = Files.codes(3);

        UUID groupId =
                files.taken(files.send(files.promotion(), "Cards", "\uFEFF" + String.join("\r\n", codes) + "\r\n\r\n"));

        world.awaitReady(groupId);
        assertThat(text(groupId, "text/plain")).isEqualTo(Files.file(codes));
    }

    @Test
    void emptiedRedis_isLoadedWithImportedCodesToo() {
        List<String> codes = Files.codes(6_000);
        Batch batch = world.awaitReady(files.taken(files.send(files.promotion(), "Cards", Files.file(codes))));

        world.redis("FLUSHALL");
        world.awaitComplete();

        assertThat(world.entries(parsed(codes))).isEqualTo(expected(batch));
        assertThat(world.liveCodes(batch)).isEqualTo(6_000);
    }

    @Test
    void codeOfSomebodyElse_isToldByItsLineAndNothingIsTaken() {
        ClaimCode drawn =
                world.download(world.awaitReady(world.request(10)).groupId()).get(3);
        String brought = Files.codes(1).getFirst();
        world.awaitReady(files.taken(files.send(files.promotion(), "Cards", Files.file(List.of(brought)))));
        List<String> codes = new ArrayList<>(Files.codes(5));
        codes.set(1, drawn.formatted());
        codes.set(4, brought.toLowerCase(Locale.ROOT));
        long before = world.count("select count(*) from batch");

        files.send(files.promotion(), "More", Files.file(codes))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:claimcode:problem:validation-failed"))
                .body("total", equalTo(2))
                .body("errors.pointer", equalTo(List.of("/lines/2", "/lines/5")))
                .body("errors.detail", equalTo(List.of("exists already", "exists already")));

        assertThat(world.count("select count(*) from batch")).isEqualTo(before);
        assertThat(world.entries(parsed(codes)).get(0)).isEmpty();
    }

    @Test
    void twoFilesWithTheSameCodesAtOnce_oneIsTaken() throws InterruptedException, ExecutionException {
        String file = Files.file(Files.codes(4_000));
        UUID one = files.promotion();
        UUID other = files.known(Events.promotion("s-2"));

        List<Integer> statuses;
        try (var senders = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> both = List.of(
                    () -> files.send(one, "Cards", file).statusCode(),
                    () -> files.send("s-2", other, "Cards", "k", file).statusCode());
            statuses = new ArrayList<>();
            for (Future<Integer> status : senders.invokeAll(both)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(202, 422);
    }

    @Test
    void cancelledImport_makesRoomForItsCodes() {
        List<String> codes = Files.codes(50);
        UUID promotionId = files.promotion();
        Batch first = world.awaitReady(files.taken(files.send(promotionId, "First", Files.file(codes))));
        world.update("update batch set status = 'CANCELLED' where batch_number = $1", first.number());

        Batch second = world.awaitReady(files.taken(files.send(promotionId, "Second", Files.file(codes))));

        assertThat(world.entries(parsed(codes))).isEqualTo(expected(second));
        assertThat(world.loaded(first)).isZero();
    }

    @Test
    void codesThatComeToExistMeanwhile_failTheBatch() {
        String code = Files.codes(1).getFirst();
        Batch first = world.awaitReady(files.taken(files.send(files.promotion(), "Cards", Files.file(List.of(code)))));

        UUID late = UUID.randomUUID();
        world.update(
                "insert into batch (group_id, promotion_id, seller, quantity, chunk_size, imported, lease_until)"
                        + " values ($1, $1, 's-1', 1, 10, true, now() + '1 hour'::interval)",
                late);
        Batch batch = world.find(late).orElseThrow();
        chunks.store(
                batch.chunk(0), PlacedCodes.of(SpelledCodes.of((code + "\n").getBytes(US_ASCII)), fingerprinter, 512));
        world.update("update batch set lease_until = null where batch_number = $1", batch.number());

        await().atMost(World.PATIENCE)
                .until(() -> world.find(late).orElseThrow().status() == BatchStatus.FAILED);
        assertThat(world.entries(parsed(List.of(code)))).isEqualTo(expected(first));
        world.awaitAllTold();
        assertThat(events.ofGroup(late, EventType.BATCH_FAILED, BatchFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason()).contains("import the file again"));
    }

    @Test
    void voidedGroup_isGivenOutNoMoreAndItsCodesStayTaken() {
        UUID promotionId = files.promotion();
        String file = Files.file(Files.codes(5));
        UUID groupId = files.taken(files.send(promotionId, "Cards", file));
        Batch batch = world.awaitReady(groupId);

        events.tell(UUID.randomUUID(), Events.voided(Events.promotion(promotionId), groupId, 5));

        await().atMost(World.PATIENCE)
                .until(() -> world.find(groupId).orElseThrow().status() == BatchStatus.VOIDED);
        given().auth()
                .oauth2(World.token(Events.SELLER))
                .get(CODES, groupId)
                .then()
                .statusCode(410);
        world.redis("FLUSHALL");
        await().atMost(World.PATIENCE).until(() -> world.loaded(batch) == 5);
        world.awaitComplete();
        files.send(promotionId, "Again", file)
                .then()
                .statusCode(422)
                .body("errors[0].detail", equalTo("exists already"));
    }

    @Test
    void millionAndOneLines_areTooMany() {
        StringBuilder file = new StringBuilder();
        for (int line = 0; line <= 1_000_000; line++) {
            file.append("MANY-").append(line + 1_000).append('\n');
        }

        files.send(files.promotion(), "Cards", file.toString())
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:claimcode:problem:payload-too-large"));
    }

    @Test
    void manyWrongLines_areCountedAndAHundredTold() {
        files.send(files.promotion(), "Cards", "wrong\n".repeat(5_000))
                .then()
                .statusCode(422)
                .body("total", equalTo(5_000))
                .body("errors", hasSize(100));
    }

    private void assertTold(Batch batch, String name) {
        world.awaitAllTold();
        assertThat(events.ofGroup(batch.groupId(), EventType.CLAIM_CODE_GROUP_IMPORTED, ClaimCodeGroupImported.class))
                .containsExactly(new ClaimCodeGroupImported(
                        batch.promotionId(), batch.groupId(), batch.number(), name, batch.quantity()));
        assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_READY, BatchReady.class))
                .hasSize(1);
    }

    private static List<ClaimCode> parsed(List<String> codes) {
        return codes.stream().map(code -> ClaimCode.parse(code).orElseThrow()).toList();
    }

    private static List<String> rows(List<String> codes) {
        List<String> rows = new ArrayList<>();
        codes.forEach(code -> rows.add(code + "," + (rows.size() + 1)));
        return rows;
    }

    private static List<Optional<CodeEntry>> expected(Batch batch) {
        List<Optional<CodeEntry>> expected = new ArrayList<>();
        for (int serial = 1; serial <= batch.quantity(); serial++) {
            expected.add(Optional.of(new CodeEntry(CodeEntry.sellerTag(batch.seller()), batch.number(), serial)));
        }
        return expected;
    }

    private static String text(UUID groupId, String type) {
        return given().auth()
                .oauth2(World.token(Events.SELLER))
                .accept(type)
                .get(CODES, groupId)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
