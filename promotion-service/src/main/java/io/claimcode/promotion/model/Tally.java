package io.claimcode.promotion.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/** What is taken off items by one thing that they have, such as their SKU: for each value the sum of what applies. */
final class Tally {
    private final Map<String, Cell> cells = new HashMap<>();
    private int most;
    private int mostWithPreferential;
    private boolean stale;

    /** What applies to a value: all that is not Preferential, and the largest that is. */
    private static final class Cell {
        private int sum;
        /** How many there are of each; for most values there are none. */
        private @Nullable TreeMap<Integer, Integer> preferential;

        void count(int hundredths, boolean isPreferential, boolean begins) {
            if (isPreferential) {
                if (preferential == null) {
                    preferential = new TreeMap<>();
                }
                preferential.merge(hundredths, begins ? 1 : -1, Integer::sum);
                preferential.remove(hundredths, 0);
            } else {
                sum += begins ? hundredths : -hundredths;
            }
        }

        int sum() {
            return sum;
        }

        int sumWithPreferential() {
            return sum + (preferential == null || preferential.isEmpty() ? 0 : preferential.lastKey());
        }
    }

    /** Begins or ends to count something for a value. */
    void count(String value, int hundredths, boolean preferential, boolean begins) {
        var cell = cells.computeIfAbsent(value, absent -> new Cell());
        stale |= !begins && (cell.sum() == most || cell.sumWithPreferential() == mostWithPreferential);
        cell.count(hundredths, preferential, begins);
        most = Math.max(most, cell.sum());
        mostWithPreferential = Math.max(mostWithPreferential, cell.sumWithPreferential());
    }

    /** The largest sum without a Preferential one. */
    int most() {
        refresh();
        return most;
    }

    /** The largest sum with one Preferential. */
    int mostWithPreferential() {
        refresh();
        return mostWithPreferential;
    }

    /** A value that has the largest sum, with a Preferential one or without. */
    Optional<String> valueOfMost(boolean withPreferential) {
        refresh();
        var wanted = withPreferential ? mostWithPreferential : most;
        ToIntFunction<Cell> sum = withPreferential ? Cell::sumWithPreferential : Cell::sum;
        return cells.entrySet().stream()
                .filter(each -> sum.applyAsInt(each.getValue()) == wanted)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void refresh() {
        if (stale) {
            most = cells.values().stream().mapToInt(Cell::sum).max().orElse(0);
            mostWithPreferential = cells.values().stream()
                    .mapToInt(Cell::sumWithPreferential)
                    .max()
                    .orElse(0);
            stale = false;
        }
    }
}
