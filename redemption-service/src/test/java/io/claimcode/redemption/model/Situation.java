package io.claimcode.redemption.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A cart with the codes and the promotions without code that meet on it. */
record Situation(Cart cart, List<CodeInCart> codes, List<Terms> automatic) {
    static Situation of(Random random) {
        var draw = new Draw(random);
        return new Situation(draw.cart(), draw.codes(), draw.automatic());
    }

    Quote priced() {
        return Pricing.price(cart, codes, automatic, Carts.NOW);
    }

    /** What one promotion takes off while there is no other. */
    Quote priced(Terms terms) {
        return Pricing.price(cart, List.of(), List.of(terms), Carts.NOW);
    }

    /** The terms of each promotion once. */
    List<Terms> promotions() {
        var terms = new ArrayList<>(automatic);
        codes.forEach(code -> terms.add(code.terms()));
        return terms.stream().distinct().toList();
    }

    /** Codes and promotions in another order, that of the lines and the codes' identities the same. */
    Situation withCodesShuffled(Random random) {
        var shuffled = new ArrayList<>(codes);
        Collections.shuffle(shuffled, random);
        var others = new ArrayList<>(automatic);
        Collections.shuffle(others, random);
        var placed = IntStream.range(0, shuffled.size())
                .mapToObj(position -> {
                    var code = shuffled.get(position);
                    return new CodeInCart(position, code.entry(), code.groupId(), code.terms());
                })
                .toList();
        return new Situation(cart, placed, others);
    }

    Situation withLinesShuffled(Random random) {
        var shuffled = new ArrayList<>(cart.lines());
        Collections.shuffle(shuffled, random);
        return new Situation(Carts.cart(cart.currency(), cart.shipping(), shuffled), codes, automatic);
    }

    /** What became of each code, by its identity. */
    static Map<String, Object> outcomes(Quote quote) {
        var outcomes = new HashMap<String, Object>();
        for (var code : quote.codes()) {
            var refusal = quote.refusals().get(code.position());
            outcomes.put(
                    code.terms().promotionId() + " " + code.entry(),
                    refusal == null ? quote.outcomes().get(code.position()) : refusal);
        }
        return outcomes;
    }

    /** What each promotion takes off, in the order in which they count, by the lines' ids. */
    static List<Map<String, Object>> shares(Quote quote) {
        return quote.shares().stream()
                .map(share -> {
                    var told = new HashMap<String, Object>(Map.of(
                            "promotion", share.terms().promotionId(),
                            "code",
                                    String.valueOf(
                                            share.code() == null
                                                    ? null
                                                    : share.code().entry()),
                            "shipping", share.shipping(),
                            "revenue", share.revenue()));
                    for (int line = 0; line < share.byLine().length; line++) {
                        told.put(
                                "line " + quote.cart().lines().get(line).lineId(),
                                share.byLine()[line] + " off " + share.unitsByLine()[line]);
                    }
                    return Map.copyOf(told);
                })
                .toList();
    }
}
