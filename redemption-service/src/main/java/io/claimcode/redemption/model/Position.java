package io.claimcode.redemption.model;

/**
 * How far a partition of a topic has been followed.
 *
 * @param topicId tells a topic from another one of the same name that was made later
 * @param nextOffset the first record that hasn't been read
 */
public record Position(String topic, int partition, String topicId, long nextOffset) {}
