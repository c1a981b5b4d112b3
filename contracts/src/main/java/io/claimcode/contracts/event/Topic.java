package io.claimcode.contracts.event;

/** A Kafka topic of this system. Every record's key is the promotion's id. */
public enum Topic {
    /** What sellers decide; kept for ever. */
    PROMOTIONS("claimcode.promotions", true),
    /** How batches of codes come along; kept for ever. */
    BATCHES("claimcode.batches", true),
    /** What happens to codes. */
    REDEMPTIONS("claimcode.redemptions", false);

    /** Partitions of a topic that a service has to create. The key is the promotion's id, so more are of no use to one. */
    public static final int PARTITIONS = 8;

    private final String topicName;
    private final boolean keptForEver;

    Topic(String topicName, boolean keptForEver) {
        this.topicName = topicName;
        this.keptForEver = keptForEver;
    }

    public String topicName() {
        return topicName;
    }

    /** Whether a new reader may count on every record ever written. */
    public boolean keptForEver() {
        return keptForEver;
    }

    /** Where a consumer puts the records that it can't use. */
    public String deadLetterName(String consumer) {
        return topicName + ".dead-letter." + consumer;
    }
}
