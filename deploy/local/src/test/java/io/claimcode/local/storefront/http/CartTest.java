package io.claimcode.local.storefront.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.claimcode.local.storefront.http.ScriptedApi.QUOTES;
import static io.claimcode.local.storefront.http.ScriptedApi.none;
import static io.claimcode.local.storefront.http.ScriptedApi.ok;
import static io.claimcode.local.storefront.http.ScriptedApi.priced;
import static io.claimcode.local.storefront.http.ScriptedApi.problem;
import static io.claimcode.local.storefront.http.ScriptedApi.problemAfter;
import static io.claimcode.local.storefront.http.ScriptedApi.rejected;
import static org.assertj.core.api.Assertions.assertThat;

class CartTest extends ShopTest {

    @Test
    void goodCode_showsWhatItTakesOffEachLine() throws Exception {
        String page = apply(CODE);

        assertThat(page)
                .contains("7GM3-YYYYY3-ZZZZZ5 takes $8.00 off.")
                .contains("<span>20% off</span> <span class=\"price\">\u2212$8.00</span>")
                .contains("<dt>Total</dt><dd>$36.97</dd>");
    }

    @Test
    void question_isThatOfAStorefrontsServer() throws Exception {
        apply(CODE);

        var asked = api.asked(QUOTES).getFirst();
        assertThat(asked.authorization()).isEqualTo("Bearer " + TOKEN);
        var item = asked.body().get("items").get(0);
        assertThat(item.get("seller").asText()).isEqualTo("s-1");
        assertThat(item.get("unitPrice").asText()).isEqualTo("19.99");
        assertThat(item.get("quantity").asInt()).isEqualTo(2);
        assertThat(asked.body().has("customer")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code-unknown         | We don&#39;t know this code.
            code-already-redeemed| This code has been used already.
            cart-not-eligible    | At least 3 items are needed.
            """)
    void badCode_staysInItsField_withTheReason(String slug, String words) throws Exception {
        api.on(QUOTES, rejected(slug, "At least 3 items are needed."));

        String page = apply(CODE);

        assertThat(page).contains(words).contains("value=\"" + CODE + "\"").contains("aria-invalid=\"true\"");
        assertThat(page).doesNotContain("class=\"codes\"");
    }

    @Test
    void refusedQuestion_isSaidWithTheWait() throws Exception {
        api.on(QUOTES, problemAfter("420", 429, "too-many-attempts"));

        assertThat(apply(CODE)).contains("Too many unknown codes were tried.", "try again in 7 minutes");
    }

    @Test
    void mistypedCode_isSaidToBeMistyped() throws Exception {
        api.on(QUOTES, problem(400, "code-malformed"));

        assertThat(apply("7GM3")).contains("This doesn&#39;t look like a code.");
    }

    @Test
    void noAnswer_isSaid_andNothingIsLost() throws Exception {
        apply(CODE);
        api.on(QUOTES, none());

        String page = browser.get("/cart").body();

        assertThat(page)
                .contains("Discounts can&#39;t be worked out at the moment")
                .contains(CODE);
        assertThat(page).contains("<dt>Total</dt><dd>$44.97</dd>");
        assertThat(apply("OTHER-1"))
                .contains("The code couldn&#39;t be checked")
                .contains("value=\"OTHER-1\"");
    }

    @Test
    void fault_isAskedAgain() throws Exception {
        api.on(QUOTES, problem(503, "temporarily-unavailable"), ok(QUOTED));

        assertThat(apply(CODE)).contains("takes $8.00 off");
    }

    @Test
    void codeThatIsThere_isNotTakenTwice() throws Exception {
        apply(CODE);

        assertThat(apply("7gm3yyyyy3zzzzz5")).contains("This code is in your cart already.");
    }

    @Test
    void codeThatIsNotUsed_isKept_andSaysWhy() throws Exception {
        api.on(QUOTES, ok(QUOTED.replace("\"APPLIED\"", "\"NOT_APPLIED\", \"reason\": \"PREFERENTIAL_OUTBID\"")));

        assertThat(apply(CODE)).contains("another of your codes saves more");
    }

    @Test
    void removedCode_isGone() throws Exception {
        apply(CODE);

        assertThat(browser.submit("/cart/codes/remove", "code", CODE))
                .contains("is no longer in your cart")
                .doesNotContain("class=\"codes\"");
    }

    @Test
    void preview_saysWhatACodeWouldDo_andChangesNothing() throws Exception {
        assertThat(browser.submit("/cart/preview", "code", CODE)).contains("This code would take $8.00 off this cart.");
        assertThat(browser.get("/cart").body()).doesNotContain("class=\"codes\"");
    }

    @Test
    void whatIsTyped_isEscaped() throws Exception {
        String hostile = "\"><script>alert('1')</script>";
        api.on(QUOTES, problem(400, "code-malformed"));
        assertThat(apply(hostile))
                .contains("&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
                .doesNotContain("<script>alert");

        assertThat(browser.submit("/checkout", "email", hostile)).doesNotContain("<script>alert");
    }

    @Test
    void whatTheSellerWrote_isEscaped() throws Exception {
        api.on(QUOTES, ok("{" + priced(CODE, "<img src=x onerror=alert(1)>") + "}"));

        assertThat(apply(CODE)).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img");
    }

    @Test
    void quantity_canBeChanged_andHasLimits() throws Exception {
        assertThat(browser.submit("/cart/items", "sku", "SKU-3", "add", "1"))
                .contains("<a href=\"/cart\" data-said>1 in your cart</a>");
        assertThat(browser.submit("/cart/items", "sku", "SKU-1", "quantity", "0"))
                .doesNotContain("Stoneware mug");

        String token = "token=" + browser.token();
        assertThat(browser.post("/cart/items", token + "&sku=SKU-1&quantity=-1").statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/cart/items", token + "&sku=SKU-9&quantity=1").statusCode())
                .isEqualTo(404);
    }
}
