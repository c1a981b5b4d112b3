package io.claimcode.verify;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.claimcode.verify.Storefront.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Ten thousand attempts at what must happen once, over two instances: whoever asks, and however often, the answers, the
 * ledger and the events agree.
 */
class RacesIT {
    private static final int ATTEMPTS = 10_000;
    private static final Answer NOTHING = new Answer(204, "");
    private static final String MANY_EACH =
            "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}";

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-races");
    private final Storefront storefront = new Storefront(deployment, seller.name());
    private final Told told = new Told(deployment.kafka());

    @BeforeEach
    void bothInstancesAnswer() {
        seller.awaitKnown();
    }

    @Test
    void oneCodeManyOrders_isRedeemedOnce() throws Exception {
        var promotion = seller.create(1, MANY_EACH);
        var code = seller.codes(promotion).getFirst();
        seller.awaitKnown();

        var answers = Storefront.all(IntStream.range(0, ATTEMPTS)
                .<Callable<Answer>>mapToObj(
                        i -> () -> storefront.redeem(i, promotion.id() + i, key(), i + "@example.com", code))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(problems(answers)).isSubsetOf("code-already-redeemed", "code-held", "temporarily-unavailable");
        awaitEvents(promotion, 1, 0);
    }

    @Test
    void oneCustomerManyCodes_redeemsOne() throws Exception {
        var promotion = seller.create(ATTEMPTS);
        var codes = seller.codes(promotion);
        seller.awaitKnown();

        var answers = Storefront.all(IntStream.range(0, ATTEMPTS)
                .<Callable<Answer>>mapToObj(
                        i -> () -> storefront.redeem(i, promotion.id() + i, key(), "ann@example.com", codes.get(i)))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(problems(answers))
                .isSubsetOf("customer-limit-reached", "request-in-progress", "temporarily-unavailable");
        awaitEvents(promotion, 1, 0);
    }

    @Test
    void budgetOf500With2000Wanting_isSpentToTheLastAndNeverOverrun() throws Exception {
        var promotion = seller.create(2_000, MANY_EACH, "\"limits\": {\"maxRedemptions\": 500}");
        var codes = seller.codes(promotion);
        seller.awaitKnown();
        var keys = IntStream.range(0, codes.size()).mapToObj(i -> key()).toList();
        Set<String> redeemed = ConcurrentHashMap.newKeySet();

        var answers = Storefront.all(IntStream.range(0, ATTEMPTS)
                .<Callable<Answer>>mapToObj(i -> () -> {
                    int order = i % codes.size();
                    var answer = storefront.redeem(
                            i, promotion.id() + order, keys.get(order), order + "@example.com", codes.get(order));
                    if (answer.status() == 201) {
                        redeemed.add(answer.text("redemptionId"));
                    }
                    return answer;
                })
                .toList());

        assertThat(problems(answers)).isSubsetOf("budget-exhausted", "request-in-progress", "temporarily-unavailable");
        assertThat(redeemed).hasSize(500);
        awaitEvents(promotion, 500, 0);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> told.of("claimcode.redemptions", promotion.id(), "claimcode.budget-exhausted.v1")
                                .size()
                        == 1);
    }

    /** Holds, redemptions, cancellations and expiries of the same few codes, in any order. */
    @Test
    void holdRedeemCancelAndExpiryOnTheSameCodes_agreeInTheEnd() throws Exception {
        var promotion = seller.create(20, MANY_EACH);
        var codes = seller.codes(promotion);
        seller.awaitKnown();
        long seed = System.nanoTime();
        var random = new Random(seed);
        var keys = new ConcurrentLinkedQueue<String>();
        Set<String> redeemed = ConcurrentHashMap.newKeySet();
        var requests = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < ATTEMPTS; i++) {
            int instance = i;
            var code = codes.get(random.nextInt(codes.size()));
            var order = "o-" + promotion.id() + "-" + random.nextInt(200);
            var email = random.nextInt(50) + "@example.com";
            requests.add(
                    switch (random.nextInt(10)) {
                        case 0, 1 -> () -> storefront.hold(instance, order, email, code);
                        case 2 -> () -> storefront.endHold(instance, order);
                        case 3 -> this::expireHolds;
                        case 4, 5, 6 ->
                            () -> {
                                var key = keys.poll();
                                return key == null ? NOTHING : storefront.cancelByKey(instance, key);
                            };
                        default ->
                            () -> {
                                var key = key();
                                var answer = storefront.redeem(instance, order, key, email, code);
                                if (answer.status() == 201) {
                                    redeemed.add(answer.text("redemptionId"));
                                    keys.add(key);
                                }
                                return answer;
                            };
                    });
        }

        var answers = Storefront.all(requests);

        assertThat(problems(answers))
                .as("seed %d", seed)
                .isSubsetOf(
                        "code-held",
                        "code-already-redeemed",
                        "order-already-redeemed",
                        "request-in-progress",
                        "temporarily-unavailable");
        assertThat(redeemed).as("seed %d", seed).hasSizeGreaterThan(100);
        var statuses = new HashMap<String, String>();
        redeemed.forEach(id -> statuses.put(id, storefront.find(0, id).text("status")));
        var cancelled = statuses.values().stream().filter("CANCELLED"::equals).count();
        awaitEvents(promotion, redeemed.size(), (int) cancelled);
        eachCodeAlternates(promotion, statuses, seed);
    }

