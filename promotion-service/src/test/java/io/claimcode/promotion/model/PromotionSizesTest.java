package io.claimcode.promotion.model;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.claimcode.promotion.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.claimcode.promotion.model.PromotionRulesTest.RULES;
import static io.claimcode.promotion.model.PromotionRulesTest.accepted;
import static io.claimcode.promotion.model.PromotionRulesTest.pointers;
import static org.assertj.core.api.Assertions.assertThat;

/** How many items and tiers a promotion may have, and how long its texts. */
class PromotionSizesTest {
    @ParameterizedTest
    @CsvSource({"SKUS, 4000", "BRANDS, 4000", "CATEGORIES, 250"})
    void itemsUpToTheLimit_areAcceptedAndNotOneMore(String kind, int max) {
        accepted(Drafts.complete().with("/purchasedItems", items(kind, max)));

        var tooMany = Drafts.complete().with("/purchasedItems", items(kind, max + 1));
        assertThat(pointers(RULES.check(tooMany.draft()))).containsExactly("/purchasedItems/values");
    }

    @Test
    void itemsTooLargeForAnEvent_areRefused() {
        var half = IntStream.range(0, 2500)
                .mapToObj(index -> "\"%d%s\"".formatted(10_000 + index, "x".repeat(190)))
                .collect(Collectors.joining(",", "{\"kind\":\"SKUS\",\"values\":[", "]}"));
        accepted(Drafts.complete().with("/purchasedItems", half));

        var both = Drafts.complete().with("/purchasedItems", half).with("/excludedItems", half);
        assertThat(pointers(RULES.check(both.draft()))).containsExactly("/excludedItems/values");
    }

    @ParameterizedTest
    @CsvSource({
        "/internalDescription, 200",
        "/trackingId, 100",
        "/claimCodeGroup/name, 100",
        "/messaging/checkoutDisplayText, 500",
        "/messaging/shortDisplayText, 500",
        "/messaging/detailPageDisplayText, 500",
        "/messaging/termsAndConditions, 500"
    })
    void textsUpToTheLimit_areAcceptedAndNotOneCharacterMore(String pointer, int max) {
        accepted(Drafts.complete().with(pointer, "\"" + "🌷".repeat(max) + "\""));

        var tooLong = Drafts.complete().with(pointer, "\"" + "x".repeat(max + 1) + "\"");
        assertThat(pointers(RULES.check(tooLong.draft()))).containsExactly(pointer);
    }

    @Test
    void nineTiers_areAcceptedAndNotTen() {
        accepted(Drafts.complete().with("/buyerGets/tiers", tiers(9)));

        var tooMany = Drafts.complete().with("/buyerGets/tiers", tiers(10));
        assertThat(pointers(RULES.check(tooMany.draft()))).containsExactly("/buyerGets/tiers");
    }

    @Test
    void tiersForAnAdditionalItem_areRefused() {
        var draft = Drafts.complete()
                .with("/buyerGets/appliesTo", "{\"kind\":\"ADDITIONAL_ITEM\",\"sku\":\"SKU-9\"}")
                .with("/buyerGets/tiers", tiers(1));

        assertThat(pointers(RULES.check(draft.draft()))).containsExactly("/buyerGets/tiers");
    }

    private static String items(String kind, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> "\"item-" + index + "\"")
                .collect(Collectors.joining(",", "{\"kind\":\"" + kind + "\",\"values\":[", "]}"));
    }

    private static String tiers(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> "{\"quantity\":%d,\"percent\":\"%d\"}".formatted(2 + index, 21 + index))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
