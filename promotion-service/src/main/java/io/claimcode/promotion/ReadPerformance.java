package io.claimcode.promotion;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.Performance;
import io.claimcode.promotion.model.Period;
import io.claimcode.promotion.model.PeriodRequest;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.RedemptionEntry;
import io.claimcode.promotion.model.RedemptionTable;
import io.claimcode.promotion.postgres.PerformanceStore;
import io.claimcode.promotion.postgres.RedemptionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Reads how a seller's promotions go. What the checkout does is there when its event has been heard. */
@Singleton
public final class ReadPerformance {
    private static final int READ_AT_ONCE = 1_000;

    private final FindPromotions promotions;
    private final Transactions transactions;
    private final PerformanceStore performance;
    private final RedemptionStore redemptions;
    private final Clock clock;

    ReadPerformance(
            FindPromotions promotions,
            Transactions transactions,
            PerformanceStore performance,
            RedemptionStore redemptions,
            Clock clock) {
        this.promotions = promotions;
        this.transactions = transactions;
        this.performance = performance;
        this.redemptions = redemptions;
        this.clock = clock;
    }

    /** How a promotion goes; fails with {@code not-found} or {@code validation-failed}. */
    public Uni<Performance> performance(String seller, UUID id, PeriodRequest request) {
        return promotions
                .one(seller, id)
                .chain(promotion -> transactions.ask(work -> performance
                        .last(work, id)
                        .map(last -> Refusals.accepted(
                                request.check(promotion.terms().schedule(), clock.instant(), last)))
                        .chain(period -> read(work, promotion, period))));
    }

    private Uni<Performance> read(SqlWork work, Promotion promotion, Period period) {
        var id = promotion.id();
        return performance
                .inPeriod(work, id, period)
                .chain(stored -> performance
                        .byGroup(work, id, period)
                        .chain(byGroup -> performance
                                .ofAllTime(work, id)
                                .map(ofAllTime -> Performance.of(promotion, period, stored, byGroup, ofAllTime))));
    }

    /**
     * Redemptions of a promotion.
     *
     * @param promotion of which
     * @param page the latest first
     */
    public record Redemptions(Promotion promotion, Page<RedemptionEntry> page) {}

    /**
     * A page of a promotion's redemptions, the latest first; fails with {@code not-found}.
     *
     * @param groupId of this claim code group only; null for all
     */
    public Uni<Redemptions> redemptions(String seller, UUID id, @Nullable UUID groupId, Page.Request request) {
        return promotions
                .one(seller, id)
                .chain(promotion -> page(id, groupId, request).map(page -> new Redemptions(promotion, page)));
    }

    /**
     * All of a promotion's redemptions as a table, the latest first; it is read as far as it is taken.
     *
     * @param groupId of this claim code group only; null for all
     */
    public Multi<String> table(Promotion promotion, @Nullable UUID groupId) {
        var currency = promotion.terms().currency();
        var rows = Multi.createBy()
                .repeating()
                .uni(
                        Place::new,
                        place -> page(promotion.id(), groupId, new Page.Request(READ_AT_ONCE, place.after))
                                .invoke(page -> place.after = page.last()))
                .whilst(page -> page.last() != null)
                .map(page -> RedemptionTable.rows(page.items(), currency))
                .filter(text -> !text.isEmpty());
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(RedemptionTable.HEADER), rows);
    }

    /** What became of one of a promotion's codes, by its id, the latest first; empty when it was never redeemed. */
    public Uni<List<RedemptionEntry>> ofCode(UUID promotionId, int batchNumber, int serial) {
        return transactions.ask(work -> redemptions.ofCode(work, promotionId, batchNumber, serial));
    }

    private Uni<Page<RedemptionEntry>> page(UUID id, @Nullable UUID groupId, Page.Request request) {
        return transactions.ask(work -> redemptions.page(work, id, groupId, request));
    }

    /** How far the reading is. */
    private static final class Place {
        private Page.@Nullable Position after;
    }
}
