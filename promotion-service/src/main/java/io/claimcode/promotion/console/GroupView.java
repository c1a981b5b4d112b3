package io.claimcode.promotion.console;

import java.util.UUID;

import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.ClaimCodeGroup.Status;

/**
 * A claim code group as its seller sees it.
 *
 * @param hint what its state means, where that isn't plain
 */
public record GroupView(
        UUID id,
        String href,
        String name,
        StatusView status,
        String quantity,
        int max,
        int created,
        String createdOf,
        String redeemed,
        String createdAt,
        boolean inProgress,
        boolean ready,
        String hint) {

    static GroupView of(ClaimCodeGroup group, String zone) {
        return new GroupView(
                group.groupId(),
                Paths.claimCodes(group.promotionId()) + "/" + group.groupId(),
                group.name(),
                StatusView.of(group.status()),
                Words.number(group.quantity()),
                group.quantity(),
                group.created(),
                created(group),
                Words.number(group.redeemed()),
                Words.at(group.createdAt(), zone),
                group.status() == Status.IN_PROGRESS,
                group.status() == Status.READY,
                hint(group));
    }

    private static String created(ClaimCodeGroup group) {
        var far = Words.number(group.created()) + " of " + Words.number(group.quantity());
        var pace = group.pace();
        return pace == null
                ? far
                : far + ", " + Words.number(pace.codesPerSecond()) + " a second, " + Words.left(pace.secondsLeft());
    }

    private static String hint(ClaimCodeGroup group) {
        return switch (group.status()) {
            case IN_PROGRESS, READY -> "";
            case FAILED -> {
                var reason = group.failure();
                yield reason == null
                        ? "Its codes couldn’t be made, and none of them works. Create another group."
                        : reason;
            }
            case CANCELLED -> "You gave it up; none of its codes works.";
            case VOIDED -> "Its unredeemed codes don’t work any more.";
        };
    }
}
