package io.claimcode.codegen.model;

import java.nio.ByteBuffer;
import java.util.Arrays;

import io.claimcode.contracts.redis.RedisLayout;

/** How many codes of a chunk or batch lie in each shard. */
public final class ShardCounts {
    /** No codes at all. */
    public static final ShardCounts NONE = new ShardCounts(new int[RedisLayout.SHARDS]);

    private final int[] counts;

    private ShardCounts(int[] counts) {
        if (counts.length != RedisLayout.SHARDS) {
            throw new IllegalArgumentException("there are " + RedisLayout.SHARDS + " shards");
        }
        this.counts = counts;
    }

    /** Counts in the order of the shards. */
    public static ShardCounts of(int[] counts) {
        return new ShardCounts(counts.clone());
    }

    /** Counts as {@link #bytes()} gave them. */
    public static ShardCounts of(byte[] bytes) {
        int[] counts = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(counts);
        return new ShardCounts(counts);
    }

    /** Four bytes a shard, for storage. */
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(counts.length * Integer.BYTES);
        buffer.asIntBuffer().put(counts);
        return buffer.array();
    }

    public int of(int shard) {
        return counts[shard];
    }

    /** Over all shards. */
    public long total() {
        return Arrays.stream(counts).asLongStream().sum();
    }

    public ShardCounts plus(ShardCounts other) {
        int[] sums = new int[counts.length];
        Arrays.setAll(sums, shard -> counts[shard] + other.counts[shard]);
        return new ShardCounts(sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShardCounts that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "ShardCounts[total " + total() + "]";
    }
}
