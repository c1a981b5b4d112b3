package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.ItemSelection.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StackingTest {
    private static final Instant T0 = Instant.parse("2047-03-01T00:00:00Z");
    private static final ItemSelection NONE = skus();
    private static final ItemSelection CATALOG = new ItemSelection(Kind.ENTIRE_CATALOG, List.of());

    private final List<Standing> others = new ArrayList<>();

    @Test
    void halfAndHalf_isAll() {
        var other = unrestricted(50, skus("A"), 0, 10);

        assertThat(worst(code(50, true, skus("A", "B")))).isEqualTo(new Stacking(10_000, List.of(other)));
        assertThat(worst(code(50, false, skus("A", "B")))).isEqualTo(new Stacking(10_000, List.of(other)));
    }

    @Test
    void moreThanAll_isAll() {
        unrestricted(50, CATALOG, 0, 10);
        unrestricted(40, CATALOG, 0, 10);

        assertThat(worst(code(50, true, skus("A"))).hundredths()).isEqualTo(10_000);
    }

    @Test
    void disjointItems_dontStack() {
        unrestricted(50, skus("B"), 0, 10);
        unrestricted(50, new ItemSelection(Kind.BRANDS, List.of("acme")), 0, 10);

        assertThat(worst(code(50, true, skus("A"))).hundredths()).isEqualTo(10_000);
        others.removeLast();
        assertThat(worst(code(50, true, skus("A")))).isEqualTo(alone(50));
    }

    @Test
    void disjointSchedules_dontStack() {
        unrestricted(50, CATALOG, 10, 20);
        unrestricted(50, CATALOG, -10, 0);

        assertThat(worst(code(50, true, CATALOG))).isEqualTo(alone(50));
    }

    @Test
    void othersThatNeverCountTogether_dontStackWithEachOther() {
        var first = unrestricted(20, CATALOG, 0, 5);
        unrestricted(10, CATALOG, 5, 10);

        assertThat(worst(code(30, true, CATALOG))).isEqualTo(new Stacking(5_000, List.of(first)));
    }

    @Test
    void othersOnDifferentItems_dontStackWithEachOther() {
        unrestricted(20, skus("A"), 0, 10);
        var more = unrestricted(25, skus("B"), 0, 10);

        assertThat(worst(code(30, true, CATALOG))).isEqualTo(new Stacking(5_500, List.of(more)));
    }

    @Test
    void onlyOnePreferential_counts() {
        preferential(40, CATALOG, 0, 10);
        var best = preferential(45, CATALOG, 0, 10);
        var open = unrestricted(10, CATALOG, 0, 10);

        assertThat(worst(code(30, true, CATALOG))).isEqualTo(new Stacking(4_000, List.of(open)));
        assertThat(worst(code(30, false, CATALOG))).isEqualTo(new Stacking(8_500, List.of(best, open)));
    }

    @Test
    void preferentialAndUnrestrictedOnDifferentItems_dontAddUp() {
        var best = preferential(45, skus("A"), 0, 10);
        unrestricted(10, skus("B"), 0, 10);

        assertThat(worst(code(30, false, CATALOG))).isEqualTo(new Stacking(7_500, List.of(best)));
    }

    @Test
    void brandsCategoriesAndSkus_mayMeetOnOneItem() {
        var brand = unrestricted(12, new ItemSelection(Kind.BRANDS, List.of("acme")), 0, 10);
        var category = unrestricted(11, new ItemSelection(Kind.CATEGORIES, List.of("shoes")), 0, 10);
        unrestricted(10, new ItemSelection(Kind.CATEGORIES, List.of("hats")), 0, 10);

        assertThat(worst(code(30, true, skus("A")))).isEqualTo(new Stacking(5_300, List.of(brand, category)));
    }

    @Test
    void excludedItems_areOut() {
        others.add(standing(new Exposure(5_000, false, CATALOG, skus("A")), 0, 10));
        assertThat(worst(code(50, true, skus("A")))).isEqualTo(alone(50));
        assertThat(worst(code(50, true, skus("A", "B"))).hundredths()).isEqualTo(10_000);

        others.clear();
        unrestricted(50, skus("A"), 0, 10);
        assertThat(worst(new Exposure(5_000, true, CATALOG, skus("A")))).isEqualTo(alone(50));
    }

    @Test
    void random_agreesWithTryingEverything() {
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            others.clear();
            var own = new Exposure(1 + random.nextInt(2_000), random.nextBoolean(), anything(random), NONE);
            for (var each = 0; each < random.nextInt(8); each++) {
                var exposure = new Exposure(1 + random.nextInt(1_500), random.nextBoolean(), anything(random), NONE);
                var from = random.nextInt(12) - 1;
                others.add(standing(exposure, from, from + 1 + random.nextInt(5)));
            }

            assertThat(worst(own).hundredths()).as("seed %d", seed).isEqualTo(tried(own));
        }
    }

    @Test
    void tenThousandPromotions_areJudgedInAMoment() {
        var random = new Random(7);
        for (var each = 0; each < 10_000; each++) {
            var values = IntStream.range(0, 10)
                    .mapToObj(value -> "SKU-" + random.nextInt(50_000))
                    .distinct()
                    .toArray(String[]::new);
            var from = random.nextInt(1_000) - 500;
            var exposure = new Exposure(100 + random.nextInt(900), random.nextBoolean(), skus(values), NONE);
            others.add(standing(exposure, from, from + 400));
        }
        var begin = System.nanoTime();

        var worst = worst(code(10, false, CATALOG));

        assertThat(worst.with()).isNotEmpty();
        assertThat((System.nanoTime() - begin) / 1_000_000).as("milliseconds").isLessThan(5_000);
    }

    /** Every instant and every item with a SKU, a brand and a category of those that there are. */
    private int tried(Exposure own) {
        var worst = own.hundredths();
        for (var at = 0; at < 10; at++) {
            for (var item = 0; item < 27; item++) {
                var sku = "" + item % 3;
                var brand = "" + item / 3 % 3;
                var category = "" + item / 9;
                if (holds(own.items(), sku, brand, category)) {
                    worst = Math.max(worst, tried(own, T0.plusSeconds(at), sku, brand, category));
                }
            }
        }
        return Math.min(10_000, worst);
    }

    private int tried(Exposure own, Instant at, String sku, String brand, String category) {
        var sum = own.hundredths();
        var preferential = 0;
        for (var other : others) {
            var counts = !at.isBefore(other.from()) && at.isBefore(other.until());
            if (counts && holds(other.exposure().items(), sku, brand, category)) {
                if (!other.exposure().preferential()) {
                    sum += other.exposure().hundredths();
                } else if (!own.preferential()) {
                    preferential = Math.max(preferential, other.exposure().hundredths());
                }
            }
        }
        return sum + preferential;
    }

    private static boolean holds(ItemSelection items, String sku, String brand, String category) {
        return switch (items.kind()) {
            case SKUS -> items.values().contains(sku);
            case BRANDS -> items.values().contains(brand);
            case CATEGORIES -> items.values().contains(category);
            case ENTIRE_CATALOG -> true;
        };
    }

    private static ItemSelection anything(Random random) {
        var kind = Kind.values()[random.nextInt(Kind.values().length)];
        var values = IntStream.range(0, 3)
                .filter(value -> random.nextBoolean())
                .mapToObj(Integer::toString)
                .toList();
        return kind == Kind.ENTIRE_CATALOG
                ? CATALOG
                : new ItemSelection(kind, values.isEmpty() ? List.of("0") : values);
    }

    private Stacking worst(Exposure own) {
        return Stacking.of(own, T0, T0.plusSeconds(10), others);
    }

    private static Stacking alone(int percent) {
        return new Stacking(percent * 100, List.of());
    }

    private static Exposure code(int percent, boolean preferential, ItemSelection items) {
        return new Exposure(percent * 100, preferential, items, NONE);
    }

    private UUID unrestricted(int percent, ItemSelection items, int from, int until) {
        return add(code(percent, false, items), from, until);
    }

    private UUID preferential(int percent, ItemSelection items, int from, int until) {
        return add(code(percent, true, items), from, until);
    }

    private UUID add(Exposure exposure, int from, int until) {
        var standing = standing(exposure, from, until);
        others.add(standing);
        return standing.promotionId();
    }

    private static Standing standing(Exposure exposure, int from, int until) {
        return new Standing(UUID.randomUUID(), exposure, T0.plusSeconds(from), T0.plusSeconds(until));
    }

    private static ItemSelection skus(String... values) {
        return new ItemSelection(Kind.SKUS, Arrays.asList(values));
    }
}
