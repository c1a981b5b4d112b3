package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.promotion.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What each kind of promotion and of claim code takes. */
class PromotionKindsTest {
    private static final Instant NOW = Instant.parse("2046-12-01T12:00:00Z");
    private static final PromotionRules RULES =
            new PromotionRules(NOW, "made-up", 10_000_000, new Fingerprinter(new byte[32]), Map.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            AMOUNT_OFF      | {"amount":{"amount":"5.00","currency":"USD"}}
            AMOUNT_OFF      | {"kind":"AMOUNT_OFF","amount":{"amount":"5.00","currency":"USD"},"appliesTo":{"kind":"ADDITIONAL_ITEM","sku":"SKU-9"}}
            FREE_SHIPPING   | {}
            FREE_SHIPPING   | {"kind":"FREE_SHIPPING","appliesTo":{"kind":"PURCHASED_ITEMS"},"tiers":[]}
            BUY_ONE_GET_ONE | {"quantity":1}
            BUY_ONE_GET_ONE | {"kind":"FREE_ITEMS","quantity":2,"appliesTo":{"kind":"ADDITIONAL_ITEM","sku":"SKU-9"}}
            """)
    void benefitOfItsType_isAcceptedWithAnyPurchase(String type, String benefit) {
        var draft = ofType(type, benefit);

        accepted(draft);
        accepted(draft.with("/buyerPurchases", "{\"kind\":\"FOR_EVERY_QUANTITY\",\"quantity\":2}"));
        accepted(draft.with(
                "/buyerPurchases",
                "{\"kind\":\"AT_LEAST_AMOUNT\",\"amount\":{\"amount\":\"50.00\",\"currency\":\"USD\"}}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            AMOUNT_OFF      | {}                                                                     | /buyerGets/amount
            AMOUNT_OFF      | {"amount":{"amount":"5.00","currency":"EUR"}}                          | /buyerGets/amount/currency
            AMOUNT_OFF      | {"amount":{"amount":"0.00","currency":"USD"}}                          | /buyerGets/amount/amount
            AMOUNT_OFF      | {"amount":{"amount":"5.00","currency":"USD"},"percent":"1"}            | /buyerGets/percent
            AMOUNT_OFF      | {"amount":{"amount":"5.00","currency":"USD"},"quantity":1}             | /buyerGets/quantity
            AMOUNT_OFF      | {"amount":{"amount":"5.00","currency":"USD"},"tiers":[{"quantity":2,"percent":"5"}]} | /buyerGets/tiers
            AMOUNT_OFF      | {"kind":"FREE_ITEMS","quantity":1}                                     | /buyerGets/kind
            FREE_SHIPPING   | {"amount":{"amount":"5.00","currency":"USD"}}                          | /buyerGets/amount
            FREE_SHIPPING   | {"appliesTo":{"kind":"ADDITIONAL_ITEM","sku":"SKU-9"}}                 | /buyerGets/appliesTo/kind
            FREE_SHIPPING   | null                                                                   | /buyerGets
            BUY_ONE_GET_ONE | {}                                                                     | /buyerGets/quantity
            BUY_ONE_GET_ONE | {"quantity":0}                                                         | /buyerGets/quantity
            BUY_ONE_GET_ONE | {"quantity":1,"percent":"20"}                                          | /buyerGets/percent
            BUY_ONE_GET_ONE | {"quantity":1,"tiers":[{"quantity":2,"percent":"5"}]}                  | /buyerGets/tiers
            """)
    void benefitThatIsntOfItsType_isRefusedWhereItStands(String type, String benefit, String refusedAt) {
        assertThat(pointers(RULES.check(ofType(type, benefit).draft()))).containsExactly(refusedAt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPRING", "spring-27", "S P R I N G", "7GM3-YYYYY3-ZZZZZ5"})
    void groupCode_isKnownToOthersByItsFingerprint(String code) {
        var terms = accepted(withGroupCode(code)).terms();

        assertThat(terms.groupCode()).isEqualTo(code);
        assertThat(terms.claimCode().groupCodeFingerprint())
                .isEqualTo(RULES.fingerprinter()
                        .of(ClaimCode.parse(code).orElseThrow())
                        .hex())
                .matches("[0-9a-f]{24}");
        assertThat(accepted(withGroupCode(code.toLowerCase(Locale.ROOT)))
                        .terms()
                        .claimCode())
                .isEqualTo(terms.claimCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SHORT",
                "SPRING!",
                "FRÜHLING",
                "7GM3-YYYYY3-ZZZZZ6",
                "ABCDEFGHJKLMNPQRSTUVWXYZABCDEFGHJKLMNPQRS"
            })
    void groupCodeThatCantBeOne_isRefused(String code) {
        assertThat(pointers(RULES.check(withGroupCode(code).draft()))).containsExactly("/claimCode/groupCode");
    }

    @Test
    void groupCodeThatIsMissing_isRefused() {
        var draft = withGroupCode("SPRING").with("/claimCode/groupCode", "");

        assertThat(pointers(RULES.check(draft.draft()))).containsExactly("/claimCode/groupCode");
    }

    private static Drafts ofType(String type, String benefit) {
        return Drafts.complete().with("/type", "\"" + type + "\"").with("/buyerGets", benefit);
    }

    private static Drafts withGroupCode(String code) {
        return Drafts.complete()
                .with("/claimCode", "{\"kind\":\"GROUP\",\"groupCode\":\"" + code + "\"}")
                .with("/claimCodeGroup", "");
    }

    private static PromotionPlan accepted(Drafts draft) {
        var checked = RULES.check(draft.draft());
        assertThat(checked).isInstanceOf(Checked.Accepted.class);
        return ((Checked.Accepted<PromotionPlan>) checked).value();
    }

    private static List<String> pointers(Checked<PromotionPlan> checked) {
        assertThat(checked).isInstanceOf(Checked.Refused.class);
        return ((Checked.Refused<PromotionPlan>) checked)
                .violations().stream().map(Violation::pointer).toList();
    }
}
