package io.claimcode.kit.problem;

import java.net.http.HttpResponse;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.app.KitProfile;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@TestProfile(KitProfile.class)
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class ProblemTest {
    @Test
    void goodBody_isRead() {
        post("{\"name\":\"a\",\"count\":1,\"flag\":true,\"kind\":\"ROUND\",\"at\":\"2027-03-01T00:00:00Z\"}")
                .then()
                .statusCode(200)
                .body("at", equalTo("2027-03-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name":1}                                | /name           | a string is meant
                    {"name":true}                             | /name           | a string is meant
                    {"name":1.5}                              | /name           | a string is meant
                    {"name":{}}                               | /name           | a string is meant
                    {"count":"1"}                             | /count          | a number is meant
                    {"count":""}                              | /count          | a number is meant
                    {"count":1.5}                             | /count          | a number is meant
                    {"count":true}                            | /count          | a number is meant
                    {"flag":"true"}                           | /flag           | a boolean is meant
                    {"flag":1}                                | /flag           | a boolean is meant
                    {"kind":1}                                | /kind           | of another type
                    {"at":1700000000}                         | /at             | of another type
                    {"at":[2027,3,1]}                         | /at             | of another type
                    {"part":"x"}                              | /part           | of another type
                    {"part":{"quantity":"3"}}                 | /part/quantity  | a number is meant
                    {"parts":{"sku":"a"}}                     | /parts          | of another type
                    {"parts":[{"sku":"a"},{"sku":2}]}         | /parts/1/sku    | a string is meant
                    """)
    void wrongType_isMalformed_withItsPlace(String body, String pointer, String detail) {
        isProblem(post(body), ProblemType.MALFORMED_REQUEST)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"colour":1}                | /colour
                    {"part":{"co/l~our":1}}     | /part/co~1l~0our
                    {"parts":[{},{"x":null}]}   | /parts/1/x
                    """)
    void unknownProperty_isNamed(String body, String pointer) {
        isProblem(post(body), ProblemType.UNKNOWN_PROPERTY).body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"kind":"OVAL"}       | /kind | must be one of ROUND, SQUARE
                    {"at":"tomorrow"}     | /at   | can't be read
                    """)
    void wrongText_isInvalid(String body, String pointer, String detail) {
        isProblem(post(body), ProblemType.VALIDATION_FAILED)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", equalTo(detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {
                    {"name":
                    {"name":"a",}
                    {"name":"a"} {"name":"b"}
                    {"name":"a","name":"b"}
                    {"part":{"sku":"a","sku":"b"}}
                    [1,2]
                    "x"
                    12
                    null
                    no json
                    ``
                    """)
    void brokenBody_isMalformed(String body) {
        isProblem(post(body), ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void noBody_isMalformed() {
        isProblem(given().contentType("application/json").post("/things"), ProblemType.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"{}", "{\"number\":null}"},
            quoteCharacter = '`')
    void missingNumber_isMalformed(String body) {
        isProblem(
                        given().contentType("application/json").body(body).post("/things/plain"),
                        ProblemType.MALFORMED_REQUEST)
                .body("errors[0].pointer", equalTo("/number"));
    }

    @Test
    void hugeNumber_isMalformed() {
        isProblem(post("{\"count\":99999999999}"), ProblemType.MALFORMED_REQUEST)
                .body("detail", containsString("out of range"));
    }

    @Test
    void deepBody_isMalformed() {
        isProblem(post("{\"parts\":" + "[".repeat(5000)), ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void largeBody_isRefused() {
        isProblem(post("{\"name\":\"" + "x".repeat(17_000) + "\"}"), ProblemType.PAYLOAD_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"/things", "/things/plain"})
    void largeBodyOfUntoldLength_isRefused(String path) throws Exception {
        HttpResponse<String> answer = Chunked.post(path, "{\"name\":\"" + "x".repeat(300_000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).contains(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains(ProblemType.PAYLOAD_TOO_LARGE.urn());
    }

    @Test
    void bodyOfUntoldLengthWithinTheLimit_isRead() throws Exception {
        assertThat(Chunked.post("/things", "{\"name\":\"" + "x".repeat(15_000) + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void otherMediaType_isRefused() {
        isProblem(given().contentType("text/plain").body("x").post("/things"), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void unacceptable_isRefused() {
        isProblem(
                given().contentType("application/json")
                        .accept("text/csv")
                        .body("{}")
                        .post("/things"),
                ProblemType.NOT_ACCEPTABLE);
    }

    @Test
    void otherMethod_isRefused() {
        isProblem(given().delete("/things"), ProblemType.METHOD_NOT_ALLOWED);
    }

    @Test
    void noSuchPath_isNotFound() {
        isProblem(given().get("/nowhere"), ProblemType.NOT_FOUND);
        isProblem(given().get("/things/nowhere/else"), ProblemType.NOT_FOUND);
    }

    @Test
    void noSuchThing_isNotFound_andTellsNothing() {
        isProblem(given().get("/things/by-number/x"), ProblemType.NOT_FOUND);
        isProblem(given().get("/things/by-number/0"), ProblemType.NOT_FOUND).body(not(containsString("table")));
    }

    @Test
    void thrownProblem_isAnswered_withMembersAndHeaders() {
        isProblem(given().get("/things/thrown"), ProblemType.REQUEST_IN_PROGRESS)
                .header("Retry-After", "2")
                .body("detail", equalTo("Wait a moment."))
                .body("orderId", equalTo("o-1"));
    }

    @ParameterizedTest
    @CsvSource({"faulty", "wrong-sql"})
    void fault_isInternal_andTellsNothing(String path) {
        isProblem(given().get("/things/" + path), ProblemType.INTERNAL_ERROR)
                .body("detail", equalTo(null))
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")))
                .body("keySet()", not(hasItem("stack")));
    }

    @ParameterizedTest
    @CsvSource({"no-server", "locked", "slow"})
    void storeAway_isUnavailableForAMoment(String path) {
        isProblem(given().get("/things/" + path), ProblemType.TEMPORARILY_UNAVAILABLE)
                .header("Retry-After", "1");
    }

    private static Response post(String body) {
        return given().contentType("application/json").body(body).post("/things");
    }

    private static ValidatableResponse isProblem(Response response, ProblemType type) {
        return response.then()
                .statusCode(type.status())
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo(type.urn()))
                .body("title", equalTo(type.title()))
                .body("status", equalTo(type.status()));
    }
}
