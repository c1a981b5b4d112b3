package io.claimcode.local.storefront.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the codes are worth on a cart.
 *
 * @param discount off the items
 * @param total what is to be paid, shipping included
 * @param shippingDiscount off the shipping
 */
public record Quote(
        BigDecimal discount, BigDecimal total, BigDecimal shippingDiscount, List<Line> lines, List<Code> codes) {

    /** What is taken off a line, and by which promotions. */
    public record Line(String lineId, BigDecimal discount, List<Share> shares) {}

    /** A promotion's part of it. */
    public record Share(String promotionId, BigDecimal discount) {}

    /**
     * What became of a code.
     *
     * @param code as it is shown
     * @param reason why it was not applied
     * @param problem why it was rejected: a slug
     * @param detail more about that, in the API's words
     * @param message the seller's words for the checkout
     */
    public record Code(
            String code,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String problem,
            @Nullable String detail,
            BigDecimal discount,
            @Nullable String message,
            @Nullable String promotionId,
            @Nullable String trackingId,
            @Nullable String codeId) {}

    /** Whether a code counts. */
    public enum Outcome {
        APPLIED,
        NOT_APPLIED,
        REJECTED
    }

    /** What is taken off in all. */
    public BigDecimal saved() {
        return discount.add(shippingDiscount);
    }

    /** What became of the code at a place of the cart. */
    public Optional<Code> code(int place) {
        return place < codes.size() ? Optional.of(codes.get(place)) : Optional.empty();
    }

    public Optional<Line> line(String lineId) {
        return lines.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }

    /** How a promotion is called: by the words for one of its codes, where it has both. */
    public Optional<String> name(String promotionId) {
        return codes.stream()
                .filter(code -> promotionId.equals(code.promotionId()) && code.outcome() == Outcome.APPLIED)
                .findFirst()
                .map(code -> code.message() == null ? code.code() : code.message());
    }

    public boolean hasRejected() {
        return codes.stream().anyMatch(code -> code.outcome() == Outcome.REJECTED);
    }
}
