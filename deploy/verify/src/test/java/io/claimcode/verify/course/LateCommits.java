package io.claimcode.verify.course;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.claimcode.verify.course.check.Act;
import io.claimcode.verify.course.check.Outcome;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/**
 * What one instance is about to commit meets an emptied Redis, in which others get the same codes, whereupon those who
 * wait ask again and are refused. Some of the others give the codes back then, before the commits arrive.
 */
final class LateCommits {
    private static final int BUYERS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Site site;
    private final Shop shop;
    private final Catalog catalog;
    private final Random random;
    private final List<Thread> requests = new ArrayList<>();
    private final AtomicInteger orders = new AtomicInteger();

    LateCommits(Site site, Shop shop, Catalog catalog, Random random) {
        this.site = site;
        this.shop = shop;
        this.catalog = catalog;
        this.random = random;
    }

    Fault fault(Duration length) {
        return Fault.of(
                        "FLUSHALL while commits of the first redemption-service are on their way",
                        length,
                        this::strike,
                        this::heal)
                .losingClaims();
    }

    private void strike() {
        var stopped = new AtomicBoolean();
        var waiting = new ConcurrentLinkedQueue<Cart>();
        for (int i = 0; i < BUYERS; i++) {
            requests.add(Thread.startVirtualThread(() -> buy(stopped, waiting)));
        }
        // By now the connections know the statement: what has to be prepared first would not arrive in one piece.
        Faults.pass(Duration.ofMillis(300 + random.nextInt(300)));
        site.toPostgres().hold(true);
        Faults.pass(Duration.ofMillis(200 + random.nextInt(400)));
        stopped.set(true);
        var early = List.copyOf(waiting);
        site.emptyRedis();
        for (var cart : early) {
            takeFrom(cart, random.nextBoolean());
        }
    }

    /** One after the other, until one has to wait. */
    private void buy(AtomicBoolean stopped, Queue<Cart> waiting) {
        while (!stopped.get()) {
            var cart = cart(catalog.named("stock").fresh());
            waiting.add(cart);
            if (shop.redeem(0, cart, key(cart)).outcome() == Outcome.UNKNOWN) {
                return;
            }
            waiting.remove(cart);
        }
    }

    private void takeFrom(Cart early, boolean givenBack) {
        var cart = cart(early.codes().getFirst());
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> shop.redeem(1, cart, key(cart)).outcome() != Outcome.UNKNOWN);
        } catch (ConditionTimeoutException e) {
            return; // The history says that it didn't recover.
        }
        shop.redeem(1, early, key(early));
        if (givenBack) {
            shop.close(Act.CANCEL, 1, cart, key(cart));
        }
    }

    private void heal() throws InterruptedException {
        site.toPostgres().hold(false);
        for (var request : requests) {
            request.join();
        }
        requests.clear();
    }

    private Cart cart(Offer.Code code) {
        var order = "o-late-" + orders.incrementAndGet();
        return new Cart(order, order + "@example.com", List.of(code), 2);
    }

    private static String key(Cart cart) {
        return "k-" + cart.orderId();
    }
}
