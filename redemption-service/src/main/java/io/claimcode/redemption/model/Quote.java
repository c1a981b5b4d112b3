package io.claimcode.redemption.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A priced cart.
 *
 * @param codes all known codes, in the order of the request
 * @param outcomes what became of each usable one, by its position
 * @param refusals why each of the others can't be used, by its position; the cart is priced without them
 * @param shares what each promotion that applies takes off, in the order in which they count
 */
public record Quote(
        Cart cart,
        List<CodeInCart> codes,
        Map<Integer, CodeOutcome> outcomes,
        Map<Integer, Refusal> refusals,
        List<Share> shares) {
    /** The same without a word of codes that can't be used. */
    public Quote ofUsableCodes() {
        var usable = codes.stream()
                .filter(code -> !refusals.containsKey(code.position()))
                .toList();
        return new Quote(cart, usable, outcomes, Map.of(), shares);
    }

    /** The discount on items, in minor units. */
    public long discount() {
        return shares.stream().mapToLong(Share::items).sum();
    }

    /** The discount on shipping, in minor units. */
    public long shippingDiscount() {
        return shares.stream().mapToLong(Share::shipping).sum();
    }

    /** What the buyer pays: items less discount plus shipping less its discount, in minor units. */
    public long total() {
        return cart.itemsTotal() - discount() + cart.shipping() - shippingDiscount();
    }

    /** The codes that a redemption would spend or use. */
    public List<CodeInCart> applied() {
        return shares.stream().map(Share::code).filter(Objects::nonNull).toList();
    }

    /**
     * One promotion's part.
     *
     * @param terms the promotion
     * @param code the code by which it applies; null where it needs none
     * @param byLine minor units off each line, in the cart's order
     * @param unitsByLine how many units it discounts of each line off which it takes something
     * @param shipping minor units off the shipping
     * @param revenue the price of the discounted units, and of the shipping if something is taken off it, before the
     *     discount
     */
    public record Share(
            Terms terms, @Nullable CodeInCart code, long[] byLine, int[] unitsByLine, long shipping, long revenue) {
        /** Minor units off the items. */
        public long items() {
            return Arrays.stream(byLine).sum();
        }

        /** Minor units off in all. */
        public long total() {
            return items() + shipping;
        }

        /** Discounted units; shipping has none. */
        public int units() {
            return Arrays.stream(unitsByLine).sum();
        }
    }
}
