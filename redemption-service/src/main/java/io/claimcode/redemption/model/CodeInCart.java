package io.claimcode.redemption.model;

import java.util.Comparator;
import java.util.UUID;

import io.claimcode.contracts.redis.CodeEntry;

/**
 * A code of a cart that was found and whose terms are known.
 *
 * @param position in the request, from 0
 * @param entry its identity
 * @param groupId its claim code group
 * @param terms its promotion's terms
 */
public record CodeInCart(int position, CodeEntry entry, UUID groupId, Terms terms) {
    /** By batch and serial, so that the order in a request decides nothing. */
    static final Comparator<CodeInCart> BY_IDENTITY = Comparator.comparingInt(
                    (CodeInCart code) -> code.entry.batchNumber())
            .thenComparingInt(code -> code.entry.serial());
}
