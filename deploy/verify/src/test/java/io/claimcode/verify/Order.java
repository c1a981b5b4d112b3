package io.claimcode.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.restassured.http.ContentType;
import io.restassured.response.Response;

import static io.restassured.RestAssured.given;

/** An order at a storefront: two pieces at 19.99 and a code. */
record Order(Deployment deployment, String id, String key, String email, String seller, String code) {
    static Order of(Deployment deployment, String seller, String code) {
        return new Order(
                deployment,
                "o-" + UUID.randomUUID(),
                UUID.randomUUID().toString(),
                UUID.randomUUID() + "@example.com",
                seller,
                code);
    }

    Order by(String email) {
        return new Order(deployment, id, key, email, seller, code);
    }

    /** Asks one of the redemption-services. */
    Response redeem(int instance) {
        return given().auth()
                .oauth2(deployment.stack().tokens().storefront("shop-1", List.of("*")))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("""
                        {"orderId": "%s", "customer": {"email": "%s"}, "codes": ["%s"], "currency": "USD",
                         "items": [{"seller": "%s", "sku": "SKU-1", "quantity": 2, "unitPrice": "19.99"}]}""".formatted(id, email, code, seller))
                .post(deployment.redemptions(instance) + "/v1/redemptions");
    }

    /** Sends all at the same moment, in turn to the two redemption-services, and waits for all answers. */
    static List<Response> atOnce(List<Order> orders) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(orders.size())) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < orders.size(); i++) {
                int instance = i;
                answers.add(threads.submit((Callable<Response>) () -> {
                    start.await();
                    return orders.get(instance).redeem(instance);
                }));
            }
            start.countDown();
            var responses = new ArrayList<Response>();
            for (var answer : answers) {
                responses.add(answer.get());
            }
            return responses;
        }
    }
}
