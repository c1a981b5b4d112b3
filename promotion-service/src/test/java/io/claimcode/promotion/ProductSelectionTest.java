package io.claimcode.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class ProductSelectionTest {
    private static final String SHOES = "{\"name\":\"Shoes\",\"kind\":\"SKUS\",\"values\":[\"S-1\",\"S-2\"]}";

    private final Api seller = Api.newSeller();

    @Test
    void savedSelection_isShownAndListed() {
        var created = create(SHOES)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", notNullValue())
                .body("size", equalTo(2))
                .body("inUse", equalTo(false))
                .extract();
        String id = created.path("id");

        read(id).then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("values", contains("S-1", "S-2"))
                .body("links.self", equalTo(created.header("Location")));
        seller.request()
                .get("/v1/product-selections?q=SHO")
                .then()
                .body("items.id", contains(id))
                .body("items[0].values", nullValue())
                .body("items[0].size", equalTo(2));
        seller.request().get("/v1/product-selections?q=hat").then().body("items.size()", equalTo(0));
    }

    @Test
    void pages_haveEachOnceAndTheLatestFirst() {
        var ids = new ArrayList<String>();
        for (var each = 0; each < 3; each++) {
            ids.addFirst(create("{\"name\":\"%d\",\"kind\":\"ENTIRE_CATALOG\"}".formatted(each))
                    .path("id"));
        }

        var first = seller.request().get("/v1/product-selections?limit=2");
        var second = seller.request()
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get("/v1/product-selections?limit=2");

        assertThat(first.<List<String>>path("items.id")).isEqualTo(ids.subList(0, 2));
        assertThat(second.<List<String>>path("items.id")).isEqualTo(ids.subList(2, 3));
        assertThat(second.<String>path("nextCursor")).isNull();
    }

    @Test
    void repeatedKey_getsTheFirstAnswer() {
        var key = UUID.randomUUID().toString();
        var first = seller.post(SHOES).header("Idempotency-Key", key).post("/v1/product-selections");

        var again = seller.post(SHOES).header("Idempotency-Key", key).post("/v1/product-selections");

        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        problem(create(SHOES).then(), 409, "selection-name-taken");
    }

    @Test
    void change_isOfTheVersionThatIsMeant() {
        String id = create(SHOES).path("id");
        create("{\"name\":\"Hats\",\"kind\":\"BRANDS\",\"values\":[\"Acme\"]}");

        patch(id, "\"1\"", "{\"kind\":\"CATEGORIES\",\"values\":[\"shoes\"]}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Shoes"))
                .body("kind", equalTo("CATEGORIES"))
                .body("values", contains("shoes"));
        problem(patch(id, "\"1\"", "{\"name\":\"Boots\"}").then(), 412, "precondition-failed");
        problem(seller.patching("{}").patch("/v1/product-selections/{id}", id).then(), 428, "precondition-required");
        problem(patch(id, "\"2\"", "{\"name\":\"Hats\"}").then(), 409, "selection-name-taken");
        problem(patch(id, "\"2\"", "{\"size\":3}").then(), 422, "immutable-property");
        problem(patch(id, "\"2\"", "{\"values\":null}").then(), 422, "validation-failed");
        patch(id, "\"2\"", "{\"name\":\"Shoes\"}").then().statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void promotion_takesItemsOverAsTheyAre() {
        String id = create(SHOES).path("id");
        String excluded = create("{\"name\":\"Not\",\"kind\":\"BRANDS\",\"values\":[\"Acme\"]}")
                .path("id");
        var promotion = seller.created(
                using(id).with("/excludedItems", "{\"kind\":\"SELECTION\",\"selectionId\":\"" + excluded + "\"}"));
        patch(id, "\"1\"", "{\"values\":[\"S-3\"]}").then().statusCode(200);

        seller.read(promotion)
                .then()
                .body("purchasedItems.kind", equalTo("SKUS"))
                .body("purchasedItems.values", contains("S-1", "S-2"))
                .body("excludedItems.values", contains("Acme"));
        seller.post(using(id).json())
                .post("/v1/promotions/review")
                .then()
                .statusCode(200)
                .body("purchasedItems.values", contains("S-3"));
    }

    @Test
    void selectionInUse_keepsItsNameAndStays() {
        String id = create(SHOES).path("id");
        var promotion = seller.created(using(id));
        read(id).then().body("inUse", equalTo(true));

        problem(patch(id, "*", "{\"name\":\"Boots\"}").then(), 422, "immutable-property")
                .body("errors.pointer", contains("/name"));
        problem(delete(id).then(), 409, "selection-in-use");

        seller.act(promotion, "end").then().statusCode(200);
        patch(id, "*", "{\"name\":\"Boots\"}").then().statusCode(200);
        delete(id).then().statusCode(204);
        problem(read(id).then(), 404, "not-found");
        problem(delete(id).then(), 404, "not-found");
        seller.read(promotion).then().body("purchasedItems.values", contains("S-1", "S-2"));
    }

    @Test
    void deletionOfAnotherVersion_isRefused() {
        String id = create(SHOES).path("id");

        problem(
                seller.request()
                        .header("If-Match", "\"7\"")
                        .delete("/v1/product-selections/{id}", id)
                        .then(),
                412,
                "precondition-failed");
        read(id).then().statusCode(200);
    }

    @Test
    void selectionOfAnother_isAsGoodAsNone() {
        String id = Api.newSeller().post(SHOES).post("/v1/product-selections").path("id");

        problem(seller.create(UUID.randomUUID().toString(), using(id).json()).then(), 422, "validation-failed")
                .body("errors.pointer", contains("/purchasedItems/selectionId"));
        problem(read(id).then(), 404, "not-found");
        seller.request().get("/v1/product-selections").then().body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                          | 422 | validation-failed | /name, /kind, /values
            {"name":" ","kind":"SKUS","values":["a"]}                   | 422 | validation-failed | /name
            {"name":"a","kind":"SELECTION","values":["a"]}              | 422 | validation-failed | /kind
            {"name":"a","kind":"SKUS","values":["a","a"]}               | 422 | validation-failed | /values/1
            {"name":"a","kind":"ENTIRE_CATALOG","values":["a"]}         | 422 | validation-failed | /values
            {"name":"a","kind":"SKUS","values":["a"],"selectionId":"b"} | 400 | unknown-property  | /selectionId
            """)
    void selectionThatIsWrong_isRefused(String body, int status, String slug, String pointers) {
        problem(create(body).then(), status, slug)
                .body("errors.pointer", containsInAnyOrder((Object[]) pointers.split(", ")));
    }

    @Test
    void review_warnsOfWhatStacks() {
        var other = seller.created(Drafts.complete()
                .with("/buyerGets/percent", "\"50\"")
                .with("/claimCode/combinability", "\"UNRESTRICTED\""));
        var draft = Drafts.complete().with("/buyerGets/percent", "\"50\"");

        seller.post(draft.json())
                .post("/v1/promotions/review")
                .then()
                .statusCode(200)
                .body("warnings.kind", contains("STACKING"))
                .body("warnings[0].worstCasePercent", equalTo("100"))
                .body("warnings[0].with", contains(other))
                .body("warnings[0].detail", notNullValue());
        stacksNot(draft.with("/purchasedItems/values", "[\"SKU-3\"]"));
        stacksNot(draft.with("/schedule/startsAt", "\"2047-04-01T00:00\"")
                .with("/schedule/endsAt", "\"2047-04-02T00:00\""));
        stacksNot(draft.with("/currency", "\"EUR\"").with("/limits", "{\"maxUnitsPerOrder\":1}"));
        var stranger = Api.newSeller();
        stranger.post(draft.json()).post("/v1/promotions/review").then().body("warnings.size()", equalTo(0));
        var catalog = draft.with("/purchasedItems", "{\"kind\":\"ENTIRE_CATALOG\"}");
        seller.post(catalog.json()).post("/v1/promotions/review").then().body("warnings.kind", hasItem("STACKING"));

        seller.act(other, "cancel").then().statusCode(200);
        stacksNot(draft);
    }

    @Test
    void duplicate_canBePosted() {
        var promotion = seller.created(Drafts.complete());

        var copy = seller.request().post("/v1/promotions/{id}/duplicate", promotion);

        copy.then()
                .statusCode(200)
                .body("internalDescription", equalTo("Spring launch (copy)"))
                .body("containsKey('trackingId')", equalTo(false))
                .body("containsKey('id')", equalTo(false));
        seller.create(UUID.randomUUID().toString(), copy.asString())
                .then()
                .statusCode(201)
                .body("purchasedItems.values", contains("SKU-1", "SKU-2"));
    }

    private void stacksNot(Drafts draft) {
        seller.post(draft.json())
                .post("/v1/promotions/review")
                .then()
                .statusCode(200)
                .body("warnings.findAll { it.kind == 'STACKING' }.size()", equalTo(0));
    }

    private Response create(String body) {
        return seller.post(body).post("/v1/product-selections");
    }

    private Response read(String id) {
        return seller.request().get("/v1/product-selections/{id}", id);
    }

    private Response delete(String id) {
        return seller.request().delete("/v1/product-selections/{id}", id);
    }

    private Response patch(String id, String ifMatch, String patch) {
        return seller.patching(patch).header("If-Match", ifMatch).patch("/v1/product-selections/{id}", id);
    }

    private static Drafts using(String selection) {
        return Drafts.least().with("/purchasedItems", "{\"kind\":\"SELECTION\",\"selectionId\":\"" + selection + "\"}");
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status).body("type", equalTo("urn:claimcode:problem:" + slug));
    }
}
