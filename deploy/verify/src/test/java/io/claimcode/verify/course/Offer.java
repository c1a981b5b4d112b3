package io.claimcode.verify.course;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** A promotion with its codes, as clients use it. */
final class Offer {
    private final String promotionId;
    private final String groupId;
    private final Plan plan;
    private final List<Code> codes;
    private final int batch;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();

    /**
     * What is asked of promotion-service.
     *
     * @param quantity of single-use codes; 0 for a group code
     * @param maxDiscount decimal
     */
    record Plan(
            String name,
            int quantity,
            boolean oncePerCustomer,
            String combinability,
            @Nullable Integer maxRedemptions,
            @Nullable String maxDiscount,
            @Nullable String groupCode) {
        static Plan codes(String name, int quantity) {
            return new Plan(name, quantity, false, "PREFERENTIAL", null, null, null);
        }
    }

    /**
     * A code.
     *
     * @param id batch number and serial; of a group code {@code group/} and the promotion
     */
    record Code(String text, String id, String promotionId) {}

    Offer(String promotionId, String groupId, Plan plan, int batch, List<Code> codes) {
        this.promotionId = promotionId;
        this.groupId = groupId;
        this.plan = plan;
        this.batch = batch;
        this.codes = codes;
    }

    String promotionId() {
        return promotionId;
    }

    /** Empty without single-use codes. */
    String groupId() {
        return groupId;
    }

    Plan plan() {
        return plan;
    }

    int batch() {
        return batch;
    }

    List<Code> codes() {
        return codes;
    }

    /** A code that nobody has had; in the end they come again. */
    Code fresh() {
        return codes.get(Math.floorMod(next.getAndIncrement(), codes.size()));
    }

    /** One of all. */
    Code any(Random random) {
        return codes.get(random.nextInt(codes.size()));
    }

    void end() {
        ended.set(true);
    }

    boolean ended() {
        return ended.get();
    }
}
