package io.claimcode.kit.outbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What became of rows that were sent.
 *
 * @param acknowledged ids of those that the broker has
 * @param failure why others were not sent or not acknowledged; null when all were
 */
record Delivery(List<Long> acknowledged, @Nullable Throwable failure) {}
