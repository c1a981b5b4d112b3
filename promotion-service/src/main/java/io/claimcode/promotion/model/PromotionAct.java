package io.claimcode.promotion.model;

import java.time.Instant;

import io.claimcode.contracts.event.PromotionEnded;
import io.claimcode.contracts.event.PromotionEnded.Reason;
import io.claimcode.contracts.event.PromotionEvent;
import io.claimcode.contracts.event.PromotionPaused;
import io.claimcode.contracts.event.PromotionResumed;
import io.claimcode.contracts.event.PromotionState.Status;

/**
 * What a seller does to a promotion as a whole. Before its start a promotion can be cancelled, after that ended; until
 * it is over it can be paused, also before its start.
 */
public enum PromotionAct {
    /** Its codes are refused for a while. */
    PAUSE(Status.PAUSED, HistoryEntry.Act.PAUSED),
    /** Its codes are taken again. */
    RESUME(Status.ACTIVE, HistoryEntry.Act.RESUMED),
    /** It is over, though its time isn't. */
    END(Status.ENDED, HistoryEntry.Act.ENDED),
    /** It never starts. */
    CANCEL(Status.CANCELLED, HistoryEntry.Act.CANCELLED);

    private final Status target;
    private final HistoryEntry.Act past;

    PromotionAct(Status target, HistoryEntry.Act past) {
        this.target = target;
        this.past = past;
    }

    /** What comes of it at an instant. */
    public Verdict<Promotion> on(Promotion promotion, Instant now) {
        var shown = promotion.shownAt(now);
        if (promotion.status() == target && shown != ShownStatus.EXPIRED) {
            return new Verdict.Already<>(promotion);
        }
        if (shown.isFinal()) {
            return new Verdict.Refused<>("The promotion is " + shown + ".");
        }
        var started = promotion.hasStarted(now);
        return switch (this) {
            case PAUSE, RESUME -> new Verdict.Done<>(promotion.become(target));
            case END ->
                started
                        ? new Verdict.Done<>(promotion.become(target))
                        : new Verdict.Refused<>("The promotion has not started; it can be cancelled.");
            case CANCEL ->
                started
                        ? new Verdict.Refused<>("The promotion has started; it can be ended.")
                        : new Verdict.Done<>(promotion.become(target));
        };
    }

    /** The event that tells that it was done. */
    public PromotionEvent told(Promotion promotion) {
        var state = promotion.state();
        return switch (this) {
            case PAUSE -> new PromotionPaused(state);
            case RESUME -> new PromotionResumed(state);
            case END -> new PromotionEnded(state, Reason.ENDED);
            case CANCEL -> new PromotionEnded(state, Reason.CANCELLED);
        };
    }

    /** How its history says it. */
    public HistoryEntry.Act past() {
        return past;
    }
}
