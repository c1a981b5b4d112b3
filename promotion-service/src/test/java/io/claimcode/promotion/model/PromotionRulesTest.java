package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Limits;
import io.claimcode.promotion.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PromotionRulesTest {
    private static final Instant NOW = Instant.parse("2046-12-01T12:00:00Z");
    static final PromotionRules RULES =
            new PromotionRules(NOW, "made-up", 10_000_000, new Fingerprinter(new byte[32]), Map.of());

    @Test
    void completeDraft_isAcceptedAsItIs() {
        var plan = accepted(Drafts.complete());

        assertThat(plan.claimCodeGroup()).isEqualTo(new ClaimCodeGroupPlan("Spring launch", 1000));
        var terms = plan.terms();
        assertThat(terms.trackingId()).isEqualTo("spring-2027");
        assertThat(terms.purchasedItems().values()).containsExactly("SKU-1", "SKU-2");
        assertThat(terms.buyerGets().percent()).isEqualTo("20");
        assertThat(terms.limits().maxUnitsPerOrder()).isEqualTo(3);
        assertThat(terms.messaging().checkoutDisplayText()).isEqualTo("20% off");
    }

    @Test
    void leastDraft_getsTheDefaults() {
        var plan = accepted(Drafts.least());

        var terms = plan.terms();
        assertThat(plan.claimCodeGroup()).isNull();
        assertThat(terms.trackingId()).isEqualTo("made-up");
        assertThat(terms.buyerPurchases())
                .isEqualTo(new BuyerPurchases(BuyerPurchases.Kind.AT_LEAST_QUANTITY, 1, null));
        assertThat(terms.excludedItems()).isEqualTo(new ItemSelection(ItemSelection.Kind.SKUS, List.of()));
        assertThat(terms.buyerGets())
                .isEqualTo(new BuyerGets(
                        BuyerGets.Kind.PERCENT_OFF,
                        "20",
                        null,
                        null,
                        new BuyerGets.AppliesTo(BuyerGets.Target.PURCHASED_ITEMS, null),
                        List.of()));
        assertThat(terms.claimCode())
                .isEqualTo(new ClaimCodeTerms(
                        ClaimCodeTerms.Kind.SINGLE_USE, true, ClaimCodeTerms.Combinability.PREFERENTIAL));
        assertThat(terms.limits()).isEqualTo(new Limits(null, null, null));
        assertThat(terms.messaging()).isEqualTo(new Messaging(null, null, null, null));
    }

    @Test
    void emptyDraft_isRefusedForAllThatIsRequired() {
        var empty = new PromotionDraft(null, null, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(pointers(RULES.check(empty)))
                .containsExactly(
                        "/type", "/internalDescription", "/currency", "/purchasedItems", "/buyerGets", "/schedule");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # changed property               | new value                                                  | refused at
            /type                            |                                                            | /type
            /type                            | "PERCENT"                                                  | /type
            /type                            | "AMOUNT_OFF"                                               | /buyerGets/kind
            /type                            | "FREE_SHIPPING"                                            | /buyerGets/kind
            /type                            | "BUY_ONE_GET_ONE"                                          | /buyerGets/kind
            /internalDescription             |                                                            | /internalDescription
            /internalDescription             | "  "                                                       | /internalDescription
            /internalDescription             | "a\\u0000b"                                                | /internalDescription
            /internalDescription             | "a\\nb"                                                    | /internalDescription
            /internalDescription             | "\\ud800"                                                  | /internalDescription
            /trackingId                      | ""                                                         | /trackingId
            /trackingId                      | "a b"                                                      | /trackingId
            /trackingId                      | "a\\u00a0b"                                                | /trackingId
            /currency                        | "usd"                                                      | /currency
            /currency                        | "XAU"                                                      | /currency
            /currency                        | "CLF"                                                      | /currency
            /buyerPurchases                  | {"kind":"AT_MOST"}                                         | /buyerPurchases/kind
            /buyerPurchases                  | {"quantity":0}                                             | /buyerPurchases/quantity
            /buyerPurchases                  | {"quantity":-1}                                            | /buyerPurchases/quantity
            /buyerPurchases                  | {"quantity":9223372036854775807}                           | /buyerPurchases/quantity
            /buyerPurchases                  | {"amount":{"amount":"1.00","currency":"USD"}}              | /buyerPurchases/amount
            /buyerPurchases                  | {"kind":"FOR_EVERY_QUANTITY"}                              | /buyerPurchases/quantity
            /buyerPurchases                  | {"kind":"AT_LEAST_AMOUNT"}                                 | /buyerPurchases/amount
            /buyerPurchases                  | {"kind":"AT_LEAST_AMOUNT","amount":{}}                     | /buyerPurchases/amount/currency, /buyerPurchases/amount/amount
            /buyerPurchases                  | {"kind":"AT_LEAST_AMOUNT","amount":{"amount":"1.00","currency":"EUR"}} | /buyerPurchases/amount/currency
            /buyerPurchases                  | {"kind":"AT_LEAST_AMOUNT","quantity":2,"amount":{"amount":"1.00","currency":"USD"}} | /buyerPurchases/quantity
            /purchasedItems                  |                                                            | /purchasedItems
            /purchasedItems                  | {"values":["a"]}                                           | /purchasedItems/kind
            /purchasedItems                  | {"kind":"ASINS","values":["a"]}                            | /purchasedItems/kind
            /purchasedItems                  | {"kind":"SKUS"}                                            | /purchasedItems/values
            /purchasedItems                  | {"kind":"SKUS","values":[]}                                | /purchasedItems/values
            /purchasedItems                  | {"kind":"SKUS","values":["a",null,""]}                     | /purchasedItems/values/1, /purchasedItems/values/2
            /purchasedItems                  | {"kind":"SKUS","values":["a","b","a"]}                     | /purchasedItems/values/2
            /purchasedItems                  | {"kind":"BRANDS","values":["a\\u0000"]}                    | /purchasedItems/values/0
            /purchasedItems                  | {"kind":"ENTIRE_CATALOG","values":["a"]}                   | /purchasedItems/values
            /purchasedItems                  | {"kind":"SELECTION","selectionId":"x"}                     | /purchasedItems/selectionId
            /purchasedItems                  | {"kind":"SELECTION"}                                       | /purchasedItems/selectionId
            /excludedItems                   | {"kind":"ENTIRE_CATALOG"}                                  | /excludedItems/kind
            /excludedItems                   | {"kind":"SELECTION","selectionId":"x"}                     | /excludedItems/selectionId
            /buyerGets                       |                                                            | /buyerGets
            /buyerGets                       | {"kind":"AMOUNT_OFF","percent":"20"}                       | /buyerGets/kind, /buyerGets/percent, /buyerGets/amount
            /buyerGets                       | {"percent":"20","quantity":1}                              | /buyerGets/quantity
            /buyerGets                       | {"percent":"20","amount":{"amount":"1.00","currency":"USD"}} | /buyerGets/amount
            /buyerGets/percent               |                                                            | /buyerGets/percent
            /buyerGets/percent               | "0"                                                        | /buyerGets/percent
            /buyerGets/percent               | "0.5"                                                      | /buyerGets/percent
            /buyerGets/percent               | "99.01"                                                    | /buyerGets/percent
            /buyerGets/percent               | "100"                                                      | /buyerGets/percent
            /buyerGets/percent               | "150"                                                      | /buyerGets/percent
            /buyerGets/percent               | "-20"                                                      | /buyerGets/percent
            /buyerGets/percent               | "20.125"                                                   | /buyerGets/percent
            /buyerGets/percent               | "2e1"                                                      | /buyerGets/percent
            /buyerGets/percent               | "20%"                                                      | /buyerGets/percent
            /buyerGets/percent               | "\\u0662\\u0660"                                           | /buyerGets/percent
            /buyerGets/appliesTo             | {"kind":"OTHER"}                                           | /buyerGets/appliesTo/kind
            /buyerGets/appliesTo             | {"kind":"ADDITIONAL_ITEM"}                                 | /buyerGets/appliesTo/sku
            /buyerGets/appliesTo             | {"sku":"a"}                                                | /buyerGets/appliesTo/sku
            /buyerGets/tiers                 | [null]                                                     | /buyerGets/tiers/0
            /buyerGets/tiers                 | [{}]                                                       | /buyerGets/tiers/0/quantity, /buyerGets/tiers/0/percent
            /buyerGets/tiers                 | [{"quantity":5,"percent":"20.00"}]                         | /buyerGets/tiers/0/percent
            /buyerGets/tiers                 | [{"quantity":5,"percent":"30"},{"quantity":5,"percent":"40"}] | /buyerGets/tiers/1/quantity
            /buyerGets/tiers                 | [{"quantity":5,"percent":"30"},{"quantity":6,"percent":"29.99"}] | /buyerGets/tiers/1/percent
            /buyerGets/tiers                 | [{"quantity":0,"percent":"30"}]                            | /buyerGets/tiers/0/quantity
            /schedule                        |                                                            | /schedule
            /schedule                        | {}                                                         | /schedule/startsAt, /schedule/endsAt, /schedule/timeZone
            /claimCode                       | {"kind":"GROUP","groupCode":"SPRING"}                      | /claimCodeGroup
            /claimCode                       | {"kind":"NONE"}                                            | /claimCodeGroup
            /claimCode                       | {"groupCode":"SPRING27"}                                  | /claimCode/groupCode
            /claimCode                       | {"combinability":"EXCLUSIVE"}                              | /claimCode/combinability
            /limits                          | {"maxUnitsPerOrder":0}                                     | /limits/maxUnitsPerOrder
            /limits                          | {"maxRedemptions":0}                                       | /limits/maxRedemptions
            /limits                          | {"maxDiscount":{"amount":"0.00","currency":"USD"}}         | /limits/maxDiscount/amount
            /limits                          | {"maxDiscount":{"amount":"20000","currency":"USD"}}        | /limits/maxDiscount/amount
            /limits                          | {"maxDiscount":{"amount":"20000.0","currency":"USD"}}      | /limits/maxDiscount/amount
            /limits                          | {"maxDiscount":{"amount":"020.00","currency":"USD"}}       | /limits/maxDiscount/amount
            /limits                          | {"maxDiscount":{"amount":"-1.00","currency":"USD"}}        | /limits/maxDiscount/amount
            /limits                          | {"maxDiscount":{"amount":"1000000000000.00","currency":"USD"}} | /limits/maxDiscount/amount
            /messaging                       | {"checkoutDisplayText":"a\\nb"}                            | /messaging/checkoutDisplayText
            /messaging                       | {"termsAndConditions":"a\\u0000b"}                         | /messaging/termsAndConditions
            /claimCodeGroup                  | {}                                                         | /claimCodeGroup/name, /claimCodeGroup/quantity
            /claimCodeGroup                  | {"name":" ","quantity":1}                                  | /claimCodeGroup/name
            /claimCodeGroup                  | {"name":"a","quantity":0}                                  | /claimCodeGroup/quantity
            /claimCodeGroup                  | {"name":"a","quantity":10000001}                           | /claimCodeGroup/quantity
            """)
    void wrongValue_isRefusedWhereItStands(String pointer, String json, String refusedAt) {
        var draft = Drafts.complete().with(pointer, json == null ? "" : json).draft();

        assertThat(pointers(RULES.check(draft))).containsExactly(refusedAt.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /buyerPurchases         | {"kind":"AT_LEAST_AMOUNT","amount":{"amount":"50.00","currency":"USD"}}
            /buyerPurchases         | {"kind":"FOR_EVERY_QUANTITY","quantity":3}
            /purchasedItems         | {"kind":"BRANDS","values":["Acme","acme"]}
            /excludedItems          | null
            /buyerGets/percent      | "1"
            /buyerGets/percent      | "99"
            /buyerGets/percent      | "99.00"
            /buyerGets/percent      | "12.5"
            /buyerGets/appliesTo    | {"kind":"ADDITIONAL_ITEM","sku":"SKU-9"}
            /buyerGets/tiers        | [{"quantity":5,"percent":"20.01"},{"quantity":10,"percent":"99"}]
            /messaging              | {"termsAndConditions":"One per order.\\nNo cash."}
            /claimCode              | {"oneRedemptionPerCustomer":false,"combinability":"UNRESTRICTED"}
            /claimCodeGroup         | {"name":"a","quantity":10000000}
            /internalDescription    | "Frühling 🌷"
            """)
    void rightValue_isAccepted(String pointer, String json) {
        accepted(Drafts.complete().with(pointer, json));
    }

    @ParameterizedTest
    @CsvSource({"JPY, 1200", "KWD, 1.234", "EUR, 0.01"})
    void amounts_haveTheDigitsOfTheirCurrency(String currency, String amount) {
        var draft = Drafts.complete()
                .with("/currency", "\"" + currency + "\"")
                .with("/limits/maxDiscount", "{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency));

        assertThat(accepted(draft).terms().limits().maxDiscount().amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"JPY, 1200.00", "KWD, 1.23", "JPY, 0", "JPY, 00"})
    void amountsWithOtherDigits_areRefused(String currency, String amount) {
        var draft = Drafts.complete()
                .with("/currency", "\"" + currency + "\"")
                .with("/limits/maxDiscount", "{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency));

        assertThat(pointers(RULES.check(draft.draft()))).containsExactly("/limits/maxDiscount/amount");
    }

    @Test
    void thousandsOfWrongValues_areNotAllTold() {
        var blank = IntStream.range(0, 4000).mapToObj(index -> "\"\"").collect(Collectors.joining(",", "[", "]"));

        var draft = Drafts.complete().with("/purchasedItems/values", blank);

        assertThat(pointers(RULES.check(draft.draft()))).hasSize(100);
    }

    @Test
    void emptyMessages_countAsAbsent() {
        var plan = accepted(Drafts.complete().with("/messaging/checkoutDisplayText", "\"\""));

        assertThat(plan.terms().messaging().checkoutDisplayText()).isNull();
    }

    static PromotionPlan accepted(Drafts draft) {
        var checked = RULES.check(draft.draft());
        assertThat(checked).isInstanceOf(Checked.Accepted.class);
        return ((Checked.Accepted<PromotionPlan>) checked).value();
    }

    static List<String> pointers(Checked<PromotionPlan> checked) {
        assertThat(checked).isInstanceOf(Checked.Refused.class);
        return ((Checked.Refused<PromotionPlan>) checked)
                .violations().stream().map(Violation::pointer).toList();
    }
}
