package io.claimcode.promotion.console;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.Figures;
import io.claimcode.promotion.model.MinorUnits;
import io.claimcode.promotion.model.Performance;
import io.claimcode.promotion.model.Period.Step;
import io.claimcode.promotion.model.RedemptionEntry;
import org.jspecify.annotations.Nullable;

/**
 * How a promotion goes, for reading: its figures, as a chart and as a table.
 *
 * @param by hour or day
 * @param from the first day, as a field of a form takes it; with the last
 * @param happened whether there is anything to show
 */
public record PerformanceView(
        List<Fact> facts,
        Chart chart,
        List<Line> byTime,
        List<Line> byGroup,
        List<Used> codes,
        List<Redemption> redemptions,
        String by,
        String from,
        String to,
        boolean happened) {
    /** A figure with what it counts. */
    public record Fact(String value, String label) {}

    /** A row of figures. */
    public record Line(
            String name, long redemptions, long cancellations, String discount, String revenue, String units) {}

    /**
     * How many codes of a group are used, of all time.
     *
     * @param value the same as a number of {@code max}
     */
    public record Used(String name, String used, String issued, long value, int max) {
        static Used of(ClaimCodeGroup group) {
            var used = Math.max(0, group.redeemed());
            return new Used(group.name(), Words.number(used), Words.number(group.quantity()), used, group.quantity());
        }
    }

    /** A redemption. */
    public record Redemption(String at, String code, String group, String order, String discount, String state) {}

    /**
     * Bars, in the units of a drawing 720 wide and 220 high.
     *
     * @param most what the highest line stands for
     */
    public record Chart(List<Bar> bars, long most, long half, String first, String last) {}

    /** A bar for redemptions and one for cancellations. */
    public record Bar(String x, String width, String y, String height, String y2, String height2, String title) {}

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
    private static final double LEFT = 44;
    private static final double WIDTH = 668;
    private static final double BOTTOM = 184;
    private static final double HEIGHT = 168;
    private static final double WIDEST = 48;

    static PerformanceView of(Performance performance, List<ClaimCodeGroup> groups, List<RedemptionEntry> redemptions) {
        var terms = performance.promotion().terms();
        var currency = terms.currency();
        var zone = terms.schedule().timeZone();
        var step = performance.period().step();
        var totals = performance.totals();
        return new PerformanceView(
                facts(performance, currency),
                chart(performance),
                performance.byTime().stream()
                        .filter(each -> !each.figures().equals(Figures.NONE))
                        .map(each -> line(time(each.from(), step), each.figures(), currency))
                        .toList(),
                performance.byGroup().stream()
                        .map(each -> line(
                                each.name() == null ? "Without a code of a group" : each.name(),
                                each.figures(),
                                currency))
                        .toList(),
                groups.stream().map(Used::of).toList(),
                redemptions.stream()
                        .map(each -> redemption(each, currency, zone))
                        .toList(),
                step.name().toLowerCase(Locale.ROOT),
                performance.period().from().toLocalDate().toString(),
                performance.period().until().minusSeconds(1).toLocalDate().toString(),
                !totals.equals(Figures.NONE) || !redemptions.isEmpty());
    }

    private static List<Fact> facts(Performance performance, String currency) {
        var totals = performance.totals();
        var budget = performance.budget();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(Words.number(totals.redemptions()), "redemptions"));
        facts.add(new Fact(Words.number(totals.cancellations()), "cancellations"));
        facts.add(new Fact(amount(totals.discount(), currency), "discount given"));
        facts.add(new Fact(amount(totals.revenue(), currency), "revenue before discount"));
        facts.add(new Fact(Words.number(totals.units()), "units"));
        var maxRedemptions = budget.limits().maxRedemptions();
        if (maxRedemptions != null) {
            facts.add(new Fact(
                    Words.number(budget.redemptions()) + " of " + Words.number(maxRedemptions),
                    "redemptions of the budget"));
        }
        var maxDiscount = budget.limits().maxDiscount();
        if (maxDiscount != null) {
            facts.add(new Fact(
                    amount(budget.discount(), currency) + " of " + Words.money(maxDiscount), "discount of the budget"));
        }
        return facts;
    }

    private static Chart chart(Performance performance) {
        var times = performance.byTime();
        var most = times.stream()
                .mapToLong(each ->
                        Math.max(each.figures().redemptions(), each.figures().cancellations()))
                .max()
                .orElse(0);
        var top = Math.max(2, most + most % 2);
        var room = WIDTH / Math.max(1, times.size());
        var bars = new ArrayList<Bar>();
        for (var index = 0; index < times.size(); index++) {
            var figures = times.get(index).figures();
            if (figures.redemptions() > 0 || figures.cancellations() > 0) {
                bars.add(bar(
                        times.get(index),
                        LEFT + room * index,
                        room,
                        top,
                        performance.period().step()));
            }
        }
        var step = performance.period().step();
        return new Chart(
                bars,
                top,
                top / 2,
                time(times.getFirst().from(), step),
                time(times.getLast().from(), step));
    }

    private static Bar bar(Performance.InTime time, double x, double room, long top, Step step) {
        var redeemed = HEIGHT * time.figures().redemptions() / top;
        var cancelled = HEIGHT * time.figures().cancellations() / top;
        var width = Math.clamp(room * 0.76, 1, WIDEST);
        return new Bar(
                number(x + (room - width) / 2),
                number(width),
                number(BOTTOM - redeemed),
                number(redeemed),
                number(BOTTOM - cancelled),
                number(cancelled),
                time(time.from(), step) + ": " + time.figures().redemptions() + " redeemed, "
                        + time.figures().cancellations() + " cancelled");
    }

    private static Line line(String name, Figures figures, String currency) {
        return new Line(
                name,
                figures.redemptions(),
                figures.cancellations(),
                amount(figures.discount(), currency),
                amount(figures.revenue(), currency),
                Words.number(figures.units()));
    }

    private static Redemption redemption(RedemptionEntry entry, String currency, String zone) {
        var state = switch (entry.status()) {
            case REDEEMED -> "Redeemed";
            case RETURNED -> "Returned";
            case CANCELLED -> "Cancelled";
        };
        return new Redemption(
                Words.at(entry.redeemedAt(), zone),
                entry.codeId() == null ? "–" : entry.codeId(),
                text(entry.groupName()),
                entry.orderId(),
                amount(entry.discount(), currency),
                state);
    }

    private static String time(ZonedDateTime time, Step step) {
        return time.format(step == Step.HOUR ? HOUR : DAY);
    }

    static String amount(long minorUnits, String currency) {
        return MinorUnits.text(minorUnits, currency) + " " + currency;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
