package io.claimcode.verify.course.check;

/**
 * An event, in the ledger's outbox or on Kafka.
 *
 * @param place row of the outbox, or where it stood among the records of its partition
 * @param type such as {@code code-redeemed}
 * @param redemptionId empty without
 * @param code id of the code; without a single-use code {@code group/} and the promotion
 * @param discount in minor units
 * @param version of the promotion's terms, where it tells these
 */
public record Event(
        long place,
        String id,
        String topic,
        String type,
        String key,
        String subject,
        String redemptionId,
        String code,
        long discount,
        boolean restored,
        long version) {}
