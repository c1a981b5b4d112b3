package io.claimcode.redemption.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;

/**
 * The rules of a benefit once more: unit by unit and in exact decimals, slow and close to their words.
 *
 * @param discounted the units that are discounted
 * @param off what is taken off each of them, in minor units, not rounded
 */
record NaiveBenefit(List<Unit> discounted, List<BigDecimal> off, BigDecimal shipping) {
    record Unit(int line, BigDecimal price) {}

    /** The exact sum, rounded half up once. */
    long items() {
        return sum(off).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** What is taken off a line, not rounded. */
    BigDecimal exact(int line) {
        var exact = BigDecimal.ZERO;
        for (int i = 0; i < discounted.size(); i++) {
            exact = discounted.get(i).line() == line ? exact.add(off.get(i)) : exact;
        }
        return exact;
    }

    int units(int line) {
        return (int) discounted.stream().filter(unit -> unit.line() == line).count();
    }

    /** Empty if the cart isn't eligible. */
    static Optional<NaiveBenefit> of(Terms terms, Cart cart) {
        var gets = terms.buyerGets();
        boolean additional = gets.kind() != BuyerGets.Kind.FREE_SHIPPING
                && gets.appliesTo().kind() == BuyerGets.Target.ADDITIONAL_ITEM;
        Predicate<Cart.Line> isAdditional = line -> additional
                && terms.isSellers(line)
                && line.sku().equals(gets.appliesTo().sku());
        var purchased = units(cart, line -> terms.covers(line) && !isAdditional.test(line));
        if (purchased.isEmpty() || !meets(terms, purchased)) {
            return Optional.empty();
        }
        var target = additional ? units(cart, isAdditional) : purchased;
        if (target.isEmpty()) {
            return Optional.empty();
        }
        long limit = terms.limits().maxUnitsPerOrder() == null
                ? Long.MAX_VALUE
                : terms.limits().maxUnitsPerOrder();
        return switch (gets.kind()) {
            case FREE_SHIPPING ->
                Optional.of(new NaiveBenefit(List.of(), List.of(), BigDecimal.valueOf(cart.shipping())));
            case PERCENT_OFF -> Optional.of(percentOff(terms, purchased, target, additional, limit));
            case AMOUNT_OFF -> Optional.of(amountOff(terms, purchased, target, additional, limit));
            case FREE_ITEMS -> {
                var free = additional
                        ? first(target, gets.quantity() * times(terms, purchased.size()))
                        : freeAfterBought(terms, purchased);
                yield free.isEmpty() ? Optional.empty() : Optional.of(free(first(free, limit)));
            }
        };
    }

    private static NaiveBenefit free(List<Unit> free) {
        return new NaiveBenefit(free, free.stream().map(Unit::price).toList(), BigDecimal.ZERO);
    }

    private static boolean meets(Terms terms, List<Unit> purchased) {
        var wanted = terms.buyerPurchases();
        return wanted.kind() == BuyerPurchases.Kind.AT_LEAST_AMOUNT
                ? price(purchased).compareTo(minor(terms, wanted.amount().amount())) >= 0
                : purchased.size() >= wanted.quantity();
    }

    private static long times(Terms terms, long quantity) {
        var wanted = terms.buyerPurchases();
        return wanted.kind() == BuyerPurchases.Kind.FOR_EVERY_QUANTITY ? quantity / wanted.quantity() : 1;
    }

    private static NaiveBenefit percentOff(
            Terms terms, List<Unit> purchased, List<Unit> target, boolean additional, long limit) {
        var wanted = terms.buyerPurchases();
        var counted = first(target, limit);
        if (wanted.kind() == BuyerPurchases.Kind.FOR_EVERY_QUANTITY) {
            long times = purchased.size() / wanted.quantity();
            counted = first(counted, additional ? times : times * wanted.quantity());
        }
        var percent = terms.buyerGets().tiers().stream()
                .filter(tier -> purchased.size() >= tier.quantity())
                .reduce((lower, higher) -> higher)
                .map(BuyerGets.Tier::percent)
                .orElse(terms.buyerGets().percent());
        var off = counted.stream()
                .map(unit -> unit.price().multiply(new BigDecimal(percent)).movePointLeft(2))
                .toList();
        return new NaiveBenefit(counted, off, BigDecimal.ZERO);
    }

    private static NaiveBenefit amountOff(
            Terms terms, List<Unit> purchased, List<Unit> target, boolean additional, long limit) {
        var counted = first(target, limit);
        long earning = additional ? purchased.size() : Math.min(purchased.size(), limit);
        var price = price(counted);
        var amount = minor(terms, terms.buyerGets().amount().amount())
                .multiply(BigDecimal.valueOf(times(terms, earning)))
                .min(price);
        var off = counted.stream()
                .map(unit -> amount.signum() == 0
                        ? BigDecimal.ZERO
                        : amount.multiply(unit.price()).divide(price, new MathContext(60)))
                .toList();
        return new NaiveBenefit(counted, off, BigDecimal.ZERO);
    }

    /** Walks from the dearest unit down: buys until the condition is met, then gives. */
    private static List<Unit> freeAfterBought(Terms terms, List<Unit> dearestFirst) {
        boolean again = terms.buyerPurchases().kind() == BuyerPurchases.Kind.FOR_EVERY_QUANTITY;
        var free = new ArrayList<Unit>();
        var bought = new ArrayList<Unit>();
        int given = 0;
        for (var unit : dearestFirst) {
            if (!meets(terms, bought)) {
                bought.add(unit);
            } else if (given < terms.buyerGets().quantity()) {
                free.add(unit);
                given++;
                if (again && given == terms.buyerGets().quantity()) {
                    bought.clear();
                    given = 0;
                }
            }
        }
        return free;
    }

    private static List<Unit> units(Cart cart, Predicate<Cart.Line> which) {
        var units = new ArrayList<Unit>();
        for (int i = 0; i < cart.lines().size(); i++) {
            var line = cart.lines().get(i);
            for (int n = 0; n < line.quantity() && which.test(line); n++) {
                units.add(new Unit(i, BigDecimal.valueOf(line.unitPrice())));
            }
        }
        units.sort(Comparator.comparing(Unit::price).reversed());
        return units;
    }

    private static List<Unit> first(List<Unit> units, long limit) {
        return units.stream().limit(limit).toList();
    }

    private static BigDecimal minor(Terms terms, String amount) {
        return new BigDecimal(amount).movePointRight(terms.currency().getDefaultFractionDigits());
    }

    private static BigDecimal price(List<Unit> units) {
        return sum(units.stream().map(Unit::price).toList());
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
