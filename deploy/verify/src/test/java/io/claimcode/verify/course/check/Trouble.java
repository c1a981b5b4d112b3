package io.claimcode.verify.course.check;

/**
 * A fault and how the system came through.
 *
 * @param from nanoseconds since the course began
 * @param healedAt when the cause was gone: the process is back, the connection is as before
 * @param recoveredAt when each redemption-service had redeemed something that was asked for after that; negative if never
 * @param losesClaims whether Redis may have lost holds by it
 */
public record Trouble(String fault, long from, long healedAt, long recoveredAt, boolean losesClaims) {
    /** In the name of a fault by which Kafka loses all that it was told. */
    public static final String LOG_LOST = "the log of Kafka is wiped";
}
