package io.claimcode.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import io.claimcode.local.Service;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * No code, e-mail address or token in anything that the services write, after successes, refusals, faults, and codes
 * where they don't belong. The lawful places of a code are the download and the answer to a request that carried it.
 */
class SecrecyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-secret");
    private final Storefront storefront = new Storefront(deployment, seller.name());
    private final Written written = new Written(deployment);
    private final String email = "very.private." + UUID.randomUUID() + "@example.com";
    private final List<String> refusals = new ArrayList<>();

    @Test
    void nothingWritten_holdsASecret() throws Exception {
        var codes = new ArrayList<>(seller.codes(seller.create(60, "\"claimCode\": {\"kind\": \"SINGLE_USE\"}")));
        seller.awaitKnown();
        succeedAndBeRefused(codes);
        putCodesWhereTheyDontBelong(codes);
        askTheConsole(codes);
        var poison = poison(codes.get(40));
        breakTheDatabases(codes);

        var pieces = written.all();
        refusals.forEach(refusal -> pieces.add(new Written.Piece("refusal", refusal)));

        assertThat(pieces.stream().map(piece -> piece.where().split(" ")[0]).distinct())
                .contains("log", "topic", "Redis", "table", "refusal");
        assertThat(secrets(codes).in(pieces, poison)).isEmpty();
    }

    /** A search that finds nothing is worth something only when it finds what is there. */
    @Test
    void secretsThatArePlanted_areFound() throws Exception {
        var code = seller.codes(seller.create(1)).getFirst();
        var bare = code.replace("-", "");
        var log = deployment.stack().logs().resolve("planted.log");
        Files.writeString(log, "INFO redeemed " + code.toLowerCase(Locale.ROOT) + " for " + email);
        try (var redis = new Jedis("127.0.0.1", deployment.stack().redis().port());
                var connection = deployment.database(Service.PROMOTION);
                var statement = connection.createStatement();
                var producer = producer()) {
            redis.set("planted", bare);
            statement.execute("create table planted (note bytea)");
            statement.execute("insert into planted values (convert_to('" + code + "', 'UTF8'))");
            onTopics(admin -> admin.createTopics(List.of(new NewTopic("claimcode.planted", 1, (short) 1)))
                    .all());
            producer.send(new ProducerRecord<>("claimcode.planted", seller.token(), "{}"))
                    .get();

            var found = secrets(List.of(code)).in(written.all(), "");
            assertThat(found.stream().map(each -> each.split(": ")[0].replaceAll(" at .*", "")))
                    .contains("log planted.log", "Redis", "table promotion.planted", "topic claimcode.planted");

            statement.execute("drop table planted");
            redis.del("planted");
        } finally {
            Files.delete(log);
            onTopics(admin -> admin.deleteTopics(List.of("claimcode.planted")).all());
        }
    }

    private void succeedAndBeRefused(List<String> codes) {
        assertThat(storefront.redeem(0, "o-s1", "k-s1", email, codes.getFirst()).status())
                .isEqualTo(201);
        assertThat(storefront.redeem(1, "o-s1", "k-s1", email, codes.getFirst()).status())
                .isEqualTo(201);
        refused(storefront.redeem(1, "o-s2", "k-s2", "else" + email, codes.getFirst()), 409);
        refused(storefront.redeem(1, "o-s3", "k-s3", email, codes.get(1)), 409);
        refused(storefront.redeem(0, "o-s4", "k-s4", "else" + email, "7GM3-YYYYY3-ZZZZZ6"), 400);
        assertThat(storefront.hold(0, "o-s5", "held" + email, codes.get(2)).status())
                .isEqualTo(200);
        refused(storefront.hold(1, "o-s6", "else" + email, codes.get(2)), 409);
        assertThat(storefront
                        .redeem(1, "o-s7", "k-s7", "more" + email, codes.get(3))
                        .status())
                .isEqualTo(201);
        assertThat(storefront.cancelByKey(0, "k-s7").status()).isEqualTo(200);
        seller.onCodes(
                        "void",
                        "{\"codes\": [\"" + codes.get(4) + "\"], \"reason\": \"" + email + " leaked " + codes.get(4)
                                + "\"}")
                .then()
                .statusCode(200);
        seller.onCodes("lookup", "{\"code\": \"" + codes.get(4) + "\"}").then().statusCode(200);
    }

    private void putCodesWhereTheyDontBelong(List<String> codes) {
        var redemptions = deployment.redemptions(0);
        var code = codes.get(20);
        refused(asStorefront().get(redemptions + "/v1/redemptions?code=" + code + "&email=" + email));
        refused(asStorefront().get(redemptions + "/v1/redemptions/" + code));
        refused(asStorefront().get(redemptions + "/" + code + "?token=" + code));
        refused(asStorefront()
                .header("X-Code", codes.get(21))
                .header("Referer", "https://shop.example/?c=" + code)
                .header("User-Agent", code)
                .get(redemptions + "/v1/redemptions/" + UUID.randomUUID()));
        refused(given().header("Authorization", "Bearer " + code).get(redemptions + "/v1/redemptions"));
        refused(given().header("Authorization", "Basic " + code).get(deployment.promotions() + "/v1/promotions"));
        refused(given().auth().oauth2(seller.token()).get(deployment.codes() + "/v1/claim-code-groups/" + code));
        refused(given().auth().oauth2(seller.token()).get(deployment.promotions() + "/v1/promotions/" + code));
        refused(given().auth().oauth2(seller.token()).get(deployment.promotions() + "/v1/promotions?cursor=" + code));
        for (var garbage : List.of(
                "{\"codes\": [\"" + codes.get(22) + "\"",
                "{\"codes\": \"" + codes.get(23) + "\", \"customer\": \"" + email + "\"}",
                "[\"" + codes.get(24) + "\"]",
                "{\"items\": [{\"quantity\": \"" + codes.get(25) + "\"}]}",
                codes.get(26),
                "{\"orderId\": " + codes.get(27) + "}")) {
            refused(asStorefront()
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", codes.get(28))
                    .body(garbage)
                    .post(redemptions + "/v1/redemptions"));
            refused(given().auth()
                    .oauth2(seller.token())
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(garbage)
                    .post(deployment.promotions() + "/v1/promotions"));
        }
    }

    /** A seller looks codes up, and types them where something else is asked for. */
    private void askTheConsole(List<String> codes) throws Exception {
        var console = new ConsoleClient(deployment.promotions());
        console.signIn("s-2");
        var own = new Seller(deployment, "s-2");
        var promotion = own.create(1);
        var ownCode = own.codes(promotion).getFirst();
        codes.add(ownCode);
        var page = "/promotions/" + promotion.id();
        for (var typed : List.of(ownCode, codes.get(50), ownCode + " " + email, email)) {
            var found = console.send(
                    console.form(page + "/performance/code", page + "/performance/code", Map.of("code", typed)));
            assertThat(found.statusCode()).as(found.body()).isEqualTo(typed.equals(ownCode) ? 200 : 422);
        }
        for (var path : List.of(
                "/" + codes.get(51), page + "/claim-codes/" + ownCode + "/codes/text", "/promotions/" + email)) {
            assertThat(console.send(console.page(path)).statusCode()).isEqualTo(404);
        }
        assertThat(console.send(console.page("/promotions?q=" + codes.get(52))).statusCode())
                .isEqualTo(200);
        var unusable = console.send(console.form(
                "/promotions",
                "/promotions/new",
                Map.of("go", "REVIEW", "type", codes.get(53), "startsAt", codes.get(54), "percent", email)));
        assertThat(unusable.statusCode()).isBetween(400, 499);
    }

    /** A record that can't be used, with a code and an address in it; what becomes of it is awaited. */
    private String poison(String code) throws Exception {
        var poison = "{\"promotionId\": \"" + code + "\", \"note\": \"" + email + "\"";
        try (var producer = producer()) {
            for (var topic : List.of("claimcode.promotions", "claimcode.batches", "claimcode.redemptions")) {
                var record = new ProducerRecord<>(topic, "poison", poison);
                record.headers().add("ce_type", "claimcode.promotion-created.v1".getBytes(StandardCharsets.UTF_8));
                record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
                producer.send(record).get();
            }
        }
        for (var consumer : List.of("promotions.dead-letter.codegen", "promotions.dead-letter.redemption")) {
            await().atMost(PATIENCE)
                    .until(() -> new Told(deployment.kafka())
                            .all("claimcode." + consumer).stream().anyMatch(record -> poison.equals(record.value())));
        }
        return poison;
    }

    /** Tables that aren't there make faults, which are logged with their cause. */
    private void breakTheDatabases(List<String> codes) throws SQLException {
        rename(Service.REDEMPTION, "spent_code", "spent_code_away");
        try {
            seller.onCodes("lookup", "{\"code\": \"" + codes.get(30) + "\"}");
            refused(seller.onCodes("void", "{\"codes\": [\"" + codes.get(31) + "\"], \"reason\": \"OTHER\"}"));
            refused(asStorefront()
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "k-broken")
                    .body("""
                            {"orderId": "o-broken", "customer": {"email": "%s"}, "codes": ["%s"], "currency": "USD",
                             "items": [{"seller": "%s", "sku": "SKU-1", "quantity": 1, "unitPrice": "19.99"}]}""".formatted("fault" + email, codes.get(32), seller.name()))
                    .post(deployment.redemptions(1) + "/v1/redemptions"));
        } finally {
            rename(Service.REDEMPTION, "spent_code_away", "spent_code");
        }
        var promotion = seller.create(1).id();
        rename(Service.PROMOTION, "promotion_history", "promotion_history_away");
        try {
            var fault = given().auth()
                    .oauth2(seller.token())
                    .header("Referer", "https://shop.example/?c=" + codes.get(33))
                    .get(deployment.promotions() + "/v1/promotions/" + promotion + "/history");
            refused(fault);
            assertThat(fault.statusCode()).isEqualTo(500);
        } finally {
            rename(Service.PROMOTION, "promotion_history_away", "promotion_history");
        }
    }

    private Secrets secrets(List<String> codes) {
        var secrets = new Secrets();
        codes.forEach(secrets::addCode);
        secrets.add(email, "an address");
        // All tokens of these keys begin with one of these, whatever they say.
        secrets.add(seller.token().split("\\.")[0] + ".", "a token");
        return secrets;
    }

    private void refused(Storefront.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        // A refusal names the codes of the request by what the request said: that is lawful, and is left out here.
        refusals.add(answer.body().replaceAll("\"code\":\"[^\"]*\"", ""));
    }

    private void refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isGreaterThanOrEqualTo(400);
        refusals.add(answer.asString() + answer.headers());
    }

    private RequestSpecification asStorefront() {
        return given().auth().oauth2(deployment.stack().tokens().storefront("shop-1", List.of("*")));
    }

    private void rename(Service service, String table, String name) throws SQLException {
        try (var connection = deployment.database(service);
                var statement = connection.createStatement()) {
            statement.execute("alter table " + table + " rename to " + name);
        }
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", deployment.kafka()),
                new StringSerializer(),
                new StringSerializer());
    }

    private void onTopics(Function<Admin, KafkaFuture<Void>> act) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", deployment.kafka()))) {
            act.apply(admin).get();
        }
    }
}
