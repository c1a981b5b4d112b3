package io.claimcode.codegen.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.redis.RedisLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlacedCodesTest {
    private static final long SEED = 7L;
    private static final Fingerprinter FINGERPRINTER = new Fingerprinter(new byte[32]);

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 512, 4096})
    void everyCode_liesOnceInItsShardAndBucket(int buckets) {
        PackedCodes codes = PackedCodes.drawn(random(5_000));

        PlacedCodes placed = PlacedCodes.of(codes, FINGERPRINTER, buckets);

        Set<Integer> seen = new HashSet<>();
        for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
            for (int bucket = 0; bucket < buckets; bucket++) {
                int[] there = placed.in(shard, bucket).toArray();
                assertThat(there).hasSize(placed.count(shard, bucket));
                for (int index : there) {
                    byte[] fingerprint = FINGERPRINTER.of(codes.code(index)).bytes();
                    assertThat(RedisLayout.shard(fingerprint)).isEqualTo(shard);
                    assertThat(RedisLayout.bucket(fingerprint, buckets)).isEqualTo(bucket);
                    assertThat(placed.fingerprint(index)).isEqualTo(fingerprint);
                    assertThat(placed.indexOf(fingerprint)).isEqualTo(index);
                    seen.add(index);
                }
            }
        }
        assertThat(seen).as("seed %d", SEED).hasSize(5_000);
        assertThat(placed.shardCounts().total()).isEqualTo(5_000);
    }

    @Test
    void distinctCodes_repeatNothing() {
        assertThat(PlacedCodes.of(PackedCodes.drawn(random(5_000)), FINGERPRINTER, 8)
                        .repeated())
                .isEmpty();
    }

    @Test
    void repeatedCodes_areFoundButForTheirFirst() {
        PackedCodes codes = PackedCodes.drawn(random(100));
        byte[] one = Arrays.copyOfRange(codes.bytes(), 0, ClaimCode.PACKED_BYTES);
        PackedCodes twice = codes.replaced(new int[] {40}, PackedCodes.of(one));
        PackedCodes thrice = twice.replaced(new int[] {99}, PackedCodes.of(one));

        assertThat(PlacedCodes.of(thrice, FINGERPRINTER, 512).repeated()).containsExactlyInAnyOrder(40, 99);
    }

    private static byte[] random(int codes) {
        byte[] bytes = new byte[codes * ClaimCode.PACKED_BYTES];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }
}
