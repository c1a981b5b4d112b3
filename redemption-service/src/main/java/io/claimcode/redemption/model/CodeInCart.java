package io.claimcode.redemption.model;

import java.util.Comparator;
import java.util.UUID;

import io.claimcode.contracts.redis.CodeEntry;
import org.jspecify.annotations.Nullable;

/**
 * A code of a cart that was found and whose terms are known.
 *
 * @param position in the request, from 0
 * @param entry a single-use code's identity; null for a group code, which is spent by nobody
 * @param groupId a single-use code's claim code group
 * @param terms its promotion's terms
 */
public record CodeInCart(
        int position, @Nullable CodeEntry entry, @Nullable UUID groupId, Terms terms) {
    /** By batch and serial, so that the order in a request decides nothing; a group code stands before them. */
    static final Comparator<CodeInCart> BY_IDENTITY = Comparator.comparing(
            CodeInCart::entry,
            Comparator.nullsFirst(
                    Comparator.comparingInt(CodeEntry::batchNumber).thenComparingInt(CodeEntry::serial)));
}
