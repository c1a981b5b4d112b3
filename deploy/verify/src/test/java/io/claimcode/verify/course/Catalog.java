package io.claimcode.verify.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.claimcode.verify.course.Offer.Plan;

/** The promotions of a course. */
final class Catalog {
    static final List<String> NAMES =
            List.of("stock", "hot", "held", "paused", "once", "few", "money", "more", "shared");

    private final Map<String, Offer> byName = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Offer> fleeting = new ConcurrentLinkedQueue<>();

    /** @param stock how many codes there are that each buyer has for himself */
    Catalog(Desk desk, int stock, long seed) {
        var plans = List.of(
                Plan.codes("stock", stock),
                Plan.codes("hot", 12),
                Plan.codes("held", 20),
                Plan.codes("paused", 300),
                new Plan("once", 400, true, "PREFERENTIAL", null, null, null),
                new Plan("few", 200, false, "PREFERENTIAL", 25, null, null),
                new Plan("money", 200, false, "PREFERENTIAL", null, "120.00", null),
                new Plan("more", 1000, false, "UNRESTRICTED", null, null, null),
                new Plan("shared", 0, false, "PREFERENTIAL", 60, null, groupCode(new Random(seed))));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var coming = new ArrayList<Future<Offer>>();
            plans.forEach(plan -> coming.add(threads.submit(() -> desk.create(plan))));
            for (var offer : coming) {
                byName.put(offer.get().plan().name(), offer.get());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    Offer named(String name) {
        return byName.get(name);
    }

    /** Promotions that come and go; the latest last. */
    List<Offer> fleeting() {
        return List.copyOf(fleeting);
    }

    void add(Offer offer) {
        fleeting.add(offer);
    }

    List<Offer> all() {
        var all = new ArrayList<>(byName.values());
        all.addAll(fleeting);
        return all;
    }

    private static String groupCode(Random random) {
        return "COURSE" + (100 + random.nextInt(900));
    }
}
