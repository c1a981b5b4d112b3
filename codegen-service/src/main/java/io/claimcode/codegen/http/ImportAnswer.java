package io.claimcode.codegen.http;

import java.util.UUID;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.BatchStatus;

/**
 * An imported group as it begins.
 *
 * @param name what its seller calls it
 * @param quantity its codes
 * @param created those of them that are loaded
 * @param links where the group is, on promotion-service as on this one
 */
public record ImportAnswer(
        UUID groupId, UUID promotionId, String name, BatchStatus status, int quantity, int created, Links links) {
    /**
     * Where a group is.
     *
     * @param self as its seller sees it
     * @param codes its download, once they are ready
     */
    public record Links(String self, String codes) {}

    static ImportAnswer of(String name, Batch batch) {
        return new ImportAnswer(
                batch.groupId(),
                batch.promotionId(),
                name,
                batch.status(),
                batch.quantity(),
                batch.created(),
                new Links(
                        "/v1/promotions/" + batch.promotionId() + "/claim-code-groups/" + batch.groupId(),
                        "/v1/claim-code-groups/" + batch.groupId() + "/codes"));
    }
}
