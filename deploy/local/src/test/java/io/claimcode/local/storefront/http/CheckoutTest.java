package io.claimcode.local.storefront.http;

import org.junit.jupiter.api.Test;

import static io.claimcode.local.storefront.http.ScriptedApi.CANCEL;
import static io.claimcode.local.storefront.http.ScriptedApi.CANCEL_BY_KEY;
import static io.claimcode.local.storefront.http.ScriptedApi.FIND;
import static io.claimcode.local.storefront.http.ScriptedApi.HOLD;
import static io.claimcode.local.storefront.http.ScriptedApi.REDEEM;
import static io.claimcode.local.storefront.http.ScriptedApi.RELEASE;
import static io.claimcode.local.storefront.http.ScriptedApi.none;
import static io.claimcode.local.storefront.http.ScriptedApi.ok;
import static io.claimcode.local.storefront.http.ScriptedApi.problem;
import static io.claimcode.local.storefront.http.ScriptedApi.problemAfter;
import static org.assertj.core.api.Assertions.assertThat;

class CheckoutTest extends ShopTest {

    @Test
    void checkout_holdsTheCodes_andShowsUntilWhen() throws Exception {
        apply(CODE);

        String page = goToPay();

        assertThat(page)
                .contains("Your codes are held for you for")
                .contains("data-until=\"2099-01-01T00:00:00Z\"")
                .contains("For ann@example.com");
        assertThat(api.asked(HOLD)
                        .getFirst()
                        .body()
                        .get("customer")
                        .get("email")
                        .asText())
                .isEqualTo("ann@example.com");
    }

    @Test
    void holdThatHasEnded_isSaid() throws Exception {
        apply(CODE);
        api.on(HOLD, ok(HELD.replace("2099", "2020")));

        assertThat(goToPay()).contains("The hold has ended").contains("Hold them again");
    }

    @Test
    void refusedHold_leadsBackToTheCart_withAReasonForEachCode() throws Exception {
        apply(CODE);
        api.on(
                HOLD,
                problemAfter(
                        "90",
                        409,
                        "code-held",
                        "\"codes\": [{\"code\": \"A-1\", \"problem\": \"urn:claimcode:problem:code-held\"}]"));

        assertThat(goToPay())
                .contains("<h1>Your cart</h1>")
                .contains("Somebody is paying with this code right now.", "Please try again in 2 minutes.")
                .contains("<p>A-1: Somebody");
    }

    @Test
    void cartWithoutCodes_isNotHeld() throws Exception {
        assertThat(goToPay()).contains("<h1>Checkout</h1>").doesNotContain("held for you for");
        assertThat(api.asked(HOLD)).isEmpty();
    }

    @Test
    void noAddress_staysAtTheCart() throws Exception {
        assertThat(browser.submit("/checkout", "email", "ann"))
                .contains("Please give an e-mail address")
                .contains("value=\"ann\"");
    }

    @Test
    void leaving_givesTheCodesBack() throws Exception {
        apply(CODE);
        goToPay();

        assertThat(browser.submit("/checkout/leave")).contains("<h1>Your cart</h1>");

        assertThat(api.asked(RELEASE)).hasSize(1);
    }

    @Test
    void changedCart_leavesTheCheckout() throws Exception {
        apply(CODE);
        goToPay();
        browser.submit("/cart/items", "sku", "SKU-2", "add", "1");

        assertThat(browser.get("/checkout").body()).contains("<h1>Your cart</h1>");
        assertThat(api.asked(RELEASE)).hasSize(1);
    }

    @Test
    void placedOrder_showsWhatWasRedeemed_andTheNextCartIsEmpty() throws Exception {
        api.on(REDEEM, ok(redemption("REDEEMED"))).on(FIND, ok(redemption("REDEEMED")));
        apply(CODE);
        goToPay();

        String page = place();

        assertThat(page)
                .contains("Thank you. Your order is placed.", ">Placed<", "r-1", CODE, "Tracking id spring", "7-1")
                .contains("\u2212$8.00");
        assertThat(browser.get("/cart").body()).contains("There is nothing in it yet.");
        var asked = api.asked(REDEEM).getFirst();
        assertThat(asked.body().get("expectedDiscount").asText()).isEqualTo("8.00");
        assertThat(asked.body().get("orderId").asText())
                .isEqualTo(api.asked(HOLD).getFirst().path().substring("/v1/holds/".length()));
    }

