package io.claimcode.redemption.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any cart with any codes and any promotions without code. */
class PricingPropertiesTest {
    private static final int TRIES = 2_000;

    @Test
    void anyCart_addsUpAndNothingGoesBelowZero() {
        Seeds.tryAll(TRIES, random -> {
            var quote = Situation.of(random).priced();
            var cart = quote.cart();

            long items = 0;
            for (int i = 0; i < cart.lines().size(); i++) {
                int line = i;
                var offs = quote.shares().stream()
                        .mapToLong(share -> share.byLine()[line])
                        .toArray();
                assertThat(Arrays.stream(offs).min().orElse(0)).isNotNegative();
                assertThat(Arrays.stream(offs).sum())
                        .isBetween(0L, cart.lines().get(i).total());
                items += Arrays.stream(offs).sum();
            }
            assertThat(quote.discount()).isEqualTo(items);
            assertThat(quote.shippingDiscount()).isBetween(0L, cart.shipping());
            assertThat(quote.total()).isNotNegative();
            assertThat(quote.total() + quote.discount() + quote.shippingDiscount())
                    .isEqualTo(cart.itemsTotal() + cart.shipping());
            assertThat(quote.shares())
                    .allSatisfy(share -> assertThat(share.total())
                            .isPositive()
                            .isEqualTo(Arrays.stream(share.byLine()).sum() + share.shipping()));
        });
    }

