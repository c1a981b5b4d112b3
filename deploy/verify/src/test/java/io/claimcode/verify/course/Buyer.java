package io.claimcode.verify.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

import io.claimcode.verify.course.check.Act;
import io.claimcode.verify.course.check.Call;
import io.claimcode.verify.course.check.Outcome;

/** A client that never stops, whatever happens: what has no certain answer it asks again with the same key. */
final class Buyer implements Runnable {
    private static final int TRIES = 60;

    private final int number;
    private final Shop shop;
    private final Desk desk;
    private final Catalog catalog;
    private final Queue<Open> abandoned;
    private final BooleanSupplier stopped;
    private final Random random;
    private int orders;

    /** A redemption that a client gave up on; what became of it is found out in the end. */
    record Open(Cart cart, String key) {}

    Buyer(
            int number,
            long seed,
            Shop shop,
            Desk desk,
            Catalog catalog,
            Queue<Open> abandoned,
            BooleanSupplier stopped) {
        this.number = number;
        this.shop = shop;
        this.desk = desk;
        this.catalog = catalog;
        this.abandoned = abandoned;
        this.stopped = stopped;
        this.random = new Random(seed * 1000 + number);
    }

    @Override
    public void run() {
        while (!stopped.getAsBoolean()) {
            // Buyers think: what starts again needs some of the machine as well.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20 + random.nextInt(100)));
            int dice = random.nextInt(100);
            if (dice < 34) {
                checkout(cart(code("stock")));
            } else if (dice < 53) {
                contend(catalog.named("hot").any(random));
            } else if (dice < 56) {
                contend(catalog.named("held").any(random));
            } else if (dice < 66) {
                again(catalog.named("once"), "c" + random.nextInt(15) + "@example.com");
            } else if (dice < 74) {
                again(catalog.named(random.nextBoolean() ? "few" : "money"), customer());
            } else if (dice < 79) {
                checkout(cart(code("more"), code(random.nextBoolean() ? "stock" : "few")));
            } else if (dice < 83) {
                again(catalog.named("shared"), customer());
            } else if (dice < 86) {
                again(catalog.named("paused"), customer());
            } else if (dice < 91) {
                fleeting();
            } else if (dice < 93) {
                reuseKey();
            } else if (dice < 95) {
                buryFirst();
            } else if (dice < 96) {
                desk.voidCode(instance(), random.nextBoolean() ? code("stock") : code("more"));
            } else {
                walkAway();
            }
        }
    }

    /** From the quote to what comes after the sale. */
    private void checkout(Cart cart) {
        shop.quote(instance(), cart);
        if (one(2)) {
            shop.quote(instance(), cart);
        }
        if (one(3)) {
            shop.hold(instance(), cart);
        }
        var key = key(cart);
        if (redeem(cart, key).outcome() != Outcome.OK) {
            return;
        }
        if (one(5)) {
            shop.redeem(instance(), cart, key);
        }
        switch (random.nextInt(10)) {
            case 0, 1 -> certain(any -> shop.close(Act.CANCEL, any, cart, key));
            case 2 -> certain(any -> shop.close(Act.CANCEL_BY_KEY, any, cart, key));
            case 3 -> certain(any -> shop.close(Act.RETURN, any, cart, key));
            case 4 -> certain(any -> shop.adjust(any, cart, key, key + "-a"));
            case 5 -> {
                certain(any -> shop.adjust(any, cart, key, key + "-a"));
                certain(any -> shop.close(Act.CANCEL, any, cart, key));
            }
            default -> {
                // The buyer is content.
            }
        }
    }

    /** Many want the same few codes, and give them back again. */
    private void contend(Offer.Code code) {
        var cart = cart(code);
        shop.quote(instance(), cart);
        if (one(4)) {
            shop.hold(instance(), cart);
        }
        var key = key(cart);
        if (redeem(cart, key).outcome() == Outcome.OK) {
            var act = random.nextBoolean() ? Act.CANCEL : Act.CANCEL_BY_KEY;
            certain(any -> shop.close(act, any, cart, key));
            if (one(10)) {
                shop.redeem(instance(), cart, key);
            }
        }
    }

