package io.claimcode.promotion.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.promotion.model.PromotionTerms;
import org.jspecify.annotations.Nullable;

/**
 * Which codes a promotion takes, as its seller sees it.
 *
 * @param groupCode the shared code as the seller wrote it
 */
record ClaimCodeView(
        ClaimCodeTerms.Kind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String groupCode,
        boolean oneRedemptionPerCustomer,
        ClaimCodeTerms.Combinability combinability) {

    static ClaimCodeView of(PromotionTerms terms) {
        var codes = terms.claimCode();
        return new ClaimCodeView(
                codes.kind(), terms.groupCode(), codes.oneRedemptionPerCustomer(), codes.combinability());
    }
}
