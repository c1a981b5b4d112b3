package io.claimcode.codegen.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.codegen.Files;
import io.claimcode.codegen.World;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** What is refused, and what is answered again. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class ImportResourceTest {
    private static final String IMPORT = "/v1/promotions/{id}/claim-code-groups/import";

    @Inject
    World world;

    @Inject
    Files files;

    @ParameterizedTest
    @CsvSource({
        "ABCD5, must have 6 to 40 characters",
        "A234567890123456789012345678901234567890X, must have 6 to 40 characters",
        "AB-CD-1, must have at least 6 letters and digits",
        "ABC DEF7, 'must have no other characters than A to Z, 0 to 9 and hyphens'",
        "ABCDEFÜ7, 'must have no other characters than A to Z, 0 to 9 and hyphens'",
        "=CMD1234, 'must have no other characters than A to Z, 0 to 9 and hyphens'",
        "-ABCDEF7, must begin with a letter or a digit",
        "7GM3-YYYYY3-ZZZZZ6, 'must have the check symbol that belongs to its letters and digits, since they are 16'",
        "ABCDEFUABCDEFUAB, 'must have the check symbol that belongs to its letters and digits, since they are 16'",
    })
    void lineThatIsNoCode_isToldByNumber(String line, String detail) {
        String good = Files.codes(1).getFirst();

        Response answer = files.send(files.promotion(), "Cards", good + "\n" + line + "\n");

        answer.then()
                .statusCode(422)
                .body("total", equalTo(1))
                .body("errors.pointer", equalTo(List.of("/lines/2")))
                .body("errors.detail", equalTo(List.of(detail)));
        assertThat(answer.asString()).doesNotContain(good);
    }

    @Test
    void codeThatIsThereTwice_isToldInAnySpelling() {
        List<String> codes = Files.codes(3);
        String again = codes.get(1).toLowerCase(Locale.ROOT).replace("-", "");

        files.send(files.promotion(), "Cards", Files.file(codes) + "\n" + again + "\n")
                .then()
                .statusCode(422)
                .body("total", equalTo(2))
                .body("errors.pointer", equalTo(List.of("/lines/4", "/lines/5")))
                .body("errors.detail", equalTo(List.of("is empty", "repeats line 2")));
    }

    @Test
    void sameKey_isAnsweredAgainAndTakesNothingTwice() {
        UUID promotionId = files.promotion();
        String key = UUID.randomUUID().toString();
        String file = Files.file(Files.codes(10));
        Response first = send(promotionId, "Cards", key, file);
        world.awaitReady(files.taken(first));

        send(promotionId, "Cards", key, file.replace("\n", "\r\n"))
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", equalTo("true"))
                .header("Location", equalTo(first.header("Location")))
                .body(equalTo(first.asString()));
        problem(send(promotionId, "Cards", key, Files.file(Files.codes(10))), 422, "idempotency-key-reused");
        problem(send(promotionId, "Other", key, file), 422, "idempotency-key-reused");
    }

    @Test
    void refusal_isNotRemembered() {
        UUID promotionId = files.promotion();
        String key = UUID.randomUUID().toString();
        problem(send(promotionId, "Cards", key, "wrong"), 422, "validation-failed");

        files.taken(send(promotionId, "Cards", key, Files.file(Files.codes(1))));
    }

    @Test
    void nameOfAnotherGroup_isTaken() {
        UUID promotionId = files.promotion();
        files.taken(files.send(promotionId, "Cards", Files.file(Files.codes(1))));
        problem(files.send(promotionId, "Cards", Files.file(Files.codes(1))), 409, "group-name-taken");

        world.update("insert into group_name values ($1, 'Spring')", promotionId);
        problem(files.send(promotionId, "Spring", Files.file(Files.codes(1))), 409, "group-name-taken");
        files.taken(files.send(files.promotion(), "Cards", Files.file(Files.codes(1))));
    }

    @Test
    void promotionThatTakesNoCodes_saysSo() {
        String file = Files.file(Files.codes(1));
        UUID ended = files.promotion();
        world.update("update promotion set status = 'ENDED' where promotion_id = $1", ended);
        UUID expired = files.promotion();
        world.update("update promotion set ends_at = now() where promotion_id = $1", expired);
        UUID shared = files.promotion();
        world.update("update promotion set code_kind = 'GROUP' where promotion_id = $1", shared);

        problem(files.send(ended, "Cards", file), 409, "promotion-state");
        problem(files.send(expired, "Cards", file), 409, "promotion-state");
        problem(files.send(shared, "Cards", file), 409, "promotion-state");
    }

    @Test
    void anothersPromotion_isAsUnknownAsNone() {
        UUID own = files.promotion();
        String file = Files.file(Files.codes(1));

        String foreign =
                problem(seller("s-2").queryParam("name", "Cards").body(file).post(IMPORT, own), 404, "not-found");
        String none = problem(
                seller("s-2").queryParam("name", "Cards").body(file).post(IMPORT, UUID.randomUUID()), 404, "not-found");

        assertThat(foreign).isEqualTo(none);
    }

    @Test
    void requestThatLacksSomething_saysWhat() {
        UUID promotionId = files.promotion();
        String file = Files.file(Files.codes(1));

        problem(
                given().auth()
                        .oauth2(World.token("s-1"))
                        .contentType("text/plain")
                        .body(file)
                        .queryParam("name", "x")
                        .post(IMPORT, promotionId),
                400,
                "idempotency-key-missing");
        problem(seller("s-1").body(file).post(IMPORT, promotionId), 422, "validation-failed");
        problem(seller("s-1").body(file).queryParam("name", " ").post(IMPORT, promotionId), 422, "validation-failed");
        problem(
                seller("s-1").body(file).queryParam("name", "x".repeat(101)).post(IMPORT, promotionId),
                422,
                "validation-failed");
        problem(seller("s-1").body("\n\n").queryParam("name", "x").post(IMPORT, promotionId), 400, "malformed-request");
        problem(
                given().auth()
                        .oauth2(World.token("s-1"))
                        .contentType("application/json")
                        .body("{}")
                        .queryParam("name", "x")
                        .post(IMPORT, promotionId),
                415,
                "unsupported-media-type");
        problem(given().contentType("text/plain").body(file).post(IMPORT, promotionId), 401, "unauthenticated");
        problem(
                given().auth()
                        .oauth2(StackResource.stack().tokens().storefront("shop-1", List.of("*")))
                        .contentType("text/plain")
                        .body(file)
                        .post(IMPORT, promotionId),
                403,
                "forbidden");
    }

    @Test
    void fileThatBreaksOff_leavesNothingBehind() throws IOException {
        UUID promotionId = files.promotion();
        List<String> codes = Files.codes(2);
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST /v1/promotions/" + promotionId + "/claim-code-groups/import?name=Cards HTTP/1.1\r\n"
                                    + "Host: 127.0.0.1\r\nAuthorization: Bearer " + World.token("s-1")
                                    + "\r\nIdempotency-Key: broken\r\nContent-Type: text/plain\r\n"
                                    + "Content-Length: 1000\r\n\r\n" + Files.file(codes))
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        await().atMost(World.PATIENCE)
                .until(() -> files.send(promotionId, "Cards", Files.file(codes)).statusCode() == 202);
    }

    private Response send(UUID promotionId, String name, String key, String file) {
        return given().auth()
                .oauth2(World.token("s-1"))
                .contentType("text/plain")
                .header("Idempotency-Key", key)
                .queryParam("name", name)
                .body(file)
                .post(IMPORT, promotionId);
    }

    private static RequestSpecification seller(String seller) {
        return given().auth()
                .oauth2(World.token(seller))
                .contentType("text/plain")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String problem(Response answer, int status, String slug) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:claimcode:problem:" + slug))
                .extract()
                .asString();
    }
}
