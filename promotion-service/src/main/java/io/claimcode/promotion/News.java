package io.claimcode.promotion;

import java.util.List;

import io.claimcode.promotion.model.Figures;
import io.claimcode.promotion.model.Snapshot;

/** What a stream tells. */
public sealed interface News {
    /** All that is followed, at the start. */
    record State(Snapshot snapshot) implements News {}

    /** The promotion itself is in another state or version. */
    record OfPromotion(Snapshot snapshot) implements News {}

    /** These claim code groups are further, or new. */
    record OfGroups(List<Snapshot.Progress> groups) implements News {}

    /** Something was redeemed, cancelled or given back. */
    record OfRedemptions(Figures figures, String currency) implements News {}

    /** Nothing is new, and the stream is alive. */
    record Heartbeat() implements News {}
}
