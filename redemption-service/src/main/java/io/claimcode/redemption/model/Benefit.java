package io.claimcode.redemption.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import io.claimcode.contracts.event.BuyerGets;

/**
 * What one promotion takes off a cart, before it meets others.
 *
 * @param byLine minor units off each line, in the cart's order
 * @param units how many units it discounts
 * @param revenue their price before the discount, in minor units
 */
record Benefit(long[] byLine, int units, long revenue) {
    /** Percentages have at most two digits: a hundredth of a percent is the unit in which they are whole. */
    private static final int WHOLE = 10_000;

    long total() {
        return IntStream.range(0, byLine.length).mapToLong(line -> byLine[line]).sum();
    }

    /** The benefit of a percent-off promotion, or what the cart lacks. */
    static Outcome of(Terms terms, Cart cart) {
        var lines = cart.lines();
        var qualifying = IntStream.range(0, lines.size())
                .filter(i -> terms.covers(lines.get(i)))
                .boxed()
                .toList();
        int quantity =
                qualifying.stream().mapToInt(i -> lines.get(i).quantity()).sum();
        var missing = missing(terms, cart, qualifying, quantity);
        if (missing.isPresent()) {
            return new Outcome.Missing(missing.get());
        }
        var target = terms.buyerGets().appliesTo();
        var discounted = target.kind() == BuyerGets.Target.PURCHASED_ITEMS
                ? qualifying
                : IntStream.range(0, lines.size())
                        .filter(i -> terms.isSellers(lines.get(i))
                                && lines.get(i).sku().equals(target.sku()))
                        .boxed()
                        .toList();
        if (discounted.isEmpty()) {
            return new Outcome.Missing("The cart lacks the item that the promotion discounts.");
        }
        return new Outcome.Granted(take(cart, discounted, unitLimit(terms, quantity), percent(terms, quantity)));
    }

    private static Optional<String> missing(Terms terms, Cart cart, List<Integer> qualifying, int quantity) {
        var purchases = terms.buyerPurchases();
        if (quantity == 0) {
            return Optional.of("The cart has none of the promotion's items.");
        }
        return switch (purchases.kind()) {
            case AT_LEAST_QUANTITY, FOR_EVERY_QUANTITY -> {
                int lacking = Objects.requireNonNull(purchases.quantity()) - quantity;
                yield lacking > 0
                        ? Optional.of("The cart lacks " + lacking + " more of the promotion's items.")
                        : Optional.empty();
            }
            case AT_LEAST_AMOUNT -> {
                var amount = Objects.requireNonNull(purchases.amount());
                long wanted = Amount.parse(amount.amount(), terms.currency()).orElseThrow();
                long present = qualifying.stream()
                        .mapToLong(i -> cart.lines().get(i).total())
                        .sum();
                yield present < wanted
                        ? Optional.of("The promotion's items in the cart lack "
                                + Amount.format(wanted - present, terms.currency()) + " " + amount.currency() + ".")
                        : Optional.empty();
            }
        };
    }

    /** For every n units purchased, n of them are discounted, or one additional item. */
    private static int unitLimit(Terms terms, int quantity) {
        int limit = Objects.requireNonNullElse(terms.limits().maxUnitsPerOrder(), Integer.MAX_VALUE);
        return switch (terms.buyerPurchases().kind()) {
            case AT_LEAST_QUANTITY, AT_LEAST_AMOUNT -> limit;
            case FOR_EVERY_QUANTITY -> {
                int each = Objects.requireNonNull(terms.buyerPurchases().quantity());
                int times = quantity / each;
                boolean purchased = terms.buyerGets().appliesTo().kind() == BuyerGets.Target.PURCHASED_ITEMS;
                yield Math.min(limit, purchased ? times * each : times);
            }
        };
    }

    private static int percent(Terms terms, int quantity) {
        var gets = terms.buyerGets();
        var percent = Objects.requireNonNull(gets.percent());
        for (var tier : gets.tiers()) {
            if (quantity >= tier.quantity()) {
                percent = tier.percent();
            }
        }
        return new BigDecimal(percent).movePointRight(2).intValueExact();
    }

    /** The dearest units count first; the sum is rounded half up once and spread by largest remainder. */
    private static Benefit take(Cart cart, List<Integer> discounted, int unitLimit, int percent) {
        var lines = cart.lines();
        var dearestFirst = new ArrayList<>(discounted);
        dearestFirst.sort(Comparator.comparingLong((Integer i) -> lines.get(i).unitPrice())
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        var exact = new long[lines.size()];
        long revenue = 0;
        int units = 0;
        for (int i : dearestFirst) {
            int taken = Math.min(lines.get(i).quantity(), unitLimit - units);
            exact[i] = lines.get(i).unitPrice() * taken * percent;
            revenue += lines.get(i).unitPrice() * taken;
            units += taken;
        }
        return new Benefit(spread(exact), units, revenue);
    }

    private static long[] spread(long[] exact) {
        long sum = IntStream.range(0, exact.length).mapToLong(i -> exact[i]).sum();
        var spread = new long[exact.length];
        long left = (sum + WHOLE / 2) / WHOLE;
        for (int i = 0; i < exact.length; i++) {
            spread[i] = exact[i] / WHOLE;
            left -= spread[i];
        }
        var byRemainder = IntStream.range(0, exact.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> exact[i] % WHOLE)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left)
                .toList();
        byRemainder.forEach(i -> spread[i]++);
        return spread;
    }

    /** A benefit, or why there is none. */
    sealed interface Outcome {
        record Granted(Benefit benefit) implements Outcome {}

        record Missing(String detail) implements Outcome {}
    }
}
