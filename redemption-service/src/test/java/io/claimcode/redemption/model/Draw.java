package io.claimcode.redemption.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.redis.CodeEntry;

/** Carts and promotions of all kinds at random, in one currency of no, two or three digits. */
final class Draw {
    private static final List<String> SKUS = List.of("A", "B", "C", "D");
    private static final List<String> SELLERS = List.of("s-1", "s-1", "s-2");

    private final Random random;
    private final Currency currency;

    Draw(Random random) {
        this.random = random;
        this.currency = Currency.getInstance(oneOf(List.of("JPY", "USD", "KWD")));
    }

    Cart cart() {
        boolean ofOneSeller = chance(20);
        var lines = IntStream.rangeClosed(1, 1 + random.nextInt(10))
                .mapToObj(id -> line(Integer.toString(id), ofOneSeller ? null : oneOf(SELLERS)))
                .toList();
        return Carts.cart(currency, chance(70) ? price() : 0, lines);
    }

    Cart.Line line(String lineId) {
        return line(lineId, oneOf(SELLERS));
    }

    private Cart.Line line(String lineId, String seller) {
        return Carts.line(lineId, seller, oneOf(SKUS), 1 + random.nextInt(6), price());
    }

    /** Often little, so that remainders, ties and cuts are frequent. */
    long price() {
        return random.nextInt(oneOf(List.of(10, 200, 20_000, 1_000_000)));
    }

    /** Up to ten codes, now and then two of one promotion. */
    List<CodeInCart> codes() {
        var codes = new ArrayList<CodeInCart>();
        int count = random.nextInt(8);
        while (codes.size() < count) {
            var promotion = promotion();
            if (chance(20)) {
                codes.add(Carts.groupCode(codes.size(), promotion));
            } else {
                var terms = promotion.terms();
                int batch = 1 + random.nextInt(3);
                codes.add(singleUse(codes.size(), batch, terms));
                if (chance(15)) {
                    codes.add(singleUse(codes.size(), batch, terms));
                }
            }
        }
        return List.copyOf(codes);
    }

    List<Terms> automatic() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> promotion().withoutCode().terms())
                .toList();
    }

    private CodeInCart singleUse(int position, int batch, Terms terms) {
        // The serial runs against the position, so that neither is taken for the other.
        return new CodeInCart(position, new CodeEntry(1, batch, 100 - position), uuid(), terms);
    }

    /** Any promotion that counts now, or hardly ever one that doesn't. */
    Promotions promotion() {
        var promotion = Promotions.aPromotion()
                .withId(uuid())
                .of(oneOf(SELLERS))
                .inCurrency(chance(3) ? "EUR" : currency.getCurrencyCode())
                .in(chance(3) ? PromotionState.Status.PAUSED : PromotionState.Status.ACTIVE)
                .createdAt(Carts.NOW.minusSeconds(random.nextInt(4)));
        return gets(items(purchases(combinability(promotion))));
    }

    /** Any promotion of the first seller that counts now. */
    Promotions atLeastOrForEvery() {
        return gets(items(purchases(Promotions.aPromotion().inCurrency(currency.getCurrencyCode()))));
    }

    /** Any promotion of the first seller that counts now and is earned once an order. */
    Promotions atLeast() {
        return gets(items(atLeast(Promotions.aPromotion().inCurrency(currency.getCurrencyCode()))));
    }

    private Promotions combinability(Promotions promotion) {
        return chance(50) ? promotion.unrestricted() : promotion;
    }

    private Promotions purchases(Promotions promotion) {
        return chance(33) ? promotion.forEvery(1 + random.nextInt(4)) : atLeast(promotion);
    }

    private Promotions atLeast(Promotions promotion) {
        return chance(50)
                ? promotion.forAtLeast(1 + random.nextInt(4))
                : promotion.forAtLeast(amount(oneOf(List.of(6L, 12L, 1 + price()))));
    }

    private Promotions items(Promotions promotion) {
        switch (random.nextInt(6)) {
            case 0 -> promotion.on(ItemSelection.Kind.SKUS, some(""));
            case 1 -> promotion.on(ItemSelection.Kind.BRANDS, some("brand-"));
            case 2 -> promotion.on(ItemSelection.Kind.CATEGORIES, some("category-"));
            default -> promotion.on(ItemSelection.Kind.ENTIRE_CATALOG);
        }
        if (chance(20)) {
            promotion.except(oneOf(SKUS));
        }
        return chance(40) ? promotion.maxUnits(1 + random.nextInt(8)) : promotion;
    }

    private Promotions gets(Promotions promotion) {
        boolean additional = chance(45);
        if (additional) {
            promotion.onAdditionalItem(oneOf(SKUS));
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> promotion.amountOff(amount(1 + price()));
            case 2 -> promotion.freeShipping();
            case 3, 4 -> promotion.freeItems(1 + random.nextInt(3));
            default -> percentOff(promotion, !additional && chance(40));
        };
    }

    private Promotions percentOff(Promotions promotion, boolean tiered) {
        int percent = 1 + random.nextInt(60);
        promotion.percent(percent + (chance(30) ? "." + (1 + random.nextInt(99)) : ""));
        if (tiered) {
            promotion.tier(3, Integer.toString(percent + 10)).tier(7, Integer.toString(percent + 39));
        }
        return promotion;
    }

    private String amount(long minorUnits) {
        return Amount.format(minorUnits, currency);
    }

    private String[] some(String prefix) {
        var skus = new ArrayList<>(SKUS);
        Collections.shuffle(skus, random);
        return skus.stream()
                .limit(1 + random.nextInt(3))
                .map(sku -> prefix + sku)
                .toArray(String[]::new);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
