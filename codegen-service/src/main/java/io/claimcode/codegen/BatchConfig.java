package io.claimcode.codegen;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the making of batches. */
@ConfigMapping(prefix = "claimcode.batch")
public interface BatchConfig {
    /** Codes in a chunk, at most 262,144. A batch keeps the size with which it was requested. */
    @WithDefault("262144")
    int chunkSize();

    /** Codes that are loaded into Redis together, in whole chunks: the more, the faster, and the more memory. */
    @WithDefault("1048576")
    int loadSize();

    /** Codes that a group may ask for at most. */
    @WithDefault("10000000")
    int maxQuantity();

    /** Workers of this instance. Each makes one batch's next chunks at a time; the last is the express worker. */
    @WithDefault("2")
    int workers();

    /** Codes in the largest batch that the express worker takes, so that small batches never wait for large ones. */
    @WithDefault("50000")
    int expressQuantity();

    /** How long a worker has a batch to itself; renewed while it works. A dead worker's batch is taken over after that. */
    @WithDefault("PT8S")
    Duration lease();

    /** How long a batch rests that couldn't be worked on. */
    @WithDefault("PT0.5S")
    Duration rest();

    /** How long a worker waits when there is no work and nobody nudges it. */
    @WithDefault("PT0.2S")
    Duration pollInterval();

    /** The least time between two tellings of a batch's progress. */
    @WithDefault("PT0.25S")
    Duration progressInterval();
}
