package io.claimcode.verify;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import io.claimcode.verify.Storefront.Answer;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

/** Requests that are wrong as such: JSON that is none, other kinds of documents, headers that override, broken HTTP. */
class HostileRequestsIT {
    private static final String MANY_EACH =
            "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}";

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-hostile");
    private final Storefront storefront = new Storefront(deployment, seller.name());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderId\": NaN}",
                "{\"orderId\": \"a\", \"orderId\": \"b\"}",
                "{\"items\": [{\"quantity\": 1e999}]}",
                "{\"items\": [{\"quantity\": 99999999999999999999}]}",
                "{\"orderId\": \"\\ud800\"",
                "[]",
                "null",
                "\"text\"",
                "{\"orderId\": \"a\"} {\"orderId\": \"b\"}",
                "deep",
            })
    void jsonThatIsNone_isRefusedByAll(String body) throws Exception {
        var text = body.equals("deep") ? "[".repeat(10_000) : body;
        for (var site : List.of(
                deployment.redemptions(0) + "/v1/redemptions",
                deployment.redemptions(1) + "/v1/codes/void",
                deployment.promotions() + "/v1/promotions")) {
            var token = site.endsWith("/redemptions") ? token() : seller.token();
            var answer = post(site, token, text);
            assertThat(answer.status())
                    .as("%s to %s: %s", body, site, answer.body())
                    .isIn(400, 422);
            assertThat(answer.problem())
                    .as("%s to %s", body, site)
                    .isIn("malformed-request", "unknown-property", "validation-failed");
        }
    }

    @Test
    void documentsOfOtherKinds_areRefused() {
        for (var type : List.of("text/xml", "application/xml", "application/octet-stream", "text/plain")) {
            given().auth()
                    .oauth2(token())
                    .contentType(type)
                    .header("Idempotency-Key", "k")
                    .body("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
                            .getBytes(StandardCharsets.US_ASCII))
                    .post(deployment.redemptions(0) + "/v1/redemptions")
                    .then()
                    .statusCode(415);
        }
    }

    @Test
    void headersThatOverride_areIgnored() {
        var promotion = seller.create(1);
        given().auth()
                .oauth2(seller.token())
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Tenant-Id", "s-else")
                .header("X-Seller", "s-else")
                .header("X-Original-URL", "/q/metrics")
                .get(deployment.promotions() + "/v1/promotions/" + promotion.id())
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(new Seller(deployment, "s-else").token())
                .header("X-Tenant-Id", seller.name())
                .header("X-Seller", seller.name())
                .get(deployment.promotions() + "/v1/promotions/" + promotion.id())
                .then()
                .statusCode(404);
    }

    @Test
    void otherOriginsAndMethods_areGivenNothing() throws IOException {
        for (var site : List.of(deployment.promotions(), deployment.codes(), deployment.redemptions(0))) {
            for (var path : List.of("/v1/promotions", "/v1/redemptions", "/v1/reload")) {
                var options = given().header("Origin", "https://evil.example")
                        .header("Access-Control-Request-Method", "POST")
                        .options(site + path);
                assertThat(options.headers().asList().toString()).doesNotContainIgnoringCase("Access-Control-");
            }
            given().auth()
                    .oauth2(seller.token())
                    .contentType(ContentType.JSON)
                    .request("TRACE", site + "/v1/promotions")
                    .then()
                    .statusCode(is(oneOf(404, 405, 501)));
            for (var path : List.of("/q/dev", "/q/dev-ui", "/q/arc", "/q/../v1/promotions", "/..%2f..%2fetc/passwd")) {
                try (var connection = new RawHttp(site)) {
                    assertThat(connection
                                    .send("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                                    .answers(20_000))
                            .as(path)
                            .matches("(?s)HTTP/1\\.1 (400|401|404) .*")
                            .doesNotContain("root:");
                }
            }
        }
    }

    /**
     * Where two lengths are told the chunks count, and what follows them is a request of its own: it needs a token of its
     * own, so nothing is gained by it.
     */
    @Test
    void requestsThatAreNone_areEnded_andOthersGoOn() throws Exception {
        var code = seller.codes(seller.create(1, MANY_EACH)).getFirst();
        seller.awaitKnown();
        var site = deployment.redemptions(0);
        var smuggled = "GET /v1/redemptions?orderId=smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
        for (var request : List.of(
                "POST /v1/quotes HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token()
                        + "\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
                "POST /v1/quotes HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token()
                        + "\r\nContent-Length: 1\r\nContent-Length: 90\r\n\r\n" + smuggled,
                "GET /v1/redemptions HTTP/1.1\r\nHost: a\r\n" + "X-A: b\r\n".repeat(5000) + "\r\n",
                "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/redemptions HTTP/1.1\r\nHost : a\r\nX A: b\r\n\r\n")) {
            try (var connection = new RawHttp(site)) {
                var answers = connection.send(request).answers(3_000);
                assertThat(answers).as(request.substring(0, 40)).doesNotContain("HTTP/1.1 2");
            } catch (IOException closed) {
                // The server needn't listen to the end.
            }
        }
        try (var resets = new SinglePacket(URI.create(site))) {
            resets.reset(SinglePacket.head("GET", "/v1/redemptions?orderId=o", token(), ""), 5_000);
        }

        assertThat(storefront
                        .redeem(0, "o-" + code, UUID.randomUUID().toString(), "after@example.com", code)
                        .status())
                .isEqualTo(201);
    }

    static Answer post(String url, String token, String body) {
        var answer = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(url);
        return new Answer(answer.statusCode(), answer.asString());
    }

    private String token() {
        return deployment.stack().tokens().storefront("shop-1", List.of("*"));
    }
}
