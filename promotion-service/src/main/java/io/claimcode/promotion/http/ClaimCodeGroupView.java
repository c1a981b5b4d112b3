package io.claimcode.promotion.http;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claimcode.promotion.model.ClaimCodeGroup;
import org.jspecify.annotations.Nullable;

/**
 * A claim code group as its seller sees it.
 *
 * @param codesPerSecond how fast its codes are being made, while they are
 * @param secondsLeft until all are made, at that rate
 * @param failureReason why they couldn't be made, where that is so
 */
record ClaimCodeGroupView(
        UUID groupId,
        UUID promotionId,
        String name,
        int quantity,
        ClaimCodeGroup.Status status,
        int created,
        long redeemed,
        Instant createdAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer codesPerSecond,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer secondsLeft,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failureReason,

        GroupLinks links) {

    static ClaimCodeGroupView of(ClaimCodeGroup group, String codesBaseUrl) {
        var pace = group.pace();
        return new ClaimCodeGroupView(
                group.groupId(),
                group.promotionId(),
                group.name(),
                group.quantity(),
                group.status(),
                group.created(),
                Math.max(0, group.redeemed()),
                group.createdAt(),
                pace == null ? null : Integer.valueOf(pace.codesPerSecond()),
                pace == null ? null : Integer.valueOf(pace.secondsLeft()),
                group.failure(),
                GroupLinks.of(group, codesBaseUrl));
    }

    /**
     * Where a group and its codes are.
     *
     * @param codes their download, once they are ready
     */
    record GroupLinks(
            String self,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String codes) {

        static GroupLinks of(ClaimCodeGroup group, String codesBaseUrl) {
            var ready = group.status() == ClaimCodeGroup.Status.READY;
            return new GroupLinks(
                    Paths.group(group.promotionId(), group.groupId()),
                    ready ? codesBaseUrl + "/v1/claim-code-groups/" + group.groupId() + "/codes" : null);
        }
    }
}
