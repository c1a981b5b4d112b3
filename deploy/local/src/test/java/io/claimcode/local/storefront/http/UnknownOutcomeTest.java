package io.claimcode.local.storefront.http;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.claimcode.local.storefront.http.ScriptedApi.CANCEL_BY_KEY;
import static io.claimcode.local.storefront.http.ScriptedApi.FIND;
import static io.claimcode.local.storefront.http.ScriptedApi.REDEEM;
import static io.claimcode.local.storefront.http.ScriptedApi.none;
import static io.claimcode.local.storefront.http.ScriptedApi.ok;
import static io.claimcode.local.storefront.http.ScriptedApi.problem;
import static io.claimcode.local.storefront.http.ScriptedApi.problemAfter;
import static org.assertj.core.api.Assertions.assertThat;

/** Nobody knows whether the order was placed: asked again under the same key, or given up by it. */
class UnknownOutcomeTest extends ShopTest {

    @BeforeEach
    void fill() throws Exception {
        api.on(FIND, ok(redemption("REDEEMED")));
        apply(CODE);
        goToPay();
    }

    @Test
    void noAnswer_isAskedAgain_underTheSameKey() throws Exception {
        api.on(REDEEM, none(), problemAfter("1", 503, "temporarily-unavailable"), ok(redemption("REDEEMED")));

        assertThat(place()).contains("Your order is placed.");

        assertSameQuestion(3);
    }

    @Test
    void requestInProgress_isAskedAgain() throws Exception {
        api.on(REDEEM, problemAfter("1", 409, "request-in-progress"), ok(redemption("REDEEMED")));

        assertThat(place()).contains("Your order is placed.");

        assertSameQuestion(2);
    }

    @Test
    void stillNoAnswer_isSaidInPlainWords_andTheBuyerCanAskAgain() throws Exception {
        api.on(REDEEM, problem(503, "temporarily-unavailable"));
        assertThat(place())
                .contains("<h1>Was your order placed?</h1>", "We don&#39;t know yet".replace("&#39;", "'"))
                .contains("Ask again", "Give the order up");
        api.on(REDEEM, ok(redemption("REDEEMED")));

        assertThat(place()).contains("Your order is placed.");

        assertSameQuestion(4);
    }

    @Test
    void meanwhile_theCartCantChange() throws Exception {
        api.on(REDEEM, none());
        place();

        assertThat(browser.submit("/cart/items", "sku", "SKU-1", "quantity", "9"))
                .contains("so the cart can&#39;t be changed", "name=\"quantity\" value=\"2\"")
                .contains("Back to your order");
        assertThat(browser.submit("/cart/codes/remove", "code", CODE)).contains(CODE);
        assertThat(goToPay()).contains("<h1>Was your order placed?</h1>");
    }

    @Test
    void givenUp_isCancelledByTheKey_andTheNextAttemptHasAnother() throws Exception {
        api.on(REDEEM, none());
        place();
        api.on(CANCEL_BY_KEY, none());
        assertThat(browser.submit("/checkout/give-up")).contains("so the order isn&#39;t given up yet");
        api.on(CANCEL_BY_KEY, ok("{\"redemptionId\": \"r-1\", \"status\": \"CANCELLED\"}"));

        assertThat(browser.submit("/checkout/give-up"))
                .contains("<h1>Your cart</h1>", "The order is given up for certain.", CODE);

        String key = api.asked(REDEEM).getFirst().key();
        assertThat(api.asked(CANCEL_BY_KEY)
                        .getLast()
                        .body()
                        .get("idempotencyKey")
                        .asText())
                .isEqualTo(key);
        api.on(REDEEM, ok(redemption("REDEEMED")));
        goToPay();
        place();
        assertThat(api.asked(REDEEM).getLast().key()).isNotEqualTo(key);
        assertThat(api.asked(REDEEM).getLast().body().get("orderId"))
                .isNotEqualTo(api.asked(REDEEM).getFirst().body().get("orderId"));
    }

    @Test
    void refusalAfterNoAnswer_isMadeCertainFirst() throws Exception {
        api.on(REDEEM, none(), problem(410, "promotion-ended"))
                .on(CANCEL_BY_KEY, ok("{\"redemptionId\": \"r-1\", \"status\": \"CANCELLED\"}"));

        assertThat(place()).contains("<h1>Your cart</h1>", "This offer is over.");

        assertThat(api.asked(CANCEL_BY_KEY)).hasSize(1);
    }

    @Test
    void answerThatCantBeRead_isNoAnswer() throws Exception {
        api.on(REDEEM, ok("<html>"), ok(redemption("REDEEMED")));

        assertThat(place()).contains("Your order is placed.");

        assertSameQuestion(2);
    }

    private void assertSameQuestion(int times) {
        List<ScriptedApi.Asked> asked = api.asked(REDEEM);
        assertThat(asked).hasSize(times);
        assertThat(asked)
                .extracting(ScriptedApi.Asked::key)
                .containsOnly(asked.getFirst().key());
        assertThat(asked)
                .extracting(ScriptedApi.Asked::body)
                .containsOnly(asked.getFirst().body());
    }
}
