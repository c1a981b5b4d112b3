package io.claimcode.codegen;

import java.time.Duration;

import io.claimcode.contracts.redis.RedisLayout;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the codes in Redis. */
@ConfigMapping(prefix = "claimcode.shards")
public interface ShardConfig {
    /** Buckets of a shard, at most 4,096; the same in every service. Another number loads all codes again. */
    @WithDefault("" + RedisLayout.DEFAULT_BUCKETS)
    int buckets();

    /** How often the shards are asked whether they are complete. */
    @WithDefault("PT0.2S")
    Duration pollInterval();
}
