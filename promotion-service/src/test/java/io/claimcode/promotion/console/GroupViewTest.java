package io.claimcode.promotion.console;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.BatchFailed;
import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.ClaimCodeGroupPlan;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GroupViewTest {
    private final UUID groupId = UUID.randomUUID();
    private final UUID promotionId = UUID.randomUUID();
    private final ClaimCodeGroup group =
            ClaimCodeGroup.requested(groupId, promotionId, new ClaimCodeGroupPlan("First", 10_000_000), Instant.EPOCH);

    @Test
    void progress_hasRateAndTimeLeftWhereTheyAreKnown() {
        assertThat(created(4_000_000, 400_000, 15)).isEqualTo("4,000,000 of 10,000,000, 400,000 a second, 15 s left");
        assertThat(created(4_000_000, 40_000, 150)).isEqualTo("4,000,000 of 10,000,000, 40,000 a second, 3 min left");
        assertThat(created(4_000_000, null, null)).isEqualTo("4,000,000 of 10,000,000");
    }

    @Test
    void failedGroup_saysWhy() {
        var failed = group.after(new BatchFailed(promotionId, groupId, 7, "Some reason. Please ask for a new group."));

        assertThat(GroupView.of(failed, "UTC").hint()).isEqualTo("Some reason. Please ask for a new group.");
    }

    private String created(int created, Integer codesPerSecond, Integer secondsLeft) {
        var progressed = new BatchProgressed(promotionId, groupId, 7, 10_000_000, created, codesPerSecond, secondsLeft);
        return GroupView.of(group.after(progressed), "UTC").createdOf();
    }
}
