package io.claimcode.verify.course;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.claimcode.verify.Signals;
import io.claimcode.verify.course.check.Act;
import io.claimcode.verify.course.check.Call;
import io.claimcode.verify.course.check.Outcome;
import org.jspecify.annotations.Nullable;

import static org.awaitility.Awaitility.await;

/**
 * One instance sleeps while a promotion ends, the other hears of it; requests wait at the sleeping one, which gets to
 * them before it hears of anything.
 */
final class StaleInstance {
    private static final int REQUESTS = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Site site;
    private final Shop shop;
    private final Desk desk;
    private final Catalog catalog;
    private final List<Thread> requests = new ArrayList<>();
    private int orders;

    StaleInstance(Site site, Shop shop, Desk desk, Catalog catalog) {
        this.site = site;
        this.shop = shop;
        this.desk = desk;
        this.catalog = catalog;
    }

    Fault fault(Duration length) {
        return Fault.of(
                "a promotion ends while the second redemption-service is stopped", length, this::strike, this::heal);
    }

    private void strike() throws Exception {
        var offer = await().atMost(PATIENCE).until(this::running, Objects::nonNull);
        offer.end();
        await().atMost(PATIENCE).until(() -> redeems(ask(1, offer)));
        Signals.send(site.redemptions().get(1), "STOP");
        await().atMost(PATIENCE).until(() -> desk.act(Act.END, offer).outcome() != Outcome.UNKNOWN);
        await().atMost(PATIENCE).until(() -> ask(0, offer).answer().problem().equals("promotion-ended"));
        for (int i = 0; i < REQUESTS; i++) {
            var cart = cart(offer);
            requests.add(Thread.startVirtualThread(() -> shop.redeem(1, cart, "k-" + cart.orderId())));
        }
    }

    private @Nullable Offer running() {
        return catalog.fleeting().stream()
                .filter(offer -> !offer.ended())
                .findFirst()
                .orElse(null);
    }

    private void heal() throws Exception {
        Signals.send(site.redemptions().get(1), "CONT");
        for (var request : requests) {
            request.join();
        }
        requests.clear();
    }

    private Call ask(int instance, Offer offer) {
        var cart = cart(offer);
        return shop.redeem(instance, cart, "k-" + cart.orderId());
    }

    private static boolean redeems(Call call) {
        return call.outcome() == Outcome.OK || call.answer().problem().equals("code-already-redeemed");
    }

    private Cart cart(Offer offer) {
        var order = "o-stale-" + ++orders;
        return new Cart(order, order + "@example.com", List.of(offer.fresh()), 2);
    }
}
