package io.claimcode.verify;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.logging.Logger;

import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Processes end in the middle of their work, and stores come back empty: nothing is lost and nothing happens twice. */
class KilledIT {
    private static final String SINGLE_USE =
            "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}";

    private static final int KILLS = Integer.getInteger("claimcode.kills", 3);
    private static final int MILLION = 1_000_000;
    private static final int CHUNKS = 100;

    private static final Logger LOG = Logger.getLogger(KilledIT.class.getName());

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-killed");
    private final Told told = new Told(deployment.kafka());

    @AfterEach
    void heal() {
        deployment.stack().servers().forEach(server -> {
            if (!server.running()) {
                server.start();
            }
        });
        deployment.codegen().start();
        deployment.redemptions().forEach(service -> service.start());
    }

    /**
     * Each kill hits a worker that is at the batch. Three times in the normal run; {@code -Dclaimcode.kills=20} for
     * more.
     */
    @Test
    void codegenKilledAgainAndAgainInOneBatch_makesExactlyTheCodesAskedFor() throws SQLException {
        var promotion = seller.create(MILLION, SINGLE_USE);
        try (var batch = new StoredBatch(deployment, promotion)) {
            var before = new StoredBatch.Look(0, "", "", 0, 0, "");
            for (int kill = 1; kill <= KILLS; kill++) {
                batch.await(due(kill, before));
                deployment.codegen().kill();
                var left = batch.look();
                assertThat(left.status()).as("batch at kill %d", kill).isEqualTo("IN_PROGRESS");
                LOG.info("Kill %d: %s".formatted(kill, left));
                before = left;
                deployment.codegen().start();
            }
            assertExact(promotion, batch);
        }
    }

    /**
     * When to kill: a worker has the batch that hadn't it before. Half the times it stores chunks, then in turns it loads
     * them or has just begun.
     */
    private static Predicate<StoredBatch.Look> due(int kill, StoredBatch.Look before) {
        int storing = KILLS / 2;
        Predicate<StoredBatch.Look> atWork = now -> !now.turn().equals(before.turn());
        if (kill <= storing) {
            return atWork.and(now -> now.chunks() >= CHUNKS / 2 * kill / storing);
        }
        return (kill - storing) % 2 == 0
                ? atWork
                : atWork.and(now -> !now.toldAt().equals(before.toldAt()));
    }

    /** It sleeps in the middle of loading, long enough for another to take the batch, and wakes while that one is at it. */
    @Test
    void codegenThatSleptWhileAnotherTookItsBatch_doesNoHarmWhenItWakes() throws Exception {
        var first = deployment.codegen();
        var second = deployment.anotherCodegen();
        var promotion = seller.create(MILLION, SINGLE_USE);
        try (var batch = new StoredBatch(deployment, promotion)) {
            var asleep = batch.await(now -> now.created() > 0);
            Signals.send(first, "STOP");
            second.start();
            batch.await(now -> !now.turn().equals(asleep.turn()));
            Signals.send(first, "CONT");
            assertExact(promotion, batch);
        } finally {
            Signals.send(first, "CONT");
            second.stop();
        }
    }

    private void assertExact(Seller.Promotion promotion, StoredBatch batch) throws SQLException {
        var codes = seller.codes(promotion);
        assertThat(codes).hasSize(MILLION).doesNotHaveDuplicates();
        assertThat(batch.inRedis()).isEqualTo(MILLION);
        assertThat(told.of("claimcode.batches", promotion.id(), "claimcode.batch-ready.v1"))
                .hasSize(1);
        redeemable(codes.getFirst());
        redeemable(codes.getLast());
    }

    @Test
    void redemptionKilledUnderLoad_losesNoAnswerAndRedeemsNothingTwice() throws Exception {
        var promotion = seller.create(200, SINGLE_USE);
        var codes = seller.codes(promotion);
        redeemable(codes.getFirst());
        var orders = codes.stream()
                .skip(1)
                .map(code -> Order.of(deployment, seller.name(), code))
                .toList();
        Map<String, String> acknowledged = new ConcurrentHashMap<>();

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Void>> clients = new ArrayList<>();
            for (var order : orders) {
                clients.add(threads.submit((Callable<Void>) () -> {
                    redeemUntilAnswered(order, acknowledged);
                    return null;
                }));
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > 20);
            deployment.redemptions().getFirst().kill();
            deployment.redemptions().getFirst().start();
            for (var client : clients) {
                client.get();
            }
        }

        assertThat(acknowledged).hasSize(orders.size());
        for (var order : orders) {
            assertThat(order.redeem(1).asString()).isEqualTo(acknowledged.get(order.key()));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> subjects(promotion).stream().distinct().count() == codes.size());
        assertThat(subjects(promotion)).doesNotHaveDuplicates();
    }

    @Test
    void restartedRedis_opensAgainByItself_andNothingIsRedeemedTwice() {
        var codes = seller.codes(seller.create(2, SINGLE_USE));
        redeemable(codes.getFirst());

        deployment.stack().redis().kill();
        assertThat(Order.of(deployment, seller.name(), codes.getFirst())
                        .redeem(0)
                        .statusCode())
                .isEqualTo(503);
        deployment.stack().redis().start();

        isRefusedAsRedeemed(codes.getFirst());
        redeemable(codes.get(1));
    }

    @Test
    void emptiedRedis_isLoadedAgain_andNothingIsRedeemedTwice() throws IOException {
        var codes = seller.codes(seller.create(2, SINGLE_USE));
        redeemable(codes.getFirst());

        try (var redis = new Socket("127.0.0.1", deployment.stack().redis().port())) {
            redis.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(redis.getInputStream().readNBytes(5)).asString().startsWith("+OK");
        }

        isRefusedAsRedeemed(codes.getFirst());
        redeemable(codes.get(1));
    }

    @Test
    void postgresKilled_answersAgainByItself() {
        var codes = seller.codes(seller.create(2, SINGLE_USE));
        redeemable(codes.getFirst());
        var order = Order.of(deployment, seller.name(), codes.get(1));

        deployment.stack().postgres().kill();
        assertThat(order.redeem(0).statusCode()).isEqualTo(503);
        deployment.stack().postgres().start();

        await().atMost(Duration.ofMinutes(1)).until(() -> order.redeem(0).statusCode() == 201);
    }

    private void redeemUntilAnswered(Order order, Map<String, String> acknowledged) {
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> {
            Response answer = order.redeem(order.key().hashCode() & 1);
            if (answer.statusCode() == 201) {
                acknowledged.put(order.key(), answer.asString());
                return true;
            }
            assertThat(answer.statusCode()).isIn(409, 503);
            return false;
        });
    }

    private void redeemable(String code) {
        var order = Order.of(deployment, seller.name(), code);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            int status = order.redeem(0).statusCode();
            assertThat(status).as("never a false unknown").isIn(201, 503);
            return status == 201;
        });
    }

    private void isRefusedAsRedeemed(String code) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            int status = Order.of(deployment, seller.name(), code).redeem(1).statusCode();
            assertThat(status).as("never a second redemption").isIn(409, 503);
            return status == 409;
        });
    }

    private List<String> subjects(Seller.Promotion promotion) {
        return told.of("claimcode.redemptions", promotion.id(), "claimcode.code-redeemed.v1").stream()
                .map(event -> Told.header(event, "ce_subject"))
                .toList();
    }
}
