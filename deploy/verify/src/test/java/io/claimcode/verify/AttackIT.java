package io.claimcode.verify;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import io.claimcode.verify.Storefront.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Callers who mean harm: races in one packet, guessing, slow and large requests. */
class AttackIT {
    private static final int STREAMS = 50;
    private static final String MANY_EACH =
            "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}";

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-attacked");
    private final Storefront storefront = new Storefront(deployment, seller.name());

    @Test
    void fiftyOrdersInOnePacket_redeemACodeOnce() throws Exception {
        var code = seller.codes(seller.create(1, MANY_EACH)).getFirst();
        seller.awaitKnown();

        var answers = inOnePacket(IntStream.range(0, STREAMS)
                .mapToObj(i -> cart(UUID.randomUUID() + "@example.com", code))
                .toList());

        assertThat(answers)
                .filteredOn(answer -> answer.contains("\"status\":\"REDEEMED\""))
                .hasSize(1);
        assertThat(problems(answers)).isSubsetOf("", "code-already-redeemed", "code-held", "temporarily-unavailable");
    }

    @Test
    void fiftyCodesOfOneCustomerInOnePacket_redeemOne() throws Exception {
        var codes = seller.codes(seller.create(STREAMS));
        seller.awaitKnown();
        var customer = UUID.randomUUID() + "@example.com";

        var answers =
                inOnePacket(codes.stream().map(code -> cart(customer, code)).toList());

        assertThat(answers)
                .filteredOn(answer -> answer.contains("\"status\":\"REDEEMED\""))
                .hasSize(1);
        assertThat(problems(answers))
                .isSubsetOf("", "customer-limit-reached", "request-in-progress", "temporarily-unavailable");
    }

    /** The full count, a million by a thousand, is {@code ./claimcode bench guess}. */
    @Test
    void guessers_findNothing_andHaveToWait() throws Exception {
        seller.codes(seller.create(1000));
        seller.awaitKnown();
        var guesses = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 1000; i++) {
            var guesser = "guesser" + i % 40 + "@example.com";
            int guess = i;
            guesses.add(() -> storefront.redeem(
                    guess, "o-" + UUID.randomUUID(), UUID.randomUUID().toString(), guesser, Guesses.random()));
        }

        var answers = Storefront.all(guesses);

        assertThat(answers).extracting(Answer::status).containsOnly(404, 429);
        // Each may be told ten times that there is no such code; what was on its way at that moment may be told it too.
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSizeGreaterThan(300);
    }

    @Test
    void slowCallers_dontHurtOthers() throws Exception {
        var codes = seller.codes(seller.create(40, MANY_EACH));
        var big = seller.create(50_000, MANY_EACH);
        seller.codes(big);
        seller.awaitKnown();
        var slow = new ArrayList<RawHttp>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(new RawHttp(deployment.redemptions(i)).send("POST /v1/redemptions HTTP/1.1\r\nHost: a\r\nX-"));
                slow.add(new RawHttp(deployment.redemptions(i))
                        .send("POST /v1/redemptions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                + "Idempotency-Key: k\r\nAuthorization: Bearer " + token()
                                + "\r\nContent-Length: 1000\r\n\r\n{"));
                slow.add(new RawHttp(deployment.promotions()).send("GET /v1/promotions HTTP/1.1\r\nHost: a\r\nX-"));
            }
            for (int i = 0; i < 20; i++) {
                slow.add(new RawHttp(deployment.codes())
                        .send("GET /v1/claim-code-groups/" + big.groupId() + "/codes HTTP/1.1\r\nHost: a\r\n"
                                + "Authorization: Bearer " + seller.token() + "\r\n\r\n"));
            }

            var answers = Storefront.all(codes.stream()
                    .<Callable<Answer>>map(code -> () -> storefront.redeem(
                            code.hashCode() & 1,
                            "o-" + code,
                            UUID.randomUUID().toString(),
                            UUID.randomUUID() + "@example.com",
                            code))
                    .toList());

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            seller.find(big).then().statusCode(200);
            assertThat(seller.codes(big)).hasSize(50_000);
        } finally {
            for (var each : slow) {
                each.close();
            }
        }
    }

    @Test
    void largeBodies_areRefused_andDontHurtOthers() throws Exception {
        var code = seller.codes(seller.create(1, MANY_EACH)).getFirst();
        seller.awaitKnown();
        var large = "{\"reference\": \"" + "x".repeat(10_000_000) + "\"}";
        var requests = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 6; i++) {
            var site = i % 2 == 0
                    ? deployment.redemptions(i) + "/v1/redemptions"
                    : deployment.promotions() + "/v1/promotions";
            var token = i % 2 == 0 ? token() : seller.token();
            requests.add(() -> HostileRequestsIT.post(site, token, large).status());
        }
        requests.add(() -> storefront
                .redeem(0, "o-" + code, UUID.randomUUID().toString(), "large@example.com", code)
                .status());

        assertThat(Storefront.all(requests)).containsExactly(413, 413, 413, 413, 413, 413, 201);
    }

    private List<String> inOnePacket(List<String> carts) throws IOException {
        try (var connection = new SinglePacket(URI.create(deployment.redemptions(0)))) {
            var heads = carts.stream()
                    .map(cart -> SinglePacket.head(
                            "POST",
                            "/v1/redemptions",
                            token(),
                            UUID.randomUUID().toString()))
                    .toList();
            return connection.post(heads, carts);
        }
    }

    private String cart(String email, String code) {
        return """
                {"orderId": "o-%s", "customer": {"email": "%s"}, "codes": ["%s"], "currency": "USD",
                 "items": [{"seller": "%s", "sku": "SKU-1", "quantity": 2, "unitPrice": "19.99"}]}""".formatted(UUID.randomUUID(), email, code, seller.name());
    }

    private static List<String> problems(List<String> answers) {
        return answers.stream()
                .map(body -> new Answer(0, body).problem())
                .distinct()
                .toList();
    }

    private String token() {
        return deployment.stack().tokens().storefront("shop-1", List.of("*"));
    }
}
