package io.claimcode.verify.course.check;

import java.util.List;

/**
 * One call of one client, as the client saw it.
 *
 * @param number in the order in which calls ended
 * @param instance which redemption-service was asked; -1 for another service
 * @param key idempotency key of a redemption or an adjustment; empty without
 * @param redemptionId of the redemption that is asked for or that it is about; empty without
 * @param orderId empty without
 * @param customer empty without
 * @param codes ids of the codes in the request
 * @param promotion of a seller's act; empty without
 * @param variant tells requests with one key and different bodies apart
 * @param invokedAt nanoseconds since the course began
 * @param returnedAt when the answer was there, or the client gave up waiting
 */
public record Call(
        int number,
        int client,
        Act act,
        int instance,
        String key,
        String redemptionId,
        String orderId,
        String customer,
        List<String> codes,
        String promotion,
        String variant,
        long invokedAt,
        long returnedAt,
        Outcome outcome,
        Answer answer) {

    /**
     * What was answered.
     *
     * @param status 0 where no answer came
     * @param problem slug of the problem; empty without
     * @param replayed whether it was marked as a repetition of the first answer
     * @param digest hash of the body
     * @param standing how the redemption stands by this answer; empty without
     * @param about id of an adjustment, outcome of a void
     * @param applied ids of the codes that were redeemed
     */
    public record Answer(
            int status,
            String problem,
            boolean replayed,
            String digest,
            String standing,
            String about,
            List<String> applied) {
        /** No answer. */
        public static final Answer NONE = new Answer(0, "", false, "", "", "", List.of());
    }

    public boolean is(Act wanted, Outcome how) {
        return act == wanted && outcome == how;
    }

    /** Whether it may have had an effect. */
    public boolean mayHaveHappened() {
        return outcome != Outcome.REFUSED;
    }

    @Override
    public String toString() {
        return "#%d client %d %s %s%s key=%s order=%s codes=%s at %.3f-%.3f s: %s %d %s%s"
                .formatted(
                        number,
                        client,
                        act,
                        instance < 0 ? "" : "instance " + (instance + 1),
                        promotion.isEmpty() ? "" : " promotion=" + promotion,
                        key,
                        orderId,
                        codes,
                        invokedAt / 1e9,
                        returnedAt / 1e9,
                        outcome,
                        answer.status(),
                        answer.problem(),
                        answer.replayed() ? " replayed" : "");
    }
}
