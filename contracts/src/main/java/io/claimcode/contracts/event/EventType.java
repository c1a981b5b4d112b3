package io.claimcode.contracts.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of event: its name on the wire ({@code ce_type}), its topic and its record. */
public enum EventType {
    PROMOTION_CREATED(Topic.PROMOTIONS, PromotionCreated.class),
    PROMOTION_CHANGED(Topic.PROMOTIONS, PromotionChanged.class),
    PROMOTION_PAUSED(Topic.PROMOTIONS, PromotionPaused.class),
    PROMOTION_RESUMED(Topic.PROMOTIONS, PromotionResumed.class),
    PROMOTION_ENDED(Topic.PROMOTIONS, PromotionEnded.class),
    CLAIM_CODE_GROUP_REQUESTED(Topic.PROMOTIONS, ClaimCodeGroupRequested.class),
    CLAIM_CODE_GROUP_CANCELLED(Topic.PROMOTIONS, ClaimCodeGroupCancelled.class),
    CLAIM_CODE_GROUP_VOIDED(Topic.PROMOTIONS, ClaimCodeGroupVoided.class),
    CLAIM_CODE_GROUP_IMPORTED(Topic.BATCHES, ClaimCodeGroupImported.class),
    BATCH_PROGRESSED(Topic.BATCHES, BatchProgressed.class),
    BATCH_READY(Topic.BATCHES, BatchReady.class),
    BATCH_FAILED(Topic.BATCHES, BatchFailed.class),
    BATCH_CANCELLED(Topic.BATCHES, BatchCancelled.class),
    CODE_REDEEMED(Topic.REDEMPTIONS, CodeRedeemed.class),
    REDEMPTION_CANCELLED(Topic.REDEMPTIONS, RedemptionCancelled.class),
    REDEMPTION_ADJUSTED(Topic.REDEMPTIONS, RedemptionAdjusted.class),
    CODE_VOIDED(Topic.REDEMPTIONS, CodeVoided.class),
    BUDGET_EXHAUSTED(Topic.REDEMPTIONS, BudgetExhausted.class),
    BUDGET_AVAILABLE(Topic.REDEMPTIONS, BudgetAvailable.class),
    GUESSING_SUSPECTED(Topic.REDEMPTIONS, GuessingSuspected.class);

    private final Topic topic;
    private final Class<? extends Event> record;

    EventType(Topic topic, Class<? extends Event> record) {
        this.topic = topic;
        this.record = record;
    }

    /** The type of an event. */
    public static EventType of(Event event) {
        return Arrays.stream(values())
                .filter(type -> type.record.isInstance(event))
                .findFirst()
                .orElseThrow();
    }

    /** The type with this name on the wire; empty for types of a later version. */
    public static Optional<EventType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(wireName))
                .findFirst();
    }

    /** For instance {@code claimcode.promotion-created.v1}. */
    public String wireName() {
        return "claimcode." + shortName() + ".v1";
    }

    /** For instance {@code promotion-created}. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Event> record() {
        return record;
    }
}
