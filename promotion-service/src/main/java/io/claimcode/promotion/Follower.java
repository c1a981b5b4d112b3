package io.claimcode.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.claimcode.promotion.model.Snapshot;
import io.smallrye.mutiny.subscription.MultiEmitter;
import org.jspecify.annotations.Nullable;

/** Somebody who follows a promotion, and what he knows of it. */
final class Follower {
    private final String seller;
    private final UUID promotionId;
    private final Instant until;
    private final MultiEmitter<? super News> out;
    private final AtomicReference<@Nullable Snapshot> known = new AtomicReference<>();
    private volatile Instant toldAt;

    /**
     * Somebody who knows nothing yet.
     *
     * @param until when he may follow no longer
     */
    Follower(String seller, UUID promotionId, Instant now, Instant until, MultiEmitter<? super News> out) {
        this.seller = seller;
        this.promotionId = promotionId;
        this.toldAt = now;
        this.until = until;
        this.out = out;
    }

    String seller() {
        return seller;
    }

    UUID promotionId() {
        return promotionId;
    }

    /** Tells what is new in a look at the promotion. */
    void look(Snapshot now, Instant at) {
        var before = known.getAndSet(now);
        if (before == null) {
            tell(new News.State(now), at);
            return;
        }
        if (now.isOtherPromotion(before)) {
            tell(new News.OfPromotion(now), at);
        }
        var groups = now.otherGroups(before);
        if (!groups.isEmpty()) {
            tell(new News.OfGroups(groups), at);
        }
        if (!now.figures().equals(before.figures())) {
            tell(new News.OfRedemptions(now.figures(), now.currency()), at);
        }
    }

    /** Says that the stream is alive when it has been silent for so long, and ends it when its time is over. */
    void pass(Instant now, Duration heartbeat) {
        if (!now.isBefore(until)) {
            out.complete();
        } else if (!now.isBefore(toldAt.plus(heartbeat))) {
            tell(new News.Heartbeat(), now);
        }
    }

    private void tell(News news, Instant at) {
        toldAt = at;
        out.emit(news);
    }
}
