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
        BitSet places = new BitSet();
        chunks.forEach(chunk -> chunk.codes().addPlaces(places));
        return new Places(chunks.getFirst().codes().buckets(), places);
    }

    /** The buckets of a shard that are meant, in order. */
    public IntStream in(int shard) {
        int begin = shard * buckets;
        return IntStream.iterate(
                        places.nextSetBit(begin),
                        place -> place >= 0 && place < begin + buckets,
                        place -> places.nextSetBit(place + 1))
                .map(place -> place - begin);
    }
}
