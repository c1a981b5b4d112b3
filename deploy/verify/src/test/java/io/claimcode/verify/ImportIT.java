package io.claimcode.verify;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

/** A seller's own codes, from the file to the checkout. */
class ImportIT {
    private static final String MANY_EACH =
            "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}";
    private static final Logger LOG = Logger.getLogger(ImportIT.class.getName());

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-import");
    private final Storefront storefront = new Storefront(deployment, "s-import");
    private final Told told = new Told(deployment.kafka());

    @Test
    void importedCodes_areRedeemedOnceAndGivenOutAsTheyCame() {
        var promotion = seller.create(1, MANY_EACH);
        var codes = codes(3_000);
        var imported = group(promotion, "Printed cards", file(codes));

        assertThat(seller.codes(imported)).isEqualTo(codes);
        assertThat(seller.download(imported).asString()).isEqualTo(file(codes));
        seller.group(imported)
                .then()
                .body("name", equalTo("Printed cards"))
                .body("quantity", equalTo(3_000))
                .body("created", equalTo(3_000));
        var code = codes.get(17);
        redeemed(code.toLowerCase(Locale.ROOT));
        for (int instance = 0; instance < 2; instance++) {
            assertThat(redeem(instance, code).problem()).isEqualTo("code-already-redeemed");
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> seller.group(imported).<Integer>path("redeemed") == 1);

        deployment.stack().redis().kill();
        deployment.stack().redis().start();
        redeemed(codes.get(18));
        assertThat(redeem(0, code).problem()).isEqualTo("code-already-redeemed");

        seller.actOnGroup(imported, "void").then().statusCode(200).body("status", equalTo("VOIDED"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> redeem(1, codes.get(19)).problem(), "code-voided"::equals);
        assertThat(types(promotion, imported))
                .containsExactly("claimcode.claim-code-group-imported.v1", "claimcode.batch-ready.v1");
    }

    @Test
    void serviceKilledAfterTheAnswer_makesTheGroupReadyAndTellsOnce() {
        var promotion = seller.create(1, MANY_EACH);
        var codes = codes(60_000);
        var key = UUID.randomUUID().toString();
        var first = seller.importCodes(promotion, "Cards", key, file(codes));
        first.then().statusCode(202);
        deployment.codegen().kill();
        deployment.codegen().start();

        seller.importCodes(promotion, "Cards", key, file(codes))
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", equalTo("true"))
                .body("groupId", equalTo(first.<String>path("groupId")));
        var imported = new Seller.Promotion(promotion.id(), first.path("groupId"));
        assertThat(seller.codes(imported)).isEqualTo(codes);
        assertThat(types(promotion, imported))
                .filteredOn(type -> !type.contains("progressed"))
                .containsExactly("claimcode.claim-code-group-imported.v1", "claimcode.batch-ready.v1");
    }

    @Test
    void serviceKilledWhileItTakesTheFile_tookAllOrNothing() {
        var promotion = seller.create(1, MANY_EACH);
        var codes = codes(60_000);
        var key = UUID.randomUUID().toString();
        for (int round = 0; round < 3; round++) {
            var sending = Thread.ofVirtual().start(() -> {
                try {
                    seller.importCodes(promotion, "Cards", key, file(codes));
                } catch (RuntimeException killed) {
                    LOG.log(Level.FINE, "The service was killed", killed);
                }
            });
            await().pollDelay(Duration.ofMillis(100L + 150L * round)).until(() -> true);
            deployment.codegen().kill();
            deployment.codegen().start();
            await().until(() -> !sending.isAlive());
        }

        var answer = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> seller.importCodes(promotion, "Cards", key, file(codes)),
                        sent -> sent.statusCode() == 202);

        assertThat(seller.codes(new Seller.Promotion(promotion.id(), answer.path("groupId"))))
                .isEqualTo(codes);
    }

    @Test
    void millionCodes_areTaken() {
        var promotion = seller.create(1, MANY_EACH);
        var file = file(IntStream.range(0, 1_000_000)
                .mapToObj(each -> "A-CODE-OF-THE-GREATEST-LENGTH-%08d-X".formatted(each))
                .toList());

        long begin = System.nanoTime();
        var imported = group(promotion, "Million", file);
        long answered = System.nanoTime();
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> seller.status(imported).equals("READY"));
        LOG.info("1,000,000 codes, %d MB: answered in %d ms, ready in %d ms"
                .formatted(
                        file.length() >> 20, (answered - begin) / 1_000_000, (System.nanoTime() - begin) / 1_000_000));

        assertThat(seller.download(imported).asString()).isEqualTo(file);
        seller.importCodes(promotion, "Again", UUID.randomUUID().toString(), file)
                .then()
                .statusCode(422)
                .body("total", equalTo(1_000_000))
                .body("errors.size()", greaterThan(99));
    }

    private Seller.Promotion group(Seller.Promotion promotion, String name, String file) {
        var answer = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> seller.importCodes(
                                promotion, name, UUID.randomUUID().toString(), file),
                        sent -> sent.statusCode() != 503);
        answer.then().statusCode(202);
        return new Seller.Promotion(promotion.id(), answer.path("groupId"));
    }

    private void redeemed(String code) {
        await().atMost(Duration.ofSeconds(30)).until(() -> redeem(0, code).status() == 201);
    }

    private Storefront.Answer redeem(int instance, String code) {
        var order = "o-" + UUID.randomUUID();
        return storefront.redeem(instance, order, order, order + "@example.com", code);
    }

    private List<String> types(Seller.Promotion promotion, Seller.Promotion group) {
        return told.of("claimcode.batches", promotion.id()).stream()
                .filter(event -> Told.header(event, "ce_subject").equals(group.groupId()))
                .map(event -> Told.header(event, "ce_type"))
                .toList();
    }

    private static List<String> codes(int count) {
        var run = "CARD-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT) + "-";
        return IntStream.range(0, count)
                .mapToObj(each -> run + "%07d".formatted(each))
                .toList();
    }

    private static String file(List<String> codes) {
        return String.join("\n", codes) + "\n";
    }
}
