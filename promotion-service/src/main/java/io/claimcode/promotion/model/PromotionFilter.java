package io.claimcode.promotion.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which of a seller's promotions are meant.
 *
 * @param status how they stand; null for all
 * @param text in their description or tracking id, in upper or lower case; null for all
 * @param now the instant at which they stand so
 */
public record PromotionFilter(
        @Nullable ShownStatus status, @Nullable String text, Instant now) {}
