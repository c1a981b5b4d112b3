package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.ItemSelection.Kind;

/**
 * The most that a promotion and a seller's others can take off one item at one time. Discounts are added, never
 * compounded: one Preferential code counts, and all that are Unrestricted or need no code. An item has one SKU, one brand
 * and one category, so what is chosen by these can meet on it.
 *
 * @param hundredths of a percent of the item's price, at most all of it
 * @param with the others, those that take off most first
 */
public record Stacking(int hundredths, List<UUID> with) {
    /** More are not named: nobody reads them. */
    static final int MAX_NAMED = 50;

    /** What it comes to for a promotion that counts in this time; alone it is what it takes off itself. */
    public static Stacking of(Exposure own, Instant from, Instant until, List<Standing> others) {
        var reach = new Reach(own);
        var met = new ArrayList<Met>();
        for (var other : others) {
            var together = other.from().isBefore(until) && from.isBefore(other.until());
            var excludesOther = own.preferential() && other.exposure().preferential();
            if (together && !excludesOther) {
                reach.met(other.exposure()).ifPresent(items -> met.add(Met.of(other, items, from)));
            }
        }
        return new Sweep(own.hundredths(), met).worst();
    }

    /** Another promotion as far as it meets the own one. */
    private record Met(
            UUID promotionId, int hundredths, boolean preferential, ItemSelection items, Instant from, Instant until) {
        static Met of(Standing standing, ItemSelection items, Instant notBefore) {
            var exposure = standing.exposure();
            var from = standing.from().isBefore(notBefore) ? notBefore : standing.from();
            return new Met(
                    standing.promotionId(),
                    exposure.hundredths(),
                    exposure.preferential(),
                    items,
                    from,
                    standing.until());
        }

        boolean countsAt(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** Where the most was found: one Preferential is chosen by the values of one kind, or by none. */
    private record Found(Instant at, Map<Kind, String> values, Optional<Kind> preferentialBy) {
        boolean covers(Met met) {
            var kind = met.items().kind();
            var hasPlace =
                    !met.preferential() || preferentialBy.filter(kind::equals).isPresent();
            var covers = kind == Kind.ENTIRE_CATALOG || met.items().values().contains(values.getOrDefault(kind, ""));
            return hasPlace && covers && met.countsAt(at);
        }
    }

    /** Goes through time once. Between two instants at which something begins or ends the sums stay. */
    private static final class Sweep {
        private final int own;
        private final List<Met> met;
        private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
        private int worst;
        private Optional<Found> found = Optional.empty();

        Sweep(int own, List<Met> met) {
            this.own = own;
            this.met = met;
            this.worst = own;
            for (var kind : Kind.values()) {
                tallies.put(kind, new Tally());
            }
        }

        Stacking worst() {
            var starts = met.stream().sorted(Comparator.comparing(Met::from)).toList();
            var ends = met.stream().sorted(Comparator.comparing(Met::until)).toList();
            var ended = 0;
            for (var started = 0; started < starts.size() && worst < Exposure.WHOLE; started++) {
                var next = starts.get(started);
                while (!ends.get(ended).until().isAfter(next.from())) {
                    count(ends.get(ended), false);
                    ended++;
                }
                count(next, true);
                var last = started + 1 == starts.size();
                if (last
                        || ends.get(ended)
                                        .until()
                                        .compareTo(starts.get(started + 1).from())
                                <= 0) {
                    measure(next.from());
                }
            }
            return new Stacking(Math.min(worst, Exposure.WHOLE), with());
        }

        private void count(Met each, boolean begins) {
            var tally = tally(each.items().kind());
            if (each.items().kind() == Kind.ENTIRE_CATALOG) {
                tally.count("", each.hundredths(), each.preferential(), begins);
            } else {
                each.items()
                        .values()
                        .forEach(value -> tally.count(value, each.hundredths(), each.preferential(), begins));
            }
        }

        private void measure(Instant at) {
            var sum = own;
            var gain = 0;
            Optional<Kind> gainBy = Optional.empty();
            for (var kind : Kind.values()) {
                var tally = tally(kind);
                sum += tally.most();
                var ofKind = tally.mostWithPreferential() - tally.most();
                if (ofKind > gain) {
                    gain = ofKind;
                    gainBy = Optional.of(kind);
                }
            }
            if (sum + gain > worst) {
                worst = sum + gain;
                found = Optional.of(new Found(at, values(gainBy), gainBy));
            }
        }

        private Map<Kind, String> values(Optional<Kind> preferentialBy) {
            var values = new EnumMap<Kind, String>(Kind.class);
            tallies.forEach((kind, tally) -> tally.valueOfMost(
                            preferentialBy.filter(kind::equals).isPresent())
                    .ifPresent(value -> values.put(kind, value)));
            return values;
        }

        private List<UUID> with() {
            var byMost = Comparator.comparingInt(Met::hundredths).reversed().thenComparing(Met::promotionId);
            var covering = found.stream()
                    .flatMap(place -> met.stream().filter(place::covers))
                    .sorted(byMost)
                    .toList();
            var preferential = covering.stream().filter(Met::preferential).findFirst();
            return covering.stream()
                    .filter(each -> !each.preferential()
                            || preferential.filter(each::equals).isPresent())
                    .limit(MAX_NAMED)
                    .map(Met::promotionId)
                    .toList();
        }

        private Tally tally(Kind kind) {
            return Objects.requireNonNull(tallies.get(kind));
        }
    }
}
