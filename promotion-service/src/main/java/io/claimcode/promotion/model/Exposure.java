package io.claimcode.promotion.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.ItemSelection.Kind;

/**
 * What a promotion can take off an item at most, and off which items.
 *
 * @param hundredths of a percent of the item's price, from 1 to 10,000
 * @param preferential whether at most one such promotion applies
 * @param items off which
 * @param excluded those of them off which nothing is taken; of another kind than the items, or empty
 */
public record Exposure(int hundredths, boolean preferential, ItemSelection items, ItemSelection excluded) {
    /** The whole price. */
    static final int WHOLE = 10_000;

    private static final ItemSelection NONE = new ItemSelection(Kind.SKUS, List.of());

    /** The exposure of these terms; empty when they take nothing off items. */
    public static Optional<Exposure> of(PromotionTerms terms) {
        var hundredths = hundredths(terms);
        if (hundredths == 0) {
            return Optional.empty();
        }
        var codes = terms.claimCode();
        var preferential = codes.kind() != ClaimCodeTerms.Kind.NONE
                && codes.combinability() == ClaimCodeTerms.Combinability.PREFERENTIAL;
        var additional = terms.buyerGets().appliesTo().sku();
        if (additional != null) {
            var item = new ItemSelection(Kind.SKUS, List.of(additional));
            return Optional.of(new Exposure(hundredths, preferential, item, NONE));
        }
        var items = terms.purchasedItems();
        var excluded = terms.excludedItems();
        if (items.kind() != excluded.kind()) {
            return Optional.of(new Exposure(hundredths, preferential, items, excluded));
        }
        var left = without(items.values(), excluded.values());
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Exposure(hundredths, preferential, new ItemSelection(items.kind(), left), NONE));
    }

    /** Prices aren't known here, so an amount without a minimum can be all of an item's price, and a free item is. */
    private static int hundredths(PromotionTerms terms) {
        var benefit = terms.buyerGets();
        return switch (benefit.kind()) {
            case FREE_SHIPPING -> 0;
            case FREE_ITEMS -> WHOLE;
            case AMOUNT_OFF -> amountOff(terms, benefit);
            case PERCENT_OFF -> {
                var highest = benefit.tiers().isEmpty()
                        ? benefit.percent()
                        : benefit.tiers().getLast().percent();
                yield highest == null
                        ? 0
                        : new BigDecimal(highest).movePointRight(2).intValue();
            }
        };
    }

    /** With a minimum, it is spread over at least so much; unless a limit of units may leave few to spread it over. */
    private static int amountOff(PromotionTerms terms, BuyerGets benefit) {
        var minimum = terms.buyerPurchases().amount();
        var amount = benefit.amount();
        if (amount == null
                || minimum == null
                || terms.buyerPurchases().kind() != BuyerPurchases.Kind.AT_LEAST_AMOUNT
                || benefit.appliesTo().sku() != null
                || terms.limits().maxUnitsPerOrder() != null) {
            return WHOLE;
        }
        var share = new BigDecimal(amount.amount())
                .multiply(BigDecimal.valueOf(WHOLE))
                .divide(new BigDecimal(minimum.amount()), 0, RoundingMode.CEILING);
        return share.min(BigDecimal.valueOf(WHOLE)).intValueExact();
    }

    private static List<String> without(List<String> values, List<String> excluded) {
        var out = new HashSet<>(excluded);
        return values.stream().filter(value -> !out.contains(value)).toList();
    }
}
