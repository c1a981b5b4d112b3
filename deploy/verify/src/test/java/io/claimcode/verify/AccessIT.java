package io.claimcode.verify;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.claimcode.verify.Operations.Operation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may call what: for every operation of every service, so that a new one can't be forgotten. */
class AccessIT {
    private final Deployment deployment = Deployment.running();
    private final Operations operations = new Operations();
    private final ForgedTokens tokens = new ForgedTokens(deployment);

    @Test
    void callersWithoutAValidToken_areRefusedEverywhere() throws Exception {
        var all = operations.of(deployment);
        assertThat(all.stream().collect(Collectors.groupingBy(Operation::site, Collectors.counting())))
                .hasSize(3);
        var forged = tokens.all();

        var checks = new ArrayList<Callable<Void>>();
        for (var operation : all) {
            forged.forEach((wrong, token) -> checks.add(() -> {
                isUnauthenticated(operations.call(operation, token, Map.of()), operation + " with " + wrong);
                return null;
            }));
        }
        Storefront.all(checks);
    }

    private static void isUnauthenticated(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as(what).isEqualTo(401);
        assertThat(answer.body()).as(what).contains("\"urn:claimcode:problem:unauthenticated\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .as(what)
                .startsWith("Bearer");
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(what)
                .startsWith("application/problem+json");
    }

    @Test
    void callersWithoutTheScope_areRefusedEverywhere() throws Exception {
        for (var operation : operations.of(deployment)) {
            for (var scopes : List.of(operation.otherScopes(), "openid", "")) {
                var answer = operations.call(operation, tokens.scoped(scopes), Map.of());
                assertThat(answer.statusCode())
                        .as("%s with '%s'", operation, scopes)
                        .isEqualTo(403);
                assertThat(answer.body()).contains("\"urn:claimcode:problem:forbidden\"");
            }
            var good = tokens.good("s-access");
            if (!operation.isStream() && !operation.path().equals("/v1/reload")) {
                assertThat(operations.call(operation, good, Map.of()).statusCode())
                        .as("%s with a token that is in order", operation)
                        .isNotIn(401, 403);
            }
        }
    }

    @Test
    void thingsOfAnother_areAnsweredAsThoseThatDontExist() throws Exception {
        var seller = new Seller(deployment, "s-theirs");
        var promotion = seller.create(3);
        var codes = seller.codes(promotion);
        seller.awaitKnown();
        var storefront = new Storefront(deployment, seller.name());
        var redeemed = storefront.redeem(0, "o-theirs", "k-theirs", "theirs@example.com", codes.getFirst());
        assertThat(redeemed.status()).isEqualTo(201);
        assertThat(storefront
                        .hold(0, "o-held", "held@example.com", codes.get(1))
                        .status())
                .isEqualTo(200);
        var theirs = Map.of(
                "id", promotion.id(),
                "promotionId", promotion.id(),
                "groupId", promotion.groupId(),
                "redemptionId", redeemed.text("redemptionId"),
                "orderId", "o-held",
                "code", codes.get(2));
        var stranger = tokens.strangers("s-stranger");

        for (var operation : operations.of(deployment)) {
            if (!isOfSomebody(operation)) {
                continue;
            }
            var ofAnother = operations.call(operation, stranger, theirs);
            var ofNobody = operations.call(operation, stranger, Map.of());
            assertThat(ofAnother.statusCode()).as(operation.toString()).isEqualTo(ofNobody.statusCode());
            assertThat(ofAnother.body().replace(codes.get(2), "CODE"))
                    .as(operation.toString())
                    .isEqualTo(ofNobody.body().replace("7GM3-YYYYY3-ZZZZZ5", "CODE"));
            assertThat(headers(ofAnother.headers().map()))
                    .isEqualTo(headers(ofNobody.headers().map()));
            if (operation.path().contains("{") && !operation.path().contains("{orderId}")) {
                assertThat(ofAnother.statusCode()).as(operation.toString()).isEqualTo(404);
            }
        }
        assertThat(storefront.find(1, redeemed.text("redemptionId")).text("status"))
                .isEqualTo("REDEEMED");
        assertThat(state(seller, codes.get(1))).isEqualTo("HELD");
        assertThat(state(seller, codes.get(2))).isEqualTo("AVAILABLE");
        assertThat(seller.find(promotion).<String>path("status")).isEqualTo("ACTIVE");
    }

    private static String state(Seller seller, String code) {
        return seller.onCodes("lookup", "{\"code\": \"" + code + "\"}").path("state");
    }

    /** Those that name a thing, by their path, their query or a code. */
    private static boolean isOfSomebody(Operation operation) {
        return operation.path().contains("{")
                        // A stranger may have a hold by the same order id: it is another order.
                        && !(operation.path().contains("{orderId}")
                                && operation.method().equals("PUT"))
                || operation.path().startsWith("/v1/codes/")
                || operation.toString().equals("GET /v1/redemptions");
    }

    private static Map<String, List<String>> headers(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> !Set.of("date").contains(header.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
