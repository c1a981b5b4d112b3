package io.claimcode.redemption.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

import io.claimcode.redemption.model.Adjustment.Part;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any redeemed order that goes back in any steps. */
class AdjustmentPropertiesTest {
    private static final int TRIES = 2_000;

    @Test
    void allUnitsInAnySteps_giveBackExactlyWhatWasTakenOffTheItems() {
        Seeds.tryAll(TRIES, random -> {
            var quote = Situation.of(random).priced();
            var redemption = Redemption.of(new UUID(0, 1), quote, Carts.NOW);

            var discounts = new HashMap<UUID, Long>();
            var revenues = new HashMap<UUID, Long>();
            var units = new HashMap<UUID, Long>();
            var earlier = new ArrayList<Part>();
            for (var step : steps(redemption, random)) {
                var adjustment = adjusted(redemption, earlier, step);
                assertThat(adjustment.shares().stream()
                                .mapToLong(Adjustment.Share::discount)
                                .sum())
                        .isEqualTo(adjustment.discount());
                for (var share : adjustment.shares()) {
                    assertThat(List.of(share.discount(), share.revenue(), (long) share.units()))
                            .allSatisfy(part -> assertThat(part).isNotNegative());
                    discounts.merge(share.promotionId(), share.discount(), Long::sum);
                    revenues.merge(share.promotionId(), share.revenue(), Long::sum);
                    units.merge(share.promotionId(), (long) share.units(), Long::sum);
                }
                earlier.addAll(step);
            }

            for (var share : quote.shares()) {
                var promotion = share.terms().promotionId();
                long revenue = share.shipping() > 0 ? 0 : share.revenue();
                assertThat(discounts.getOrDefault(promotion, 0L)).isEqualTo(share.items());
                assertThat(revenues.getOrDefault(promotion, 0L)).isEqualTo(revenue);
                assertThat(units.getOrDefault(promotion, 0L)).isEqualTo(share.units());
            }
        });
    }

    @Test
    void remainingDiscount_isItsPortionRoundedHalfUp_andNoMatterInHowManySteps() {
        Seeds.tryAll(TRIES, random -> {
            var quote = Situation.of(random).priced();
            var redemption = Redemption.of(new UUID(0, 1), quote, Carts.NOW);
            int place = random.nextInt(redemption.lines().size());
            var line = redemption.lines().get(place);
            int returned = 1 + random.nextInt(line.quantity());
            long discount = quote.shares().stream()
                    .mapToLong(share -> share.byLine()[place])
                    .sum();

            var once = adjusted(redemption, List.of(), List.of(new Part(line.lineId(), returned)));
            var sums = new HashMap<UUID, List<Long>>();
            var earlier = new ArrayList<Part>();
            for (int unit = 0; unit < returned; unit++) {
                var one = new Part(line.lineId(), 1);
                adjusted(redemption, earlier, List.of(one)).shares().forEach(share -> add(sums, share));
                earlier.add(one);
            }

            long remaining = BigDecimal.valueOf(discount * (line.quantity() - returned))
                    .divide(BigDecimal.valueOf(line.quantity()), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            assertThat(once.discount()).isEqualTo(discount - remaining);
            Map<UUID, List<Long>> atOnce = new HashMap<>();
            once.shares().forEach(share -> add(atOnce, share));
            assertThat(sums).isEqualTo(atOnce);
        });
    }

    private static void add(Map<UUID, List<Long>> sums, Adjustment.Share share) {
        sums.merge(
                share.promotionId(),
                List.of(share.discount(), share.revenue(), (long) share.units()),
                (one, other) ->
                        List.of(one.get(0) + other.get(0), one.get(1) + other.get(1), one.get(2) + other.get(2)));
    }

    /** All units of all lines, in steps of one to three lines. */
    private static List<List<Part>> steps(Redemption redemption, Random random) {
        var remaining = new HashMap<String, Integer>();
        redemption.lines().forEach(line -> remaining.put(line.lineId(), line.quantity()));
        var steps = new ArrayList<List<Part>>();
        while (!remaining.isEmpty()) {
            var lines = new ArrayList<>(new TreeSet<>(remaining.keySet()));
            Collections.shuffle(lines, random);
            var step = new ArrayList<Part>();
            for (var lineId : lines.subList(0, Math.min(lines.size(), 1 + random.nextInt(3)))) {
                int quantity = 1 + random.nextInt(remaining.get(lineId));
                step.add(new Part(lineId, quantity));
                remaining.computeIfPresent(lineId, (id, left) -> left > quantity ? left - quantity : null);
            }
            steps.add(List.copyOf(step));
        }
        return steps;
    }

    private static Adjustment adjusted(Redemption redemption, List<Part> earlier, List<Part> parts) {
        return ((Adjustment.Outcome.Adjusted) Adjustment.of(redemption, List.copyOf(earlier), parts)).adjustment();
    }
}
