package io.claimcode.redemption.model;

import java.util.List;
import java.util.Map;

/**
 * A priced cart.
 *
 * @param codes all usable codes, in the order of the request
 * @param outcomes what became of each, by its position
 * @param shares what each applied code takes off, in the order in which they count
 */
public record Quote(Cart cart, List<CodeInCart> codes, Map<Integer, CodeOutcome> outcomes, List<Share> shares) {
    /** The discount in minor units. */
    public long discount() {
        return shares.stream().mapToLong(Share::total).sum();
    }

    /** What the buyer pays: items less discount plus shipping, in minor units. */
    public long total() {
        return cart.itemsTotal() - discount() + cart.shipping();
    }

    /** The codes that a redemption would spend. */
    public List<CodeInCart> applied() {
        return shares.stream().map(Share::code).toList();
    }

    /**
     * One applied code's part.
     *
     * @param byLine minor units off each line, in the cart's order
     * @param total minor units off in all
     * @param units discounted units
     * @param revenue their price before the discount
     */
    public record Share(CodeInCart code, long[] byLine, long total, int units, long revenue) {}
}
