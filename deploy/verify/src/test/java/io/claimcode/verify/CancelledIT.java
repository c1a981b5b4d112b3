package io.claimcode.verify;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** A group that its seller gives up while its codes are being made. */
class CancelledIT {
    private static final String MANY_EACH =
            "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}";
    private static final int MILLION = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration STILL = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(CancelledIT.class.getName());

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-cancelled");
    private final Storefront storefront = new Storefront(deployment, "s-cancelled");
    private final Told told = new Told(deployment.kafka());

    /** The promise is two seconds, which a machine that other things keep busy can't keep: they are written down. */
    @Test
    void cancelInMidBatch_stopsTheWorkForGood() throws SQLException {
        var promotion = seller.create(MILLION, MANY_EACH);
        try (var batch = new StoredBatch(deployment, promotion)) {
            batch.await(now -> now.created() > 0);

            long begin = System.nanoTime();
            seller.actOnGroup(promotion, "cancel").then().statusCode(200).body("status", equalTo("CANCELLED"));
            long answered = System.nanoTime();
            batch.await(now -> now.status().equals("CANCELLED"));
            long heard = System.nanoTime();
            long stopped = lastChange(batch, heard);

            LOG.info(
                    "1,000,000 codes cancelled: answered after %d ms, heard by codegen after %d, loading stopped after %d"
                            .formatted(millis(begin, answered), millis(begin, heard), millis(begin, stopped)));
            assertThat(batch.look().created()).isLessThan(MILLION);
            assertThat(batch.countedInRedis()).isLessThan(MILLION);
            seller.download(promotion).then().statusCode(409);
        }
        assertThat(ends(promotion)).containsExactly("claimcode.batch-cancelled.v1");
    }

    /** The codes of an import are known before they work, so that it can be seen that they never do. */
    @Test
    void codesOfACancelledGroup_neverWork() {
        var promotion = seller.create(1, MANY_EACH);
        var codes = IntStream.range(0, 200_000)
                .mapToObj(each -> "GIVEN-UP-%07d".formatted(each))
                .toList();
        var sent =
                seller.importCodes(promotion, "Cards", UUID.randomUUID().toString(), String.join("\n", codes) + "\n");
        sent.then().statusCode(202);
        var imported = new Seller.Promotion(promotion.id(), sent.path("groupId"));

        await().atMost(PATIENCE)
                .until(() -> seller.actOnGroup(imported, "cancel").statusCode() == 200);

        seller.awaitKnown();
        for (int sample = 0; sample < codes.size(); sample += codes.size() / 50) {
            var order = "o-" + UUID.randomUUID();
            var answer = storefront.redeem(sample, order, order, order + "@example.com", codes.get(sample));
            assertThat(answer.problem()).isIn("code-unknown", "code-voided");
        }
        await().atMost(PATIENCE).until(() -> ends(imported).size() == 1);
        assertThat(seller.status(imported)).isIn("CANCELLED", "VOIDED");
    }

    /** When the batch's codes in Redis changed for the last time. */
    private static long lastChange(StoredBatch batch, long from) throws SQLException {
        long changed = from;
        int before = batch.countedInRedis();
        while (System.nanoTime() - changed < STILL.toNanos()) {
            int now = batch.countedInRedis();
            if (now != before) {
                changed = System.nanoTime();
                before = now;
            }
        }
        return changed;
    }

    private List<String> ends(Seller.Promotion group) {
        return told.of("claimcode.batches", group.id()).stream()
                .filter(event -> Told.header(event, "ce_subject").equals(group.groupId()))
                .map(event -> Told.header(event, "ce_type"))
                .filter(type -> !type.contains("progressed") && !type.contains("imported"))
                .toList();
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }
}
