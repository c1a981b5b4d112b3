package io.claimcode.redemption;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.restassured.http.ContentType;
import io.restassured.response.Response;

import static io.restassured.RestAssured.given;

/** A storefront's orders for tests: two pieces of SKU-1 at 19.99 unless said otherwise. */
final class Orders {
    private final Map<String, Object> body = new LinkedHashMap<>();
    private final List<Map<String, Object>> items = new ArrayList<>();
    private String key = UUID.randomUUID().toString();
    private String storefront = "shop-1";
    private String[] sellers = {};

    private Orders(List<String> codes) {
        body.put("orderId", "o-" + UUID.randomUUID());
        body.put("customer", Map.of("id", "c-" + UUID.randomUUID()));
        body.put("codes", codes);
        body.put("currency", "USD");
        body.put("items", items);
        item("SKU-1", 2, "19.99");
    }

    static Orders anOrder(String... codes) {
        return new Orders(List.of(codes));
    }

    Orders item(String sku, int quantity, String unitPrice) {
        var item = new LinkedHashMap<String, Object>();
        item.put("seller", "s-1");
        item.put("sku", sku);
        item.put("quantity", quantity);
        item.put("unitPrice", unitPrice);
        items.add(item);
        return this;
    }

    Orders with(String property, Object value) {
        body.put(property, value);
        return this;
    }

    Orders without(String property) {
        body.remove(property);
        return this;
    }

    Orders key(String key) {
        this.key = key;
        return this;
    }

    Orders at(String storefront, String... sellers) {
        this.storefront = storefront;
        this.sellers = sellers;
        return this;
    }

    Map<String, Object> body() {
        return body;
    }

    Response redeem() {
        return given().auth()
                .oauth2(World.token(storefront, sellers))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/redemptions");
    }

    /** Sends all at the same moment and waits for all answers. */
    static List<Response> atOnce(List<Orders> orders) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(orders.size())) {
            List<Future<Response>> answers = new ArrayList<>();
            for (var order : orders) {
                answers.add(threads.submit((Callable<Response>) () -> {
                    start.await();
                    return order.redeem();
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
