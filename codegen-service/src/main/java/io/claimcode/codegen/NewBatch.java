package io.claimcode.codegen;

import java.util.UUID;

/**
 * A batch that somebody asks for.
 *
 * @param groupId the claim code group that is to have it
 * @param promotionId the group's promotion
 * @param seller whose codes they will be
 * @param quantity how many codes
 */
public record NewBatch(UUID groupId, UUID promotionId, String seller, int quantity) {}
