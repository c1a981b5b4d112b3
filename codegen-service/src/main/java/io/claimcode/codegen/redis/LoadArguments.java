package io.claimcode.codegen.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.claimcode.codegen.model.PlacedChunk;
import io.claimcode.contracts.redis.BucketCodes;
import io.claimcode.contracts.redis.RedisLayout;

/**
 * Packs the codes of some chunks as the load Function reads them: for each bucket its key, and one code behind the other.
 * The codes of all chunks that lie in one bucket go together: Redis is asked once a bucket, which is most of what loading
 * costs.
 */
final class LoadArguments {
    /** Codes in a call, or a few more: a buyer who waits behind one such call waits a millisecond. */
    private static final int CALL_CODES = 1_000;

    private final List<PlacedChunk> chunks;
    private final int sellerTag;
    private final int buckets;

    LoadArguments(List<PlacedChunk> chunks, int sellerTag, int buckets) {
        this.chunks = chunks;
        this.sellerTag = sellerTag;
        this.buckets = buckets;
    }

    /** How many codes lie in a shard. */
    int count(int shard) {
        return chunks.stream().mapToInt(chunk -> chunk.codes().count(shard)).sum();
    }

    /**
     * What goes with one call.
     *
     * @param keys of the buckets
     * @param args the codes for each bucket
     * @param codes how many
     */
    record Packed(List<byte[]> keys, List<byte[]> args, int codes) {}

    /** Those codes that lie in a shard, what goes with each call. */
    List<Packed> of(int shard) {
        List<Packed> packed = new ArrayList<>();
        int bucket = 0;
        while (bucket < buckets) {
            List<byte[]> keys = new ArrayList<>();
            List<byte[]> args = new ArrayList<>();
            int codes = 0;
            while (bucket < buckets && codes < CALL_CODES) {
                int count = count(shard, bucket);
                if (count > 0) {
                    keys.add(RedisLayout.codes(shard, bucket).getBytes(StandardCharsets.US_ASCII));
                    args.add(pack(shard, bucket, count));
                    codes += count;
                }
                bucket++;
            }
            if (codes > 0) {
                packed.add(new Packed(keys, args, codes));
            }
        }
        return packed;
    }

    private int count(int shard, int bucket) {
        int count = 0;
        for (PlacedChunk chunk : chunks) {
            count += chunk.codes().count(shard, bucket);
        }
        return count;
    }

    private byte[] pack(int shard, int bucket, int count) {
        ByteBuffer packed = ByteBuffer.allocate(count * BucketCodes.BYTES);
        for (PlacedChunk chunk : chunks) {
            int begin = chunk.codes().begin(shard, bucket);
            int end = begin + chunk.codes().count(shard, bucket);
            for (int position = begin; position < end; position++) {
                put(packed, chunk, chunk.codes().at(position));
            }
        }
        return packed.array();
    }

    private void put(ByteBuffer packed, PlacedChunk chunk, int index) {
        chunk.codes().putFingerprint(index, packed);
        packed.putInt(sellerTag)
                .putInt(chunk.chunk().batchNumber())
                .putInt(chunk.chunk().firstSerial() + index);
    }
}
