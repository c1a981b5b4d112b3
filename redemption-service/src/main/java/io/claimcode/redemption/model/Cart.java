package io.claimcode.redemption.model;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.claimcode.contracts.code.ClaimCode;
import org.jspecify.annotations.Nullable;

/**
 * An order's cart, read and checked.
 *
 * @param orderId stable from hold to cancel
 * @param reference the storefront's own word for the order
 * @param customer who orders
 * @param codes distinct codes, in the order of the request
 * @param currency of all amounts
 * @param lines what is bought
 * @param shipping minor units
 */
public record Cart(
        String orderId,
        @Nullable String reference,
        Customer customer,
        List<ClaimCode> codes,
        Currency currency,
        List<Line> lines,
        long shipping) {

    /** This cart, where the seller of items whose seller isn't named is known. */
    public Cart withSeller(@Nullable String seller) {
        if (seller == null || hasSellers()) {
            return this;
        }
        var named = lines.stream()
                .map(line -> line.seller() == null ? line.of(seller) : line)
                .toList();
        return new Cart(orderId, reference, customer, codes, currency, named, shipping);
    }

    /** Whether every item's seller is named. */
    public boolean hasSellers() {
        return lines.stream().allMatch(line -> line.seller() != null);
    }

    /** The sellers of the items. */
    public Set<String> sellers() {
        var sellers = new TreeSet<String>();
        for (var line : lines) {
            if (line.seller() != null) {
                sellers.add(line.seller());
            }
        }
        return sellers;
    }

    /** The price of all items, in minor units. */
    public long itemsTotal() {
        return lines.stream().mapToLong(Line::total).sum();
    }

    /**
     * Who orders; at least one identity is there.
     *
     * @param id unique within the storefront
     * @param email the same person everywhere
     */
    public record Customer(@Nullable String id, @Nullable String email) {}

    /**
     * A line of a cart.
     *
     * @param lineId names the line in answers
     * @param seller whose item it is; absent where one seller is meant
     * @param unitPrice minor units
     */
    public record Line(
            String lineId,
            @Nullable String seller,
            String sku,
            int quantity,
            long unitPrice,
            @Nullable String brand,
            @Nullable String category) {
        Line of(String owner) {
            return new Line(lineId, owner, sku, quantity, unitPrice, brand, category);
        }

        public long total() {
            return quantity * unitPrice;
        }
    }
}
