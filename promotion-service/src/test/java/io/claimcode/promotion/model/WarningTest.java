package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.promotion.Drafts;
import io.claimcode.promotion.model.Warning.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WarningTest {
    private static final Instant NOW = Instant.parse("2046-12-01T12:00:00Z");

    @Test
    void openTerms_areWorthAWarning() {
        assertThat(kinds(Drafts.least())).containsExactly(Kind.NO_BUDGET, Kind.NO_UNIT_CAP, Kind.STARTS_NOW);
        assertThat(kinds(Drafts.complete())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /buyerGets/percent                | "60.01"                                           | DEEP_DISCOUNT
            /buyerGets/tiers                  | [{"quantity":5,"percent":"70"}]                   | DEEP_DISCOUNT
            /limits/maxRedemptions            | 999                                               | MORE_CODES_THAN_REDEMPTIONS
            /messaging/detailPageDisplayText  | "20% with a code"                                 | ADVERTISED
            """)
    void termsThatMayNotBeMeant_areWorthAWarning(String pointer, String json, Kind kind) {
        assertThat(kinds(Drafts.complete().with(pointer, json))).containsExactly(kind);
    }

    @Test
    void codesThatEverybodyCanUse_areWorthAWarning() {
        var without = Drafts.complete().with("/claimCodeGroup", "");

        assertThat(kinds(without.with("/claimCode", "{\"kind\":\"NONE\"}"))).containsExactly(Kind.NO_CODE_NEEDED);
        assertThat(kinds(without.with("/claimCode", "{\"kind\":\"GROUP\",\"groupCode\":\"SUMMER\"}")))
                .isEmpty();
        assertThat(kinds(without.with(
                        "/claimCode",
                        "{\"kind\":\"GROUP\",\"groupCode\":\"SUMMER\",\"oneRedemptionPerCustomer\":false}")))
                .containsExactly(Kind.REPEATABLE_CODE);
    }

    @ParameterizedTest
    @CsvSource({"20, 40, ''", "20, 40.01, 60.01", "50, 50, 100", "99, 99, 100"})
    void otherPromotions_areWorthAWarningAboveTheThreshold(String own, String other, String worst) {
        var standing = standing(Drafts.complete()
                .with("/buyerGets/percent", "\"" + other + "\"")
                .with("/claimCode/combinability", "\"UNRESTRICTED\""));

        var stacking = Warning.of(
                        plan(Drafts.complete().with("/buyerGets/percent", "\"" + own + "\"")),
                        List.of(standing),
                        60,
                        NOW)
                .stream()
                .filter(each -> each.kind() == Kind.STACKING)
                .toList();

        assertThat(stacking)
                .isEqualTo(
                        worst.isEmpty()
                                ? List.of()
                                : List.of(new Warning(Kind.STACKING, worst, List.of(standing.promotionId()))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            AMOUNT_OFF      | {"amount":{"amount":"5.00","currency":"USD"}}  | {}                                                                           | 10000
            AMOUNT_OFF      | {"amount":{"amount":"5.00","currency":"USD"}}  | {"kind":"AT_LEAST_AMOUNT","amount":{"amount":"30.00","currency":"USD"}}      | 1667
            BUY_ONE_GET_ONE | {"quantity":1}                                 | {}                                                                           | 10000
            PERCENTAGE_OFF  | {"percent":"12.5"}                             | {}                                                                           | 1250
            FREE_SHIPPING   | {}                                             | {}                                                                           | 0
            """)
    void exposure_isTheMostOffOneItem(String type, String benefit, String purchases, int hundredths) {
        var draft = Drafts.least()
                .with("/type", "\"" + type + "\"")
                .with("/buyerGets", benefit)
                .with("/buyerPurchases", purchases);

        assertThat(Exposure.of(plan(draft).terms()).map(Exposure::hundredths).orElse(0))
                .isEqualTo(hundredths);
    }

    @Test
    void exposureOnAnAdditionalItem_isOnThatOnly() {
        var draft = Drafts.complete().with("/buyerGets/appliesTo", "{\"kind\":\"ADDITIONAL_ITEM\",\"sku\":\"X\"}");

        assertThat(Exposure.of(plan(draft).terms()).orElseThrow().items())
                .isEqualTo(new ItemSelection(ItemSelection.Kind.SKUS, List.of("X")));
    }

    private static List<Kind> kinds(Drafts draft) {
        return Warning.of(plan(draft), List.of(), 60, NOW).stream()
                .map(Warning::kind)
                .toList();
    }

    private static Standing standing(Drafts draft) {
        var terms = plan(draft).terms();
        return new Standing(
                UUID.randomUUID(),
                Exposure.of(terms).orElseThrow(),
                terms.schedule().from(),
                terms.schedule().until());
    }

    private static PromotionPlan plan(Drafts draft) {
        var rules = new PromotionRules(NOW, "made-up", 1000, new Fingerprinter(new byte[32]), Map.of());
        return ((Checked.Accepted<PromotionPlan>) rules.check(draft.draft())).value();
    }
}