    /** Of each code: redeemed, cancelled, redeemed, and so on, each end by its own redemption; the last one counts. */
    private void eachCodeAlternates(Seller.Promotion promotion, Map<String, String> statuses, long seed) {
        var open = new HashMap<String, String>();
        for (var event : told.of("claimcode.redemptions", promotion.id())) {
            var subject = Told.header(event, "ce_subject");
            var id = new Answer(0, event.value()).text("redemptionId");
            if (Told.header(event, "ce_type").equals("claimcode.code-redeemed.v1")) {
                assertThat(open.put(subject, id))
                        .as("seed %d, code %s", seed, subject)
                        .isNull();
            } else {
                assertThat(open.remove(subject))
                        .as("seed %d, code %s", seed, subject)
                        .isEqualTo(id);
                assertThat(statuses).as("seed %d", seed).containsEntry(id, "CANCELLED");
            }
        }
        for (var id : open.values()) {
            assertThat(statuses).as("seed %d", seed).containsEntry(id, "REDEEMED");
        }
    }

    private void awaitEvents(Seller.Promotion promotion, int redeemed, int cancelled) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> events(promotion, "code-redeemed").size() >= redeemed
                        && events(promotion, "redemption-cancelled").size() >= cancelled);
        assertThat(events(promotion, "code-redeemed")).hasSize(redeemed).doesNotHaveDuplicates();
        assertThat(events(promotion, "redemption-cancelled")).hasSize(cancelled).doesNotHaveDuplicates();
    }

    private List<String> events(Seller.Promotion promotion, String type) {
        return told.of("claimcode.redemptions", promotion.id(), "claimcode." + type + ".v1").stream()
                .map(event -> new Answer(0, event.value()).text("redemptionId"))
                .toList();
    }

    private static Set<String> problems(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() >= 300)
                .map(Answer::problem)
                .collect(Collectors.toSet());
    }

    /** What Redis does with every hold in the end, now. */
    private Answer expireHolds() throws IOException {
        var script = "for _, key in ipairs(redis.call('KEYS', 'claim:*')) do local claim = redis.call('GET', key) "
                + "if claim and string.sub(claim, 1, 1) == 'h' then redis.call('DEL', key) end end return 'OK'";
        try (var redis = new Socket("127.0.0.1", deployment.stack().redis().port())) {
            redis.getOutputStream()
                    .write(("*3\r\n$4\r\nEVAL\r\n$" + script.length() + "\r\n" + script + "\r\n$1\r\n0\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(redis.getInputStream().readNBytes(1)).asString().isEqualTo("$");
        }
        return NOTHING;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
