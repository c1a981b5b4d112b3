package io.claimcode.promotion;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Who gets in to the console, and what it lets in. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class ConsoleTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

    private static final Pattern AGAIN = Pattern.compile("hx-get=\"([^\"]+)\"");

    private final CookieFilter cookies = new CookieFilter();

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/promotions", "/console/promotions/new", "/console/selections"})
    void withoutASession_asksToSignIn(String path) {
        browser().get(path).then().statusCode(303).header("Location", containsString("/console/sign-in?to="));
    }

    @Test
    void signedIn_seesTheListAndNoOthers() {
        signIn("s-2");

        var page = browser().get("/console/promotions");

        page.then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Manage promotions"), containsString("s-2"));
    }

    @Test
    void sessionOfTheConsole_meansNothingAtTheApi() {
        signIn("s-1");

        browser().get("/v1/promotions").then().statusCode(401).header("Set-Cookie", nullValue());
    }

    @Test
    void formWithoutItsToken_isRefused() {
        signIn("s-1");

        browser()
                .contentType("application/x-www-form-urlencoded")
                .formParam("name", "x")
                .post("/console/selections")
                .then()
                .statusCode(403)
                .contentType("text/html");
        browser()
                .contentType("text/plain")
                .body("formToken=x")
                .post("/console/sign-out")
                .then()
                .statusCode(415);
    }

    @Test
    void formOfAnotherSite_isRefused() {
        signIn("s-1");
        var token = token(browser().get("/console/promotions"));

        browser()
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .formParam("formToken", token)
                .post("/console/sign-out")
                .then()
                .statusCode(403);
    }

    @Test
    void signInElsewhere_isRefused_andLeadsNowhereElse() {
        var token = token(browser().get("/console/sign-in"));

        post("/console/sign-in", Map.of("formToken", token, "seller", "s-9"))
                .then()
                .statusCode(403);
        post("/console/sign-in", Map.of("formToken", token, "seller", "s-1", "to", "//evil.example/"))
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/promotions"));
    }

    @Test
    void sameFormSentTwice_createsOnePromotion() {
        signIn("s-1");
        var form = new HashMap<>(complete());
        form.put("formToken", token(browser().get("/console/promotions")));

        var first = post("/console/promotions/new", form);
        var second = post("/console/promotions/new", form);

        first.then().statusCode(303).header("Location", containsString("/created"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        form.put("percent", "30");
        post("/console/promotions/new", form).then().statusCode(409).body(containsString("Submit again"));
    }

    @Test
    void wrongValue_isToldBesideItsField_andKept() {
        signIn("s-1");
        var form = new HashMap<>(complete());
        form.put("formToken", token(browser().get("/console/promotions")));
        form.put("percent", "<b>120");
        form.put("go", "SCHEDULE");

        post("/console/promotions/new", form)
                .then()
                .statusCode(422)
                .body(containsString("id=\"percent-error\""), containsString("value=\"&lt;b&gt;120\""))
                .body(not(containsString("<b>120")));
    }

    @Test
    void othersPromotion_isNotFound() {
        var promotion = Api.newSeller().created(Drafts.least());
        signIn("s-1");

        for (var page : new String[] {
            "",
            "/edit",
            "/end",
            "/claim-codes",
            "/performance",
            "/performance/code",
            "/performance/redemptions.csv",
            "/history",
            "/created"
        }) {
            browser()
                    .get("/console/promotions/" + promotion + page)
                    .then()
                    .statusCode(404)
                    .body(containsString("There is nothing here"));
        }
    }

    @Test
    void pageThatIsLookedAt_asksAgain_untilAnHourIsOver() {
        signIn("s-2");
        var id = Api.with(StackResource.stack().tokens().seller("s-2")).created(Drafts.least());
        var page = "/console/promotions/" + id + "/performance";
        var again = AGAIN.matcher(
                browser().get(page).then().statusCode(200).extract().asString());
        assertThat(again.find()).isTrue();
        var news = again.group(1).replace("&amp;", "&");

        script().get(news).then().statusCode(204);
        script().get(news.replaceAll("seen=[^&]+", "seen=other"))
                .then()
                .statusCode(200)
                .body(containsString("hx-get"), not(containsString("<html")));
        script().get(news.replaceAll("since=[0-9]+", "since=1"))
                .then()
                .statusCode(286)
                .body(not(containsString("hx-get")));
        script().get(page + "?since=soon").then().statusCode(404);
    }

    @Test
    void sentWithoutASession_isToldSo_whoeverSends() {
        browser()
                .post("/console/promotions/new")
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/session-over"));
        script().get("/console/promotions").then().statusCode(401).header("HX-Refresh", equalTo("true"));
        browser().get("/console/session-over").then().statusCode(200).body(containsString("Your session is over"));
    }

    @Test
    void api_answersProblemsAsBefore() {
        RestAssured.get("/v1/promotions").then().statusCode(401).contentType("application/problem+json");
        Api.newSeller()
                .read(UUID.randomUUID().toString())
                .then()
                .statusCode(404)
                .body("status", equalTo(404));
    }

    private Map<String, String> complete() {
        var form = new HashMap<String, String>();
        form.put("key", UUID.randomUUID().toString());
        form.put("type", "PERCENTAGE_OFF");
        form.put("currency", "USD");
        form.put("purchasesKind", "AT_LEAST_QUANTITY");
        form.put("purchasesQuantity", "1");
        form.put("itemsKind", "SKUS");
        form.put("items", "SKU-" + UUID.randomUUID());
        form.put("percent", "20");
        form.put("appliesTo", "PURCHASED_ITEMS");
        form.put("startsAt", "2047-03-01T00:00");
        form.put("endsAt", "2047-03-31T23:59");
        form.put("timeZone", "America/Los_Angeles");
        form.put("internalDescription", "Spring launch");
        form.put("trackingId", "spring");
        form.put("codeKind", "SINGLE_USE");
        form.put("onePerCustomer", "yes");
        form.put("combinability", "PREFERENTIAL");
        form.put("go", "CREATE");
        return form;
    }

    private void signIn(String seller) {
        var token = token(browser().get("/console/sign-in"));
        post("/console/sign-in", Map.of("formToken", token, "seller", seller))
                .then()
                .statusCode(303);
    }

    private Response post(String path, Map<String, String> form) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
    }

    private RequestSpecification browser() {
        return RestAssured.given().filter(cookies).redirects().follow(false);
    }

    private RequestSpecification script() {
        return browser().header("HX-Request", "true");
    }

    private static String token(Response page) {
        var token = TOKEN.matcher(page.asString());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
