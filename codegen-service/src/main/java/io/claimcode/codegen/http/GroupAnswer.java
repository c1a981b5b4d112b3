package io.claimcode.codegen.http;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.BatchStatus;
import org.jspecify.annotations.Nullable;

/**
 * A claim code group as its seller sees its making.
 *
 * @param groupId the group
 * @param promotionId its promotion
 * @param status where its batch stands
 * @param quantity codes asked for
 * @param created codes made so far
 * @param startedAt when the making began
 * @param readyAt when all codes were there
 */
public record GroupAnswer(
        UUID groupId,
        UUID promotionId,
        BatchStatus status,
        int quantity,
        int created,
        @Nullable Instant startedAt,
        @Nullable Instant readyAt) {
    static GroupAnswer of(Batch batch) {
        return new GroupAnswer(
                batch.groupId(),
                batch.promotionId(),
                batch.status(),
                batch.quantity(),
                batch.created(),
                batch.startedAt(),
                batch.readyAt());
    }
}
