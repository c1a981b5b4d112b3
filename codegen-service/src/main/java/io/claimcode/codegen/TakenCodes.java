package io.claimcode.codegen;

import java.util.Collection;

import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.PlacedCodes;

/** Which codes exist, as Redis knows them. Blocks. */
@FunctionalInterface
public interface TakenCodes {
    /**
     * Finds codes that another batch has.
     *
     * @param tokens of all shards
     * @param givenUp batches whose codes never worked and never will: these make room
     * @return the codes that are taken, by index
     * @throws ShardsNotSealed when a token isn't the latest any more
     */
    int[] find(PlacedCodes codes, LoadTokens tokens, Collection<Integer> givenUp);
}
