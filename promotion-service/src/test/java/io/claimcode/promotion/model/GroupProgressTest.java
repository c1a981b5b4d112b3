package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.BatchFailed;
import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.promotion.model.ClaimCodeGroup.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GroupProgressTest {
    private final UUID groupId = UUID.randomUUID();
    private final UUID promotionId = UUID.randomUUID();
    private final ClaimCodeGroup group =
            ClaimCodeGroup.requested(groupId, promotionId, new ClaimCodeGroupPlan("First", 1000), Instant.EPOCH);

    @Test
    void progress_neverGoesBackNorBeyondTheQuantity() {
        var further = group.after(progressed(400));

        assertThat(further.created()).isEqualTo(400);
        assertThat(further.after(progressed(300)).created()).isEqualTo(400);
        assertThat(further.after(progressed(2000)).created()).isEqualTo(1000);
        assertThat(further.status()).isEqualTo(Status.IN_PROGRESS);
    }

    @Test
    void pace_isTheLatestToldAndEndsWithTheMaking() {
        var further = group.after(new BatchProgressed(promotionId, groupId, 7, 1000, 400, 200, 3));

        assertThat(further.pace()).isEqualTo(new Pace(200, 3));
        assertThat(further.after(new BatchProgressed(promotionId, groupId, 7, 1000, 300, 100, 7))
                        .pace())
                .isEqualTo(new Pace(200, 3));
        assertThat(further.after(progressed(500)).pace()).isNull();
        assertThat(further.after(new BatchReady(promotionId, groupId, 7, 1000, 250))
                        .pace())
                .isNull();
        assertThat(further.become(Status.CANCELLED).pace()).isNull();
    }

    @Test
    void readyGroup_isWholeAndStaysReady() {
        var ready = group.after(new BatchReady(promotionId, groupId, 7, 1000, 250));

        assertThat(ready.status()).isEqualTo(Status.READY);
        assertThat(ready.created()).isEqualTo(1000);
        assertThat(ready.after(progressed(400))).isEqualTo(ready);
        assertThat(ready.after(new BatchFailed(promotionId, groupId, 7, "late")))
                .isEqualTo(ready);
    }

    @Test
    void failedGroup_staysFailed() {
        var failed = group.after(new BatchFailed(promotionId, groupId, 7, "no room"));

        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.failure()).isEqualTo("no room");
        assertThat(failed.after(new BatchReady(promotionId, groupId, 7, 1000, 250)))
                .isEqualTo(failed);
    }

    @Test
    void eventOfAnotherGroupPromotionOrQuantity_doesNotFit() {
        assertThat(group.fits(new BatchReady(promotionId, groupId, 7, 1000, 250)))
                .isTrue();
        assertThat(group.fits(new BatchReady(promotionId, groupId, 7, 999, 250)))
                .isFalse();
        assertThat(group.fits(new BatchReady(promotionId, UUID.randomUUID(), 7, 1000, 250)))
                .isFalse();
        assertThat(group.fits(new BatchFailed(UUID.randomUUID(), groupId, 7, "no room")))
                .isFalse();
    }

    private BatchProgressed progressed(int created) {
        return new BatchProgressed(promotionId, groupId, 7, 1000, created);
    }
}
