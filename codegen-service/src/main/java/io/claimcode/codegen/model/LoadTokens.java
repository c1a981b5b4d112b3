package io.claimcode.codegen.model;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The load tokens of some shards: a shard takes codes only under its latest token. */
public final class LoadTokens {
    private final SortedMap<Integer, String> byShard;

    /** @param byShard a token for each shard that is meant */
    public LoadTokens(Map<Integer, String> byShard) {
        this.byShard = new TreeMap<>(byShard);
    }

    public Set<Integer> shards() {
        return byShard.keySet();
    }

    /** The token of one of these shards. */
    public String of(int shard) {
        String token = byShard.get(shard);
        if (token == null) {
            throw new IllegalArgumentException("no token for shard " + shard);
        }
        return token;
    }

    /** The tokens of those shards that pass. */
    public LoadTokens only(IntPredicate shards) {
        SortedMap<Integer, String> some = new TreeMap<>(byShard);
        some.keySet().removeIf(shard -> !shards.test(shard));
        return new LoadTokens(some);
    }

    public boolean isEmpty() {
        return byShard.isEmpty();
    }
}