    @Test
    void anyCode_isRefusedOrHasOneOutcome_andOnlyAppliedOnesHaveAShare() {
        var seen = new EnumMap<CodeOutcome, Integer>(CodeOutcome.class);
        Seeds.tryAll(TRIES, random -> {
            var situation = Situation.of(random);
            var quote = situation.priced();

            assertThat(situation.codes())
                    .allSatisfy(code -> assertThat(quote.outcomes().containsKey(code.position()))
                            .isNotEqualTo(quote.refusals().containsKey(code.position())));
            var applied = situation.codes().stream()
                    .filter(code -> quote.outcomes().get(code.position()) == CodeOutcome.APPLIED)
                    .toList();
            assertThat(quote.applied()).containsExactlyInAnyOrderElementsOf(applied);
            assertThat(quote.shares())
                    .extracting(share -> share.terms().promotionId())
                    .doesNotHaveDuplicates();
            quote.outcomes().values().forEach(outcome -> seen.merge(outcome, 1, Integer::sum));
        });

        assertThat(seen).as("outcomes drawn").hasSize(CodeOutcome.values().length);
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(100));
    }

    @Test
    void discounts_areThoseOfEachPromotionAloneCutInTheOrderInWhichTheyCount() {
        Seeds.tryAll(TRIES, random -> {
            var situation = Situation.of(random);
            var lines = situation.cart().lines().stream()
                    .mapToLong(Cart.Line::total)
                    .toArray();
            long shipping = situation.cart().shipping();
            var expected = new ArrayList<List<Long>>();
            for (var alone : inOrder(situation)) {
                var taken = new ArrayList<Long>();
                taken.add(Math.min(shipping, alone.shipping()));
                shipping -= taken.getFirst();
                for (int line = 0; line < lines.length; line++) {
                    taken.add(Math.min(lines[line], alone.byLine()[line]));
                    lines[line] -= taken.getLast();
                }
                if (taken.stream().anyMatch(off -> off > 0)) {
                    expected.add(taken);
                }
            }

            var actual = situation.priced().shares().stream()
                    .map(share -> {
                        var taken = new ArrayList<Long>();
                        taken.add(share.shipping());
                        Arrays.stream(share.byLine()).forEach(taken::add);
                        return taken;
                    })
                    .toList();

            assertThat(actual).isEqualTo(expected);
        });
    }

    /** The seller's Preferential codes worth most, then all others; each kind by age and id. */
    private static List<Quote.Share> inOrder(Situation situation) {
        var preferential = new HashMap<String, Quote.Share>();
        var others = new ArrayList<Quote.Share>();
        for (var terms : situation.promotions().stream().sorted(BY_AGE).toList()) {
            for (var alone : situation.priced(terms).shares()) {
                if (situation.automatic().contains(terms) || !terms.isPreferential()) {
                    others.add(alone);
                } else {
                    preferential.merge(
                            terms.state().seller(),
                            alone,
                            (older, younger) -> younger.total() > older.total() ? younger : older);
                }
            }
        }
        var order = new ArrayList<>(preferential.values());
        order.sort(Comparator.comparing(Quote.Share::terms, BY_AGE));
        order.addAll(others);
        return order;
    }

    private static final Comparator<Terms> BY_AGE = Comparator.comparing(
                    (Terms terms) -> terms.state().createdAt())
            .thenComparing(terms -> terms.state().promotionId());

    @Test
    void eachSeller_hasAtMostOnePreferential_theOneWorthMost() {
        Seeds.tryAll(TRIES, random -> {
            var situation = Situation.of(random);
            var quote = situation.priced();
            var bySeller = situation.codes().stream()
                    .filter(code -> code.terms().isPreferential())
                    .filter(code -> !quote.refusals().containsKey(code.position()))
                    .collect(Collectors.groupingBy(code -> code.terms().state().seller()));

            bySeller.values().forEach(codes -> {
                var chosen = codes.stream()
                        .filter(code -> quote.outcomes().get(code.position()) == CodeOutcome.APPLIED)
                        .toList();
                assertThat(chosen).hasSizeLessThanOrEqualTo(1);
                chosen.forEach(code -> assertThat(codes)
                        .allSatisfy(other ->
                                assertThat(worth(situation, other)).isLessThanOrEqualTo(worth(situation, code))));
            });
        });
    }

    private static long worth(Situation situation, CodeInCart code) {
        var alone = situation.priced(code.terms());
        return alone.discount() + alone.shippingDiscount();
    }

    @Test
    void promotions_touchOnlyTheirOwnSellersItems() {
        Seeds.tryAll(TRIES, random -> {
            var situation = Situation.of(random);
            var lines = situation.cart().lines();

            for (var share : situation.priced().shares()) {
                for (int line = 0; line < lines.size(); line++) {
                    if (share.byLine()[line] > 0) {
                        assertThat(lines.get(line).seller())
                                .isIn(null, share.terms().state().seller());
                    }
                }
            }
        });
    }

    @Test
    void orderOfCodesAndPromotions_decidesNothing() {
        Seeds.tryAll(TRIES, random -> {
            var situation = Situation.of(random);
            var other = situation.withCodesShuffled(random);

            assertThat(Situation.outcomes(other.priced())).isEqualTo(Situation.outcomes(situation.priced()));
            assertThat(Situation.shares(other.priced())).isEqualTo(Situation.shares(situation.priced()));
        });
    }

    @Test
    void orderOfLines_decidesNothingButTies() {
        var compared = new int[1];
        Seeds.tryAll(TRIES, random -> {
            var situation = Situation.of(random);
            var other = situation.withLinesShuffled(random);

            boolean tied = false;
            for (var terms : situation.promotions()) {
                var alone = situation.priced(terms);
                var otherAlone = other.priced(terms);
                assertThat(otherAlone.discount()).isEqualTo(alone.discount());
                assertThat(otherAlone.shippingDiscount()).isEqualTo(alone.shippingDiscount());
                tied |= !Situation.shares(otherAlone).equals(Situation.shares(alone));
            }
            if (!tied) {
                compared[0]++;
                assertThat(Situation.outcomes(other.priced())).isEqualTo(Situation.outcomes(situation.priced()));
                assertThat(Situation.shares(other.priced())).isEqualTo(Situation.shares(situation.priced()));
            }
        });

        assertThat(compared[0]).as("carts without ties").isGreaterThan(1_000);
    }

    @Test
    void linesOfARedemption_addUpToItsDiscount() {
        Seeds.tryAll(TRIES, random -> {
            var quote = Situation.of(random).priced();
            var redemption = Redemption.of(new UUID(0, 1), quote, Carts.NOW);

            Map<String, Long> sums = new HashMap<>();
            for (var line : redemption.lines()) {
                var parts = line.promotions().stream().mapToLong(share -> written(redemption, share.discount()));
                assertThat(parts.sum()).isEqualTo(written(redemption, line.discount()));
                sums.merge("lines", written(redemption, line.discount()), Long::sum);
            }
            redemption.codes().forEach(code -> sums.merge("codes", written(redemption, code.discount()), Long::sum));
            redemption
                    .promotions()
                    .forEach(share -> sums.merge("promotions", written(redemption, share.discount()), Long::sum));
            long discount = written(redemption, redemption.discount());
            long all = discount + written(redemption, redemption.shippingDiscount());
            assertThat(sums.getOrDefault("lines", 0L)).isEqualTo(discount);
            assertThat(sums.getOrDefault("promotions", 0L)).isEqualTo(all);
            assertThat(sums.getOrDefault("codes", 0L)).isLessThanOrEqualTo(all);
        });
    }

    private static long written(Redemption redemption, String amount) {
        return Amount.written(amount, Currency.getInstance(redemption.currency()));
    }
}
