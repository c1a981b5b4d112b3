package io.claimcode.promotion.postgres;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Promotion;
import io.smallrye.mutiny.Uni;

/**
 * The shared codes of promotions that aren't over: each belongs to one promotion. The primary key decides who has it;
 * what a promotion leaves whose time is over is there for the next.
 */
@Singleton
public final class GroupCodes {
    /** Takes a new promotion's code, if it has one; false when another has it. */
    public Uni<Boolean> take(SqlWork work, Promotion promotion, Instant now) {
        var fingerprint = promotion.terms().claimCode().groupCodeFingerprint();
        if (fingerprint == null) {
            return Uni.createFrom().item(true);
        }
        return work.update("""
                        insert into group_code (fingerprint, promotion_id, until)
                        values ($1, $2, cast(cast($3 as text) as timestamptz)) on conflict (fingerprint) do update
                          set promotion_id = excluded.promotion_id, until = excluded.until
                          where group_code.until <= cast(cast($4 as text) as timestamptz)""", List.of(fingerprint, promotion.id(), until(promotion), now.toString()))
                .map(rows -> rows == 1);
    }

    /** Whether a promotion that isn't over has this code. */
    public Uni<Boolean> isTaken(SqlWork work, String fingerprint, Instant now) {
        return work.rows(
                        "select 1 from group_code where fingerprint = $1 and until > cast(cast($2 as text) as timestamptz)",
                        List.of(fingerprint, now.toString()))
                .map(rows -> !rows.isEmpty());
    }

    /** Keeps a changed promotion's code as long as it needs it; false when the promotion has lost it meanwhile. */
    public Uni<Boolean> keep(SqlWork work, Promotion promotion) {
        if (promotion.terms().claimCode().groupCodeFingerprint() == null) {
            return Uni.createFrom().item(true);
        }
        return switch (promotion.status()) {
            case ACTIVE, PAUSED ->
                work.update(
                                "update group_code set until = cast(cast($2 as text) as timestamptz) where promotion_id = $1",
                                List.of(promotion.id(), until(promotion)))
                        .map(rows -> rows == 1);
            case ENDED, CANCELLED -> release(work, promotion).replaceWith(true);
        };
    }

    /** Gives a promotion's code free. */
    public Uni<Void> release(SqlWork work, Promotion promotion) {
        return work.update("delete from group_code where promotion_id = $1", List.of(promotion.id()))
                .replaceWithVoid();
    }

    private static String until(Promotion promotion) {
        return promotion.terms().schedule().until().toString();
    }
}
