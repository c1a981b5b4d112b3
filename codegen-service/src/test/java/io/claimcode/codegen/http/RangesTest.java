package io.claimcode.codegen.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import jakarta.inject.Inject;

import io.claimcode.codegen.World;
import io.claimcode.codegen.model.Batch;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Parts of the text. A chunk of 2,000 codes has 38,000 bytes. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class RangesTest {
    private static final String CODES = "/v1/claim-code-groups/{id}/codes";
    private static final int QUANTITY = 5_001;
    private static final int LENGTH = QUANTITY * 19;

    @Inject
    World world;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-37999, 0, 38000",
        "bytes=37999-38000, 37999, 38001",
        "bytes=38000-38018, 38000, 38019",
        "bytes=7-94999, 7, 95000",
        "bytes=75999-, 75999, 95019",
        "bytes=0-, 0, 95019",
        "bytes=95018-, 95018, 95019",
        "bytes=-1, 95018, 95019",
        "bytes=-60000, 35019, 95019",
        "bytes=-99999999, 0, 95019",
        "bytes=94000-99999999999999999999999, 94000, 95019",
        "BYTES= 20-30, 20, 31"
    })
    void range_isThatPartOfTheWhole(String range, int from, int to) {
        Batch batch = world.store(QUANTITY);
        Response whole = request().get(CODES, batch.groupId());

        Response part = request().header("Range", range).get(CODES, batch.groupId());

        part.then()
                .statusCode(206)
                .header("Content-Range", equalTo("bytes " + from + "-" + (to - 1) + "/" + LENGTH))
                .header("Content-Length", equalTo(String.valueOf(to - from)))
                .header("ETag", equalTo(whole.header("ETag")))
                .header("Repr-Digest", equalTo(whole.header("Repr-Digest")))
                .header("Content-Disposition", equalTo(whole.header("Content-Disposition")));
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(whole.asByteArray(), from, to));
    }

    @Test
    void downloadThatIsResumedAgainAndAgain_isTheWhole() {
        Batch batch = world.store(QUANTITY);
        Response whole = request().get(CODES, batch.groupId());

        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        while (pieces.size() < LENGTH) {
            String range = "bytes=" + pieces.size() + "-" + (pieces.size() + 12_344);
            Response part = request()
                    .header("Range", range)
                    .header("If-Range", whole.header("ETag"))
                    .get(CODES, batch.groupId());
            assertThat(part.statusCode()).isEqualTo(206);
            pieces.writeBytes(part.asByteArray());
        }

        assertThat(pieces.toByteArray()).isEqualTo(whole.asByteArray());
    }

    @Test
    void range_readsOnlyTheChunksInWhichItLies() {
        Batch batch = world.store(20_000);
        request().head(CODES, batch.groupId()).then().statusCode(200);
        int before = world.chunkReads(batch);

        request()
                .header("Range", "bytes=300000-341999")
                .get(CODES, batch.groupId())
                .then()
                .statusCode(206);

        assertThat(world.chunkReads(batch) - before).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=95019-", "bytes=95019-95020", "bytes=99999999999999999999999-", "bytes=-0"})
    void rangeBeyondTheEnd_isRefused(String range) {
        Batch batch = world.store(QUANTITY);

        request()
                .header("Range", range)
                .get(CODES, batch.groupId())
                .then()
                .statusCode(416)
                .contentType("application/problem+json")
                .header("Content-Range", equalTo("bytes */" + LENGTH))
                .body("type", equalTo("urn:claimcode:problem:range-not-satisfiable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-4", "bytes=-", "bytes=a-b", "bytes=0-1,3-4", "lines=1-2", "0-5", ""})
    void rangeThatMeansNothingHere_givesTheWhole(String range) {
        Batch batch = world.store(10);

        Response answer = request().header("Range", range).get(CODES, batch.groupId());

        answer.then().statusCode(200).header("Content-Range", nullValue());
        assertThat(answer.asByteArray()).hasSize(190);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/%s", "Sat, 29 Oct 2094 19:43:31 GMT"})
    void rangeOfAnotherRepresentation_givesTheWhole(String ifRange) {
        Batch batch = world.store(10);
        String tag = request().head(CODES, batch.groupId()).header("ETag");

        Response answer = request()
                .header("Range", "bytes=5-6")
                .header("If-Range", String.format(ifRange, tag))
                .get(CODES, batch.groupId());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).hasSize(190);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/zip"})
    void otherRepresentations_haveNoRanges(String accept) {
        Batch batch = world.store(10);

        request()
                .accept(accept)
                .header("Range", "bytes=0-1")
                .get(CODES, batch.groupId())
                .then()
                .statusCode(200)
                .header("Accept-Ranges", equalTo("none"));
    }

    private static RequestSpecification request() {
        return given().auth().oauth2(World.token("s-1"));
    }
}
