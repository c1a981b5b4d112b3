package io.claimcode.promotion;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of promotions. */
@ConfigMapping(prefix = "claimcode.promotions")
public interface PromotionConfig {
    /** How many codes one claim code group may have. */
    @WithDefault("10000000")
    int maxGroupQuantity();

    /** How many product selections a seller may have. */
    @WithDefault("5000")
    int maxProductSelections();

    /** From which share of an item's price on that promotions can take off together is warned, in percent. */
    @WithDefault("60")
    int stackingThreshold();

    /** How many streams of events a seller may follow at each instance. */
    @WithDefault("10")
    int maxStreamsPerSeller();

    /** How many streams of events each instance sends in all. */
    @WithDefault("1000")
    int maxStreams();

    /** How often is looked for what streams should tell, and how often they tell it at most. */
    @WithDefault("PT0.25S")
    Duration streamInterval();

    /** After how much silence a stream says that it is alive. */
    @WithDefault("PT15S")
    Duration streamHeartbeat();

    /** How long a repeated request gets its first answer. */
    @WithDefault("P30D")
    Duration answersKept();

    /** How often is looked for promotions whose time is over. */
    @WithDefault("PT1S")
    Duration expiryInterval();
}
