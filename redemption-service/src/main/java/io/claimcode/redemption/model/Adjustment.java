package io.claimcode.redemption.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What is given back when part of an order is cancelled or returned. A line keeps the portion of its discount that its
 * remaining units are of all its units, rounded half up; so however many steps a line goes back in, all its units give
 * back exactly its discount, and no step takes anything. What was taken off the shipping stays.
 *
 * @param currency of all amounts
 * @param lines the lines of which units go back, in the order asked
 * @param shares what each promotion gives back, in the order in which they counted; none that gives back nothing
 */
public record Adjustment(Currency currency, List<Line> lines, List<Share> shares) {
    /** So many units of a line. */
    public record Part(String lineId, int quantity) {}

    /**
     * What a line gives back.
     *
     * @param discount in minor units
     */
    public record Line(String lineId, int quantity, long discount) {}

    /**
     * What a promotion gives back. The units that it discounted count as spread evenly over all units of their line: of
     * ten units, three of them discounted, the first five to go back give back one, the last five two. So there may be
     * units without a discount, and the reverse.
     *
     * @param discount in minor units
     * @param revenue the price of the units, in minor units
     * @param units how many units it discounts no longer
     */
    public record Share(UUID promotionId, long discount, long revenue, int units) {
        private Share plus(Share other) {
            return new Share(promotionId, discount + other.discount, revenue + other.revenue, units + other.units);
        }

        private boolean isNothing() {
            return discount == 0 && units == 0;
        }
    }

    /** An adjustment, or all that is wrong with what was asked. */
    public sealed interface Outcome {
        record Adjusted(Adjustment adjustment) implements Outcome {}

        record Refused(List<Fault> faults) implements Outcome {}
    }

    /**
     * What is wrong with a part.
     *
     * @param position in what was asked, from 0
     * @param detail for people
     */
    public record Fault(int position, Reason reason, String detail) {
        /** The first two are about the line, the others about the quantity. */
        public enum Reason {
            UNKNOWN_LINE,
            REPEATED_LINE,
            TOO_FEW,
            TOO_MANY
        }
    }

    /** The discount that is given back in all, in minor units. */
    public long discount() {
        return lines.stream().mapToLong(Line::discount).sum();
    }

    /**
     * Takes parts of a redeemed order back.
     *
     * @param earlier all parts that went back before, in any order
     * @param parts the parts that go back now, each of another line
     */
    public static Outcome of(Redemption redemption, List<Part> earlier, List<Part> parts) {
        var remaining = new HashMap<String, Integer>();
        redemption.lines().forEach(line -> remaining.put(line.lineId(), line.quantity()));
        earlier.forEach(part -> remaining.merge(part.lineId(), -part.quantity(), Integer::sum));
        var ordered = new HashMap<String, Redemption.Line>();
        redemption.lines().forEach(line -> ordered.put(line.lineId(), line));
        var faults = faults(ordered, remaining, parts);
        return faults.isEmpty()
                ? new Outcome.Adjusted(adjusted(redemption, ordered, remaining, parts))
                : new Outcome.Refused(faults);
    }

    private static List<Fault> faults(
            Map<String, Redemption.Line> ordered, Map<String, Integer> remaining, List<Part> parts) {
        var faults = new ArrayList<Fault>();
        var seen = new HashSet<String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            int left = Math.max(0, remaining.getOrDefault(part.lineId(), 0));
            if (!ordered.containsKey(part.lineId())) {
                faults.add(new Fault(i, Fault.Reason.UNKNOWN_LINE, "The order has no such line."));
            } else if (!seen.add(part.lineId())) {
                faults.add(new Fault(i, Fault.Reason.REPEATED_LINE, "The same line stands here twice."));
            } else if (part.quantity() < 1) {
                faults.add(new Fault(i, Fault.Reason.TOO_FEW, "At least 1."));
            } else if (part.quantity() > left) {
                faults.add(new Fault(i, Fault.Reason.TOO_MANY, "Only " + left + " of the line's units remain."));
            }
        }
        return List.copyOf(faults);
    }

    private static Adjustment adjusted(
            Redemption redemption,
            Map<String, Redemption.Line> ordered,
            Map<String, Integer> remaining,
            List<Part> parts) {
        var currency = Currency.getInstance(redemption.currency());
        var shares = new LinkedHashMap<UUID, Share>();
        redemption
                .promotions()
                .forEach(share -> shares.put(share.promotionId(), new Share(share.promotionId(), 0, 0, 0)));
        var lines = new ArrayList<Line>();
        for (var part : parts) {
            var line = Objects.requireNonNull(ordered.get(part.lineId()));
            int before = Objects.requireNonNull(remaining.get(part.lineId()));
            long discount = 0;
            for (var share : givenBack(line, before, before - part.quantity(), currency)) {
                shares.merge(share.promotionId(), share, Share::plus);
                discount += share.discount();
            }
            lines.add(new Line(part.lineId(), part.quantity(), discount));
        }
        return new Adjustment(
                currency,
                List.copyOf(lines),
                shares.values().stream().filter(share -> !share.isNothing()).toList());
    }

    /** What a line's promotions give back while its units become fewer. */
    private static List<Share> givenBack(Redemption.Line line, int before, int after, Currency currency) {
        var discounts = line.promotions().stream()
                .mapToLong(share -> Amount.written(share.discount(), currency))
                .toArray();
        var keptBefore = kept(discounts, before, line.quantity());
        var keptAfter = kept(discounts, after, line.quantity());
        long unitPrice = Amount.written(line.unitPrice(), currency);
        var shares = new ArrayList<Share>();
        for (int i = 0; i < discounts.length; i++) {
            var share = line.promotions().get(i);
            long units = Spread.halfUp(share.units(), before, line.quantity())
                    - Spread.halfUp(share.units(), after, line.quantity());
            shares.add(new Share(
                    share.promotionId(), keptBefore[i] - keptAfter[i], unitPrice * units, Math.toIntExact(units)));
        }
        return shares;
    }

    private static long[] kept(long[] discounts, int units, int quantity) {
        return Spread.steadily(discounts, Spread.halfUp(Arrays.stream(discounts).sum(), units, quantity));
    }
}
