package io.claimcode.redemption.http;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cart with its codes, as a storefront sends it. */
@Schema(name = "Cart")
public record CartBody(
        @Schema(
                description = "Any id of the order that is stable from hold to cancel; a cart id will do."
                        + " A quote may do without; a hold has it in its path.")
        @Nullable
        String orderId,

        @Schema(description = "The storefront's own word for the order.") @Nullable
        String reference,

        @Schema(description = "Who orders; an id, an e-mail address or both. A quote may do without.") @Nullable
        Customer customer,

        @Schema(description = "At most 10 codes, as typed; a hold needs one.") @Nullable
        List<@Nullable String> codes,

        @Schema(description = "ISO 4217.", required = true) @Nullable
        String currency,

        @Schema(description = "1 to 500 lines.", required = true) @Nullable
        List<@Nullable Item> items,

        @Schema(description = "Price of shipping; nothing when absent.") @Nullable
        String shipping,

        @Schema(description = "Redemptions only: the discount on items that the buyer was told; another is refused.")
        @Nullable
        String expectedDiscount,

        @Schema(description = "Holds only: how long, 60 to 3600, 900 when absent.") @Nullable
        Integer ttlSeconds) {

    /** Who orders. */
    public record Customer(
            @Schema(description = "Unique within the storefront.") @Nullable
            String id,

            @Schema(description = "The same person at every storefront.") @Nullable
            String email) {}

    /** A line of the cart. */
    public record Item(
            @Schema(description = "Names the line in the answer; its position from 1 when absent.") @Nullable
            String lineId,

            @Schema(description = "Whose item it is; may be absent where one seller is meant.") @Nullable
            String seller,

            @Schema(required = true) @Nullable String sku,

            @Schema(description = "1 to 100,000.", required = true) @Nullable
            Integer quantity,

            @Schema(description = "With all the currency's digits.", required = true) @Nullable
            String unitPrice,

            @Nullable String brand,
            @Nullable String category) {}
}
