package io.claimcode.codegen.model;

import java.util.stream.IntStream;

import io.claimcode.contracts.redis.RedisLayout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShardStateTest {
    @Test
    void shardSealedOnThisRunInTheSamePlaces_isComplete() {
        assertThat(new ShardState(1, "run", "run", "token", true, "512.p").isComplete("512.p"))
                .isTrue();
    }

    @Test
    void anythingElse_isNot() {
        assertThat(new ShardState(1, "run", "", "", false, "").isComplete("512.p"))
                .isFalse();
        assertThat(new ShardState(1, "run", "before", "token", true, "512.p").isComplete("512.p"))
                .isFalse();
        assertThat(new ShardState(1, "run", "run", "token", false, "512.p").isComplete("512.p"))
                .isFalse();
        assertThat(new ShardState(1, "run", "run", "token", true, "256.p").isComplete("512.p"))
                .isFalse();
    }

    @Test
    void shardElsewhereOrNeverLoaded_hasOtherPlaces() {
        ShardState never = new ShardState(1, "run", "", "", false, "");
        ShardState elsewhere = new ShardState(1, "run", "run", "token", true, "256.p");

        assertThat(never.hasOtherPlaces("512.p")).isTrue();
        assertThat(never.hasPlaces()).isFalse();
        assertThat(elsewhere.hasOtherPlaces("512.p")).isTrue();
        assertThat(elsewhere.hasPlaces()).isTrue();
        assertThat(elsewhere.hasOtherPlaces("256.p")).isFalse();
    }

    @Test
    void counts_surviveStorageAndAddUp() {
        ShardCounts counts =
                ShardCounts.of(IntStream.range(0, RedisLayout.SHARDS).toArray());

        assertThat(ShardCounts.of(counts.bytes())).isEqualTo(counts);
        assertThat(counts.plus(counts).of(200)).isEqualTo(400);
        assertThat(counts.total()).isEqualTo(255 * 128);
    }
}
