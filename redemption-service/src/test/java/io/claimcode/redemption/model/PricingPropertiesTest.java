package io.claimcode.redemption.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.claimcode.redemption.model.Carts.cart;
import static io.claimcode.redemption.model.Carts.code;
import static io.claimcode.redemption.model.Carts.line;
import static io.claimcode.redemption.model.Carts.priced;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any cart and any codes; the seed is in each message. */
class PricingPropertiesTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyCart_addsUpAndNeverGoesBelowZero(long seed) {
        var random = new Random(seed);
        var cart = randomCart(random);
        var quote = priced(cart, randomCodes(random));

        for (int i = 0; i < cart.lines().size(); i++) {
            int line = i;
            long off = quote.shares().stream()
                    .mapToLong(share -> share.byLine()[line])
                    .sum();
            assertThat(off)
                    .as("seed %d, line %d", seed, i)
                    .isBetween(0L, cart.lines().get(i).total());
        }
        for (var share : quote.shares()) {
            assertThat(Arrays.stream(share.byLine()).sum()).as("seed %d", seed).isEqualTo(share.total());
        }
        assertThat(quote.total() + quote.discount()).isEqualTo(cart.itemsTotal() + cart.shipping());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfCodes_decidesNothing(long seed) {
        var random = new Random(seed);
        var cart = randomCart(random);
        var codes = new ArrayList<>(List.of(randomCodes(random)));

        var one = priced(cart, codes.toArray(CodeInCart[]::new));
        Collections.shuffle(codes, random);
        var other = priced(cart, codes.toArray(CodeInCart[]::new));

        assertThat(other.outcomes()).as("seed %d", seed).isEqualTo(one.outcomes());
        assertThat(other.discount()).as("seed %d", seed).isEqualTo(one.discount());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherItem_neverLowersTheDiscountOfAnAtLeastPromotion(long seed) {
        var random = new Random(seed);
        var cart = randomCart(random);
        var code = code(
                0,
                aPromotion().percent(Integer.toString(1 + random.nextInt(99))).maxUnits(1 + random.nextInt(9)));
        var more = new ArrayList<>(cart.lines());
        more.add(line("extra", 1 + random.nextInt(3), random.nextInt(100_000)));

        var before = priced(cart, code);
        var after =
                priced(new Cart("o", null, cart.customer(), List.of(), cart.currency(), List.copyOf(more), 0), code);

        assertThat(after.discount()).as("seed %d", seed).isGreaterThanOrEqualTo(before.discount());
    }

    private static Cart randomCart(Random random) {
        return cart(
                "USD",
                IntStream.rangeClosed(1, 1 + random.nextInt(8))
                        .mapToObj(i -> line("SKU-" + i, 1 + random.nextInt(5), random.nextInt(100_000)))
                        .toArray(Cart.Line[]::new));
    }

    private static CodeInCart[] randomCodes(Random random) {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> {
                    var promotion = aPromotion().percent(Integer.toString(1 + random.nextInt(99)));
                    return code(i, random.nextBoolean() ? promotion : promotion.unrestricted());
                })
                .toArray(CodeInCart[]::new);
    }
}