    @Test
    void secondClick_findsTheOrder() throws Exception {
        api.on(REDEEM, ok(redemption("REDEEMED"))).on(FIND, ok(redemption("REDEEMED")));
        goToPay();
        String attempt = attempt();
        browser.submit("/orders", "attempt", attempt);

        assertThat(browser.submit("/orders", "attempt", attempt)).contains(">Placed<");
        assertThat(api.asked(REDEEM)).hasSize(1);
    }

    @Test
    void pageOfAnEarlierCheckout_placesNothing() throws Exception {
        goToPay();
        String attempt = attempt();
        browser.submit("/cart/items", "sku", "SKU-2", "quantity", "3");
        goToPay();

        assertThat(browser.submit("/orders", "attempt", attempt))
                .contains("<h1>Checkout</h1>", "This order has changed since that page was shown");
        assertThat(browser.submit("/orders")).contains("This order has changed since that page was shown");
        assertThat(api.asked(REDEEM)).isEmpty();
    }

    @Test
    void otherDiscount_isShownBeforeItIsTaken() throws Exception {
        api.on(
                REDEEM,
                problem(409, "discount-changed", "\"quote\": " + QUOTED.replace("8.00", "5.00")),
                ok(redemption("REDEEMED")));
        apply(CODE);
        goToPay();

        assertThat(place()).contains("<h1>Checkout</h1>", "The discount has changed in the meantime.", "\u2212$5.00");
        place();

        var asked = api.asked(REDEEM);
        assertThat(asked.get(1).body().get("expectedDiscount").asText()).isEqualTo("5.00");
        assertThat(asked.get(1).key()).isNotEqualTo(asked.get(0).key());
        assertThat(asked.get(1).body().get("orderId"))
                .isEqualTo(asked.get(0).body().get("orderId"));
    }

    @Test
    void refusedOrder_leadsBackToTheCart() throws Exception {
        api.on(REDEEM, problem(409, "budget-exhausted"));
        apply(CODE);
        goToPay();

        assertThat(place()).contains("<h1>Your cart</h1>", "This offer is used up: others were faster.", CODE);

        assertThat(api.asked(RELEASE)).hasSize(1);
        assertThat(api.asked(CANCEL_BY_KEY)).isEmpty();
    }

    @Test
    void cancelledOrder_givesTheCodesBack_andCanBePutIntoTheCartAgain() throws Exception {
        api.on(REDEEM, ok(redemption("REDEEMED")))
                .on(CANCEL, none(), problem(503, "temporarily-unavailable"), ok(redemption("CANCELLED")))
                .on(FIND, ok(redemption("REDEEMED")), ok(redemption("CANCELLED")));
        apply(CODE);
        goToPay();
        String order = path(place());

        String page = browser.submit(order + "/cancel");

        assertThat(page).contains("Your order is cancelled. Its codes work again.", ">Cancelled<");
        assertThat(api.asked(CANCEL).getLast().body().get("reason").asText()).isEqualTo("ORDER_CANCELLED");
        assertThat(browser.submit(order + "/again")).contains("<h1>Your cart</h1>", CODE);
    }

    @Test
    void cancellationWithoutAnswer_isSaid() throws Exception {
        api.on(REDEEM, ok(redemption("REDEEMED"))).on(CANCEL, none()).on(FIND, none());
        goToPay();
        String order = path(place());

        assertThat(browser.submit(order + "/cancel"))
                .contains("we don&#39;t know yet whether your order is cancelled")
                .contains("this is what it said last");
    }

    private static String path(String page) {
        int at = page.indexOf("/orders/o-");
        return page.substring(at, page.indexOf("/cancel", at));
    }
}
