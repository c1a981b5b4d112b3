package io.claimcode.codegen.model;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.redis.RedisLayout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlacesTest {
    private static final int BUCKETS = 4;

    @Test
    void all_areTheBucketsOfEveryShard() {
        Places places = Places.all(BUCKETS);

        for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
            assertThat(places.in(shard)).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void ofChunks_areTheBucketsInWhichTheirCodesLie() {
        List<PlacedChunk> chunks = List.of(chunk(0, 300), chunk(1, 200));

        Places places = Places.of(chunks);

        for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
            int its = shard;
            assertThat(places.in(shard).boxed())
                    .containsExactlyElementsOf(IntStream.range(0, BUCKETS)
                            .filter(bucket -> chunks.stream()
                                    .anyMatch(chunk -> chunk.codes().count(its, bucket) > 0))
                            .boxed()
                            .toList());
        }
    }

    private static PlacedChunk chunk(int index, int count) {
        byte[] random = new byte[count * ClaimCode.PACKED_BYTES];
        new Random(index).nextBytes(random);
        PlacedCodes codes = PlacedCodes.of(PackedCodes.drawn(random), new Fingerprinter(new byte[32]), BUCKETS);
        return PlacedChunk.known(new Chunk(new UUID(1, 2), 3, index, 1, count), codes);
    }
}
