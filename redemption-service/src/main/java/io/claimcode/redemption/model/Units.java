package io.claimcode.redemption.model;

import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Some of a cart's units, the dearest first and of equally dear ones those of the earlier line. They are counted by
 * line: a line may have a hundred thousand.
 *
 * @param lines places of their lines in the cart, in the order of the units
 */
record Units(Cart cart, List<Integer> lines) {
    private static final Comparator<Cart.Line> DEAREST_FIRST =
            Comparator.comparingLong(Cart.Line::unitPrice).reversed();

    /** The units of the lines that are asked for. */
    static Units of(Cart cart, Predicate<Cart.Line> which) {
        var lines = cart.lines();
        return new Units(
                cart,
                IntStream.range(0, lines.size())
                        .filter(place -> which.test(lines.get(place)))
                        .boxed()
                        .sorted(Comparator.comparing((Integer place) -> lines.get(place), DEAREST_FIRST))
                        .toList());
    }

    int quantity() {
        return lines.stream().mapToInt(place -> line(place).quantity()).sum();
    }

    /** Their price in minor units. */
    long price() {
        return lines.stream().mapToLong(place -> line(place).total()).sum();
    }

    /** The fewest units whose price reaches the amount, which all of them do. */
    long reaching(long amount) {
        long units = 0;
        long lacking = amount;
        for (int place : lines) {
            if (lacking <= line(place).total()) {
                return lacking > 0 ? units + Math.ceilDiv(lacking, line(place).unitPrice()) : units;
            }
            units += line(place).quantity();
            lacking -= line(place).total();
        }
        return units;
    }

    /** How many units of each of the cart's lines are among the first so many. */
    int[] first(long limit) {
        return chosen(before -> Math.min(before, limit));
    }

    /**
     * How many units of each of the cart's lines are chosen.
     *
     * @param chosenOfFirst how many are chosen of the first so many units
     */
    int[] chosen(LongUnaryOperator chosenOfFirst) {
        var byLine = new int[cart.lines().size()];
        long before = 0;
        for (int place : lines) {
            long after = before + line(place).quantity();
            byLine[place] = Math.toIntExact(chosenOfFirst.applyAsLong(after) - chosenOfFirst.applyAsLong(before));
            before = after;
        }
        return byLine;
    }

    private Cart.Line line(int place) {
        return cart.lines().get(place);
    }
}
