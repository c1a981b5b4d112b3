package io.claimcode.codegen.model;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The load tokens of some shards: a shard takes codes only under its latest token. */
public final class LoadTokens {
    private final SortedMap<Integer, String> byShard;
    private final Set<Integer> emptied;

    /**
     * Tokens of shards.
     *
     * @param byShard a token for each shard that is meant
     * @param emptied those of the shards of which all codes were removed before they got their token
     */
    public LoadTokens(Map<Integer, String> byShard, Set<Integer> emptied) {
        this.byShard = new TreeMap<>(byShard);
        this.emptied = Set.copyOf(emptied);
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

    /** Whether a shard had no codes when it got its token. */
    public boolean wasEmptied(int shard) {
        return emptied.contains(shard);
    }

    /** The tokens of those shards that pass. */
    public LoadTokens only(IntPredicate shards) {
        SortedMap<Integer, String> some = new TreeMap<>(byShard);
        some.keySet().removeIf(shard -> !shards.test(shard));
        return new LoadTokens(some, emptied);
    }

    public boolean isEmpty() {
        return byShard.isEmpty();
    }
}
