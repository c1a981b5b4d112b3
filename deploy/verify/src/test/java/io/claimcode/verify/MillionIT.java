package io.claimcode.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import io.claimcode.contracts.code.ClaimCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A million codes, looked at one by one. */
class MillionIT {
    private static final int QUANTITY = 1_000_000;
    private static final int SAMPLE = 1_000;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DRAWN = 15;
    /**
     * The chi-squared value of 31 degrees of freedom that uniform symbols exceed once in ten million; asked of 15
     * positions, so that this test fails by chance once in 600,000 runs.
     */
    private static final double LIMIT = 91.3;

    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-million");

    @Test
    void millionCodes_areDistinctUniformAndRedeemOnce() throws Exception {
        var codes = seller.codes(seller.create(
                QUANTITY, "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}"));

        Set<String> distinct = HashSet.newHashSet(QUANTITY);
        int[][] symbols = new int[DRAWN][ALPHABET.length()];
        for (String code : codes) {
            var normal = ClaimCode.parse(code).orElseThrow().normal();
            distinct.add(normal);
            for (int position = 0; position < DRAWN; position++) {
                symbols[position][ALPHABET.indexOf(normal.charAt(position))]++;
            }
        }
        assertThat(codes).hasSize(QUANTITY);
        assertThat(distinct).hasSize(QUANTITY);
        for (int position = 0; position < DRAWN; position++) {
            assertThat(chiSquared(symbols[position]))
                    .as("symbols at place %d", position)
                    .isLessThan(LIMIT);
        }

        seller.awaitKnown();
        var storefront = new Storefront(deployment, seller.name());
        assertThat(redeem(storefront, codes, "first")).containsOnly(201);
        assertThat(redeem(storefront, codes, "second")).containsOnly(409);
    }

    private static double chiSquared(int[] counts) {
        double expected = (double) QUANTITY / counts.length;
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    /** Redeems a sample, each code by an order of its own. */
    private static List<Integer> redeem(Storefront storefront, List<String> codes, String name) throws Exception {
        List<Callable<Integer>> orders = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            int order = i;
            var code = codes.get(i * (QUANTITY / SAMPLE));
            orders.add(() -> {
                var id = "o-million-" + name + "-" + order;
                return storefront
                        .redeem(order, id, id, "buyer-" + order + "@example.com", code)
                        .status();
            });
        }
        return Storefront.all(orders);
    }
}