    /** What is scarce is mostly given back. */
    private void again(Offer offer, String customer) {
        var cart = new Cart(order(), customer, List.of(offer.any(random)), 2);
        shop.quote(instance(), cart);
        var key = key(cart);
        if (redeem(cart, key).outcome() == Outcome.OK && !one(8)) {
            if (one(3)) {
                certain(any -> shop.adjust(any, cart, key, key + "-a"));
            }
            certain(any -> shop.close(Act.CANCEL, any, cart, key));
        }
    }

    private void fleeting() {
        var offers = catalog.fleeting();
        if (!offers.isEmpty()) {
            int latest = Math.max(0, offers.size() - 3);
            var offer = offers.get(latest + random.nextInt(offers.size() - latest));
            redeem(cart(offer.fresh()), null);
        }
    }

    /** Another cart under a key that was used. */
    private void reuseKey() {
        var cart = cart(code("stock"));
        var key = key(cart);
        redeem(cart, key);
        shop.redeem(instance(), cart.other(), key);
    }

    /** The buyer pays in vain: the storefront cancels by the key, before or while it redeems. */
    private void buryFirst() {
        var cart = cart(code("stock"));
        var key = key(cart);
        if (one(2)) {
            certain(any -> shop.close(Act.CANCEL_BY_KEY, any, cart, key));
            redeem(cart, key);
            return;
        }
        int instance = instance();
        var cancelling = Thread.startVirtualThread(() -> shop.close(Act.CANCEL_BY_KEY, instance, cart, key));
        redeem(cart, key);
        try {
            cancelling.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A hold that is left alone, one that is released, one that moves to the customer's next cart. */
    private void walkAway() {
        var cart = cart(catalog.named("held").any(random));
        if (shop.hold(instance(), cart).outcome() != Outcome.OK) {
            return;
        }
        if (one(3)) {
            shop.release(instance(), cart);
            return;
        }
        var next = new Cart(order(), cart.customer(), cart.codes(), 2);
        shop.hold(instance(), next);
        shop.release(instance(), cart);
        switch (random.nextInt(4)) {
            case 0 -> redeem(next, key(next));
            case 1 -> shop.release(instance(), next);
            default -> {
                // It stays held until its time is over.
            }
        }
    }

    private Call redeem(Cart cart, String wanted) {
        var key = wanted == null ? key(cart) : wanted;
        var first = shop.redeem(instance(), cart, key);
        if (first.outcome() == Outcome.UNKNOWN && one(10)) {
            abandoned.add(new Open(cart, key));
            return first;
        }
        var last = first.outcome() == Outcome.UNKNOWN ? certain(any -> shop.redeem(any, cart, key)) : first;
        if (last.outcome() == Outcome.UNKNOWN) {
            abandoned.add(new Open(cart, key));
        }
        return last;
    }

    /** Asks until the answer is certain, now here and now there. */
    private Call certain(IntFunction<Call> question) {
        int instance = instance();
        var last = question.apply(instance);
        for (int i = 1; i < TRIES && last.outcome() == Outcome.UNKNOWN; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30 + random.nextInt(20 * Math.min(i, 10))));
            last = question.apply(++instance & 1);
        }
        return last;
    }

    private Offer.Code code(String name) {
        return catalog.named(name).fresh();
    }

    private Cart cart(Offer.Code... codes) {
        return new Cart(order(), customer(), new ArrayList<>(List.of(codes)), 2);
    }

    private String order() {
        return "o-" + number + "-" + ++orders;
    }

    private String customer() {
        return "b" + number + "-" + random.nextInt(100_000) + "@example.com";
    }

    private static String key(Cart cart) {
        return "k-" + cart.orderId();
    }

    private int instance() {
        return random.nextInt(2);
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }
}
