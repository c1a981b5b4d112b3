package io.claimcode.codegen.redis;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.claimcode.codegen.model.PlacedChunk;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.redis.CodeEntry;

/**
 * Packs the codes of some chunks as the load Function reads them: for each bucket its number and how many codes (2
 * bytes each), then for each code its fingerprint and its entry. The codes of all chunks that lie in one bucket go
 * together: Redis is asked once a bucket, which is most of what loading costs.
 */
final class LoadArguments {
    private static final int CODE_BYTES = Fingerprint.BYTES + CodeEntry.BYTES;
    private static final int GROUP_BYTES = 2 * Short.BYTES;
    /** Lua's stack takes some 8,000 values at once; a code is two. */
    private static final int GROUP_CODES = 1_000;
    /** Codes in a call, or a few more: a buyer who waits behind one such call waits two milliseconds. */
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
     * @param bytes the codes as the Function reads them
     * @param codes how many
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Packed(byte[] bytes, int codes) {}

    /** Those codes that lie in a shard, an argument for each call. */
    List<Packed> of(int shard) {
        List<Packed> arguments = new ArrayList<>();
        int bucket = 0;
        while (bucket < buckets) {
            int end = bucket;
            int codes = 0;
            while (end < buckets && codes < CALL_CODES) {
                codes += count(shard, end++);
            }
            if (codes > 0) {
                arguments.add(new Packed(pack(shard, bucket, end, codes), codes));
            }
            bucket = end;
        }
        return arguments;
    }

    private int count(int shard, int bucket) {
        int count = 0;
        for (PlacedChunk chunk : chunks) {
            count += chunk.codes().count(shard, bucket);
        }
        return count;
    }

    private byte[] pack(int shard, int from, int to, int codes) {
        int groups = to - from + codes / GROUP_CODES;
        ByteBuffer packed = ByteBuffer.allocate(groups * GROUP_BYTES + codes * CODE_BYTES);
        for (int bucket = from; bucket < to; bucket++) {
            put(packed, shard, bucket);
        }
        byte[] argument = new byte[packed.flip().remaining()];
        packed.get(argument);
        return argument;
    }

    private void put(ByteBuffer packed, int shard, int bucket) {
        int left = count(shard, bucket);
        int inGroup = 0;
        for (PlacedChunk chunk : chunks) {
            int begin = chunk.codes().begin(shard, bucket);
            int end = begin + chunk.codes().count(shard, bucket);
            for (int position = begin; position < end; position++) {
                if (inGroup == 0) {
                    inGroup = Math.min(left, GROUP_CODES);
                    packed.putShort((short) bucket).putShort((short) inGroup);
                }
                put(packed, chunk, chunk.codes().at(position));
                inGroup--;
                left--;
            }
        }
    }

    private void put(ByteBuffer packed, PlacedChunk chunk, int index) {
        chunk.codes().putFingerprint(index, packed);
        packed.putInt(sellerTag)
                .putInt(chunk.chunk().batchNumber())
                .putInt(chunk.chunk().firstSerial() + index);
    }
}
