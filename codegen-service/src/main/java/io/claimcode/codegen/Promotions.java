package io.claimcode.codegen;

import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.PromotionState;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** What this service has heard of promotions and of the names of their groups. */
public interface Promotions {
    /** Takes note of a promotion, unless a later version is known, and of a group's name. Safe to repeat. */
    Uni<Void> learn(PromotionState promotion, @Nullable ClaimCodeGroupState group);
}
