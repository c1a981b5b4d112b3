package io.claimcode.promotion.http;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.claimcode.promotion.model.MinorUnits;
import io.claimcode.promotion.model.Performance;
import org.jspecify.annotations.Nullable;

/**
 * How a promotion goes in a time, which is widened to whole hours or days of the promotion's zone.
 *
 * @param by hour or day
 * @param from the first instant
 * @param to the first instant after it
 * @param totals of that time
 * @param budget how much of it is used, of all time
 * @param byTime each hour or day, also where nothing happened
 * @param byClaimCodeGroup each group to which something happened, at most 200, those with most redemptions first
 */
record PerformanceView(
        UUID promotionId,
        String currency,
        String timeZone,
        String by,
        String from,
        String to,
        FiguresView totals,
        BudgetView budget,
        List<TimeView> byTime,
        List<GroupView> byClaimCodeGroup) {

    static PerformanceView of(Performance performance) {
        var terms = performance.promotion().terms();
        var currency = terms.currency();
        var period = performance.period();
        return new PerformanceView(
                performance.promotion().id(),
                currency,
                terms.schedule().timeZone(),
                period.step().name().toLowerCase(Locale.ROOT),
                text(period.from()),
                text(period.until()),
                FiguresView.of(performance.totals(), currency),
                BudgetView.of(performance.budget(), currency),
                performance.byTime().stream()
                        .map(each -> new TimeView(text(each.from()), FiguresView.of(each.figures(), currency)))
                        .toList(),
                performance.byGroup().stream()
                        .map(each -> new GroupView(
                                each.groupId(), each.name(), each.quantity(), FiguresView.of(each.figures(), currency)))
                        .toList());
    }

    private static String text(ZonedDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    /** The figures from an instant on. */
    record TimeView(String from, @JsonUnwrapped FiguresView figures) {}

    /**
     * The figures of a claim code group.
     *
     * @param groupId null, as name and quantity, for what needed no code of a group
     */
    record GroupView(
            @Nullable UUID groupId,
            @Nullable String name,
            @Nullable Integer quantity,
            @JsonUnwrapped FiguresView figures) {}

    /**
     * How much of a budget is used.
     *
     * @param redemptions that count
     * @param maxRedemptions null without limit
     * @param discount given
     * @param maxDiscount null without limit
     */
    record BudgetView(
            long redemptions,
            @Nullable Long maxRedemptions,
            String discount,
            @Nullable String maxDiscount) {

        static BudgetView of(Performance.Budget budget, String currency) {
            var limits = budget.limits();
            var maxDiscount = limits.maxDiscount();
            return new BudgetView(
                    budget.redemptions(),
                    limits.maxRedemptions(),
                    MinorUnits.text(budget.discount(), currency),
                    maxDiscount == null ? null : maxDiscount.amount());
        }
    }
}
