package io.claimcode.local.storefront.http;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.claimcode.local.storefront.http.ScriptedApi.FIND;
import static io.claimcode.local.storefront.http.ScriptedApi.REDEEM;
import static io.claimcode.local.storefront.http.ScriptedApi.ok;
import static org.assertj.core.api.Assertions.assertThat;

class GuardTest extends ShopTest {

    @Test
    void everyPage_forbidsWhatItDoesntNeed_andHoldsNoSecret() throws Exception {
        api.on(REDEEM, ok(redemption("REDEEMED"))).on(FIND, ok(redemption("REDEEMED")));
        apply(CODE);
        goToPay();
        HttpResponse<String> checkout = browser.get("/checkout");
        place();

        for (HttpResponse<String> page : List.of(
                checkout,
                browser.get("/"),
                browser.get("/cart"),
                browser.get("/orders"),
                browser.get(orderPath()),
                browser.get("/nowhere"))) {
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; style-src 'self'; script-src 'self'")
                    .contains("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.body())
                    .doesNotContain(TOKEN, "Bearer")
                    .doesNotContainPattern("<script(?! src=\"/shop.js\" defer></script>)")
                    .doesNotContainPattern("\\s(style|on\\w+)=")
                    .doesNotContain("<style");
        }
    }

    @Test
    void cookie_isForTheServerAlone() throws Exception {
        String cookie = new Browser(server.address())
                .get("/")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(cookie).matches("claimcode-shop=[0-9a-f]{48}; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void inventedCookie_isReplaced() throws Exception {
        HttpResponse<String> page = new Browser(server.address())
                .send(new Browser(server.address()).request("/").header("Cookie", "claimcode-shop=mine"));

        assertThat(page.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).doesNotContain("mine"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cart/items",
                "/cart/codes",
                "/cart/codes/remove",
                "/cart/preview",
                "/checkout",
                "/checkout/leave",
                "/checkout/give-up",
                "/orders",
                "/orders/o-1/cancel",
                "/orders/o-1/again"
            })
    void formOfAnotherSite_changesNothing(String path) throws Exception {
        String fields = "&sku=SKU-1&quantity=7&code=" + CODE + "&email=ann@example.com";

        assertThat(browser.post(path, "x=1" + fields).statusCode()).isEqualTo(403);
        assertThat(browser.post(path, "token=" + new Browser(server.address()).token() + fields)
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.send(browser.request(path)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", "http://example.com")
                                .POST(BodyPublishers.ofString("token=" + browser.token() + fields)))
                        .statusCode())
                .isEqualTo(403);

        assertThat(api.asked(ScriptedApi.QUOTES)).hasSize(1);
        assertThat(browser.get("/cart").body()).contains("name=\"quantity\" value=\"2\"");
    }

    @Test
    void anotherName_isNotAnswered() throws Exception {
        try (var socket = new java.net.Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n".getBytes());
            assertThat(new String(socket.getInputStream().readAllBytes()))
                    .startsWith("HTTP/1.1 421 ")
                    .doesNotContain("Set-Cookie");
        }
    }

    @Test
    void whatIsNoForm_isRefused() throws Exception {
        assertThat(browser.post("/cart/codes", "token=x&code=" + "x".repeat(9000))
                        .statusCode())
                .isEqualTo(413);
        assertThat(browser.post("/cart/codes", "token=%zz").statusCode()).isEqualTo(400);
        assertThat(browser.send(browser.request("/cart/codes")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(browser.send(browser.request("/cart").DELETE()).statusCode()).isEqualTo(405);
        assertThat(browser.get("/orders/o-1").statusCode()).isEqualTo(404);
        assertThat(browser.get("/orders/").statusCode()).isEqualTo(404);
        assertThat(browser.get("/style.css").statusCode()).isEqualTo(200);
    }

    private String orderPath() throws Exception {
        String list = browser.get("/orders").body();
        int at = list.indexOf("/orders/o-");
        return list.substring(at, list.indexOf('"', at));
    }
}
