package io.claimcode.redemption.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongUnaryOperator;

/**
 * What one promotion takes off a cart, before it meets others.
 *
 * @param byLine minor units off each line, in the cart's order
 * @param unitsByLine how many of each line's units it discounts
 * @param shipping minor units off the shipping
 */
record Benefit(long[] byLine, int[] unitsByLine, long shipping) {
    /** Percentages have at most two digits: a hundredth of a percent is the unit in which they are whole. */
    private static final int WHOLE = 10_000;

    /** All that it takes off, in minor units. */
    long total() {
        return Arrays.stream(byLine).sum() + shipping;
    }

    /** The promotion's benefit on this cart, or what the cart lacks. */
    static Outcome of(Terms terms, Cart cart) {
        var purchase = Purchase.of(terms, cart);
        var missing = purchase.missing();
        if (missing.isPresent()) {
            return new Outcome.Missing(missing.get());
        }
        var discounted = terms.isOnAdditionalItem() ? Units.of(cart, terms::isAdditional) : purchase.units();
        if (discounted.quantity() == 0) {
            return new Outcome.Missing(
                    "Add the item " + terms.buyerGets().appliesTo().sku() + ": the promotion is on it.");
        }
        return switch (terms.buyerGets().kind()) {
            case PERCENT_OFF -> new Outcome.Granted(percentOff(purchase, discounted));
            case AMOUNT_OFF -> new Outcome.Granted(amountOff(purchase, discounted));
            case FREE_SHIPPING -> new Outcome.Granted(freeShipping(cart));
            case FREE_ITEMS ->
                terms.isOnAdditionalItem()
                        ? new Outcome.Granted(freeAdditionalItems(purchase, discounted))
                        : freePurchasedItems(purchase);
        };
    }

    /** For every n units purchased, n of them are discounted, or one additional item. */
    private static Benefit percentOff(Purchase purchase, Units discounted) {
        var terms = purchase.terms();
        long limit = unitLimit(terms);
        if (purchase.isRepeated()) {
            long each = terms.isOnAdditionalItem() ? 1 : purchase.needed();
            limit = Math.min(limit, purchase.times(purchase.units().quantity()) * each);
        }
        var units = discounted.first(limit);
        var percent = percent(terms, purchase.units().quantity());
        return new Benefit(Spread.byLargestRemainder(prices(discounted.cart(), units), percent, WHOLE), units, 0);
    }

    private static int percent(Terms terms, int quantity) {
        var percent = Objects.requireNonNull(terms.buyerGets().percent());
        for (var tier : terms.buyerGets().tiers()) {
            if (quantity >= tier.quantity()) {
                percent = tier.percent();
            }
        }
        return new BigDecimal(percent).movePointRight(2).intValueExact();
    }

    /**
     * The amount, for every n units again, but never more than the price of what it is taken off. Units beyond the
     * limit count for nothing: they don't earn the amount again, and nothing is taken off them.
     */
    private static Benefit amountOff(Purchase purchase, Units discounted) {
        var terms = purchase.terms();
        long limit = unitLimit(terms);
        int purchased = purchase.units().quantity();
        long times = purchase.times(terms.isOnAdditionalItem() ? purchased : Math.min(purchased, limit));
        var units = discounted.first(limit);
        var prices = prices(discounted.cart(), units);
        long price = Arrays.stream(prices).sum();
        long amount = Amount.written(
                Objects.requireNonNull(terms.buyerGets().amount()).amount(), terms.currency());
        // Compared by dividing: the product may be too large to count.
        long off = times > 0 && amount > price / times ? price : amount * times;
        return new Benefit(Spread.byLargestRemainder(prices, off, Math.max(1, price)), units, 0);
    }

    /** All the cart's shipping, whosever the items are. No units are discounted. */
    private static Benefit freeShipping(Cart cart) {
        int lines = cart.lines().size();
        return new Benefit(new long[lines], new int[lines], cart.shipping());
    }

    private static Benefit freeAdditionalItems(Purchase purchase, Units additional) {
        var terms = purchase.terms();
        long earned = freeQuantity(terms) * purchase.times(purchase.units().quantity());
        return free(additional, additional.first(Math.min(unitLimit(terms), earned)));
    }

    /** Of the dearest units so many are bought and the next ones free, so a free unit is never the dearer one. */
    private static Outcome freePurchasedItems(Purchase purchase) {
        long bought = purchase.needed();
        long free = freeQuantity(purchase.terms());
        long limit = unitLimit(purchase.terms());
        LongUnaryOperator freeOfFirst = purchase.isRepeated()
                ? first -> first / (bought + free) * free + Math.max(0, first % (bought + free) - bought)
                : first -> Math.clamp(first - bought, 0, free);
        if (freeOfFirst.applyAsLong(purchase.units().quantity()) == 0) {
            return new Outcome.Missing(
                    free == 1
                            ? "Add 1 more of the promotion's items: it is free."
                            : "Add up to " + free + " more of the promotion's items: they are free.");
        }
        return new Outcome.Granted(free(
                purchase.units(), purchase.units().chosen(first -> Math.min(limit, freeOfFirst.applyAsLong(first)))));
    }

    private static Benefit free(Units units, int[] byLine) {
        return new Benefit(prices(units.cart(), byLine), byLine, 0);
    }

    private static long[] prices(Cart cart, int[] units) {
        var prices = new long[units.length];
        for (int line = 0; line < units.length; line++) {
            prices[line] = cart.lines().get(line).unitPrice() * units[line];
        }
        return prices;
    }

    private static int freeQuantity(Terms terms) {
        return Objects.requireNonNull(terms.buyerGets().quantity());
    }

    private static int unitLimit(Terms terms) {
        return Objects.requireNonNullElse(terms.limits().maxUnitsPerOrder(), Integer.MAX_VALUE);
    }

    /** A benefit, or why there is none. */
    sealed interface Outcome {
        record Granted(Benefit benefit) implements Outcome {}

        record Missing(String detail) implements Outcome {}
    }
}
