package io.claimcode.codegen.redis;

import java.nio.ByteBuffer;
import java.util.PrimitiveIterator;

import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.redis.CodeEntry;

/**
 * Packs a chunk's codes as the load Function reads them: for each bucket its number and how many codes (2 bytes each),
 * then for each code its fingerprint and its entry.
 *
 * @param codes the codes
 * @param sellerTag of their seller
 * @param chunk which chunk they are
 */
record LoadArguments(PlacedCodes codes, int sellerTag, Chunk chunk) {
    private static final int CODE_BYTES = Fingerprint.BYTES + CodeEntry.BYTES;
    private static final int GROUP_BYTES = 2 * Short.BYTES;

    /** Those codes that lie in a shard. */
    byte[] of(int shard) {
        ByteBuffer packed = ByteBuffer.allocate(groups(shard) * GROUP_BYTES + codes.count(shard) * CODE_BYTES);
        for (int bucket = 0; bucket < codes.buckets(); bucket++) {
            int count = codes.count(shard, bucket);
            if (count > 0) {
                packed.putShort((short) bucket).putShort((short) count);
                put(packed, codes.in(shard, bucket).iterator());
            }
        }
        return packed.array();
    }

    private void put(ByteBuffer packed, PrimitiveIterator.OfInt indexes) {
        while (indexes.hasNext()) {
            int index = indexes.nextInt();
            packed.put(codes.fingerprint(index))
                    .putInt(sellerTag)
                    .putInt(chunk.batchNumber())
                    .putInt(chunk.firstSerial() + index);
        }
    }

    private int groups(int shard) {
        int groups = 0;
        for (int bucket = 0; bucket < codes.buckets(); bucket++) {
            if (codes.count(shard, bucket) > 0) {
                groups++;
            }
        }
        return groups;
    }
}
