package io.claimcode.kit.event;

/**
 * A topic as it is created when it doesn't exist. The beans of this type are created by the outbox relay at its start.
 *
 * @param name of the topic
 * @param partitions how many
 * @param keptForEver whether its records never expire; otherwise the broker's retention holds
 */
public record TopicSpec(String name, int partitions, boolean keptForEver) {}
