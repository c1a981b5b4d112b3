package io.claimcode.codegen.model;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import io.claimcode.contracts.redis.RedisLayout;

/** Some of Redis' places for codes: buckets of shards. */
public final class Places {
    private final int buckets;
    private final BitSet places;

    private Places(int buckets, BitSet places) {
        this.buckets = buckets;
        this.places = places;
    }

    /** All buckets of all shards. */
    public static Places all(int buckets) {
        BitSet places = new BitSet();
        places.set(0, RedisLayout.SHARDS * buckets);
        return new Places(buckets, places);
    }

    /** The buckets in which the codes of these chunks lie. */
    public static Places of(List<PlacedChunk> chunks) {
        int buckets = chunks.getFirst().codes().buckets();
        BitSet places = new BitSet();
        IntStream.range(0, RedisLayout.SHARDS * buckets)
                .filter(place ->
                        chunks.stream().anyMatch(chunk -> chunk.codes().count(place / buckets, place % buckets) > 0))
                .forEach(places::set);
        return new Places(buckets, places);
    }

    /** The buckets of a shard that are meant, in order. */
    public IntStream in(int shard) {
        return IntStream.range(0, buckets).filter(bucket -> places.get(shard * buckets + bucket));
    }
}
