package io.claimcode.redemption;

import java.time.Duration;
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
import io.restassured.specification.RequestSpecification;
import org.hamcrest.Matcher;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

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

    String orderId() {
        return String.valueOf(body.get("orderId"));
    }

    Response redeem() {
        return request().header("Idempotency-Key", key).body(body).post("/v1/redemptions");
    }

    /** Redeems, and returns the redemption's id. */
    String redeemed() {
        return redeem().then().statusCode(201).extract().path("redemptionId");
    }

    Response quote() {
        return request().body(body).post("/v1/quotes");
    }

    Response hold() {
        return request().body(body).put("/v1/holds/{orderId}", orderId());
    }

    Response findHold() {
        return request().get("/v1/holds/{orderId}", orderId());
    }

    Response endHold() {
        return request().delete("/v1/holds/{orderId}", orderId());
    }

    Response cancel(String redemptionId, String reason) {
        return request().body(Map.of("reason", reason)).post("/v1/redemptions/{id}/cancel", redemptionId);
    }

    Response cancelByKey(String reason) {
        return request().body(Map.of("idempotencyKey", key, "reason", reason)).post("/v1/redemptions/cancel");
    }

    Response adjust(String redemptionId, String key, List<?> parts) {
        var request = request().body(Map.of("lines", parts, "reason", "PART_RETURNED"));
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/v1/redemptions/{id}/adjustments", redemptionId);
    }

    Response find(String redemptionId) {
        return request().get("/v1/redemptions/{id}", redemptionId);
    }

    Response ofOrder() {
        return ofOrder(Map.of());
    }

    Response ofOrder(Map<String, ?> query) {
        return request().queryParam("orderId", orderId()).queryParams(query).get("/v1/redemptions");
    }

    private RequestSpecification request() {
        return given().auth().oauth2(World.token(storefront, sellers)).contentType(ContentType.JSON);
    }

    /** The type of a problem in an answer. */
    static Matcher<String> problem(String slug) {
        return equalTo("urn:claimcode:problem:" + slug);
    }

    /** Repeats a request until it is answered, as a storefront has to after a 503. */
    static Response answered(Callable<Response> request) {
        return await().atMost(Duration.ofSeconds(30)).until(request, response -> response.statusCode() != 503);
    }

    /** Sends all at the same moment and waits for all answers. */
    static List<Response> atOnce(List<Orders> orders) throws Exception {
        return allAtOnce(
                orders.stream().map(order -> (Callable<Response>) order::redeem).toList());
    }

    /** Does all at the same moment and waits for all answers. */
    static List<Response> allAtOnce(List<Callable<Response>> requests) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            List<Future<Response>> answers = new ArrayList<>();
            for (var request : requests) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return request.call();
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
