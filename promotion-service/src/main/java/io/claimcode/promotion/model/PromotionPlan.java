package io.claimcode.promotion.model;

import org.jspecify.annotations.Nullable;

/**
 * A promotion that may be created.
 *
 * @param terms what it promises
 * @param claimCodeGroup the first group, if one was asked for at once
 */
public record PromotionPlan(PromotionTerms terms, @Nullable ClaimCodeGroupPlan claimCodeGroup) {}
