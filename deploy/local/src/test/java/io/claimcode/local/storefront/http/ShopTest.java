package io.claimcode.local.storefront.http;

import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static io.claimcode.local.storefront.http.ScriptedApi.HOLD;
import static io.claimcode.local.storefront.http.ScriptedApi.QUOTES;
import static io.claimcode.local.storefront.http.ScriptedApi.RELEASE;
import static io.claimcode.local.storefront.http.ScriptedApi.ok;
import static io.claimcode.local.storefront.http.ScriptedApi.priced;
import static org.assertj.core.api.Assertions.assertThat;

/** A storefront before an API that answers as a test needs it, and a browser with two mugs in its cart. */
abstract class ShopTest {

    static final String CODE = "7GM3-YYYYY3-ZZZZZ5";
    static final String TOKEN = "the-token-of-the-storefront";
    static final String QUOTED = "{" + priced(CODE, "20% off") + "}";
    static final String HELD =
            "{\"orderId\": \"o-1\", \"expiresAt\": \"2099-01-01T00:00:00Z\", \"quote\": " + QUOTED + "}";

    private static final Pattern ATTEMPT = Pattern.compile("name=\"attempt\" value=\"([^\"]+)\"");

    ScriptedApi api;
    StorefrontServer server;
    Browser browser;

    @BeforeEach
    void open() throws Exception {
        api = new ScriptedApi().on(QUOTES, ok(QUOTED)).on(HOLD, ok(HELD)).on(RELEASE, ok(""));
        server = StorefrontServer.start(0, api.address(), () -> TOKEN, Clock.systemUTC());
        browser = new Browser(server.address());
        browser.submit("/cart/items", "sku", "SKU-1", "quantity", "2");
    }

    @AfterEach
    void close() {
        server.close();
        api.close();
    }

    static String redemption(String status) {
        return "{\"redemptionId\": \"r-1\", \"orderId\": \"o-1\", \"status\": \"" + status
                + "\", \"redeemedAt\": \"2027-03-02T19:20:21.123456Z\", " + priced(CODE, "20% off") + "}";
    }

    String apply(String code) throws Exception {
        return browser.submit("/cart/codes", "code", code);
    }

    /** Presses the button of the checkout as it is shown now. */
    String place() throws Exception {
        return browser.submit("/orders", "attempt", attempt());
    }

    String attempt() throws Exception {
        Matcher attempt = ATTEMPT.matcher(browser.get("/checkout").body());
        assertThat(attempt.find()).isTrue();
        return attempt.group(1);
    }

    String goToPay() throws Exception {
        return browser.submit("/checkout", "email", "ann@example.com");
    }
}
