package io.claimcode.redemption;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class RaceTest {
    @Inject
    World world;

    @Inject
    Pool pool;

    @Test
    void oneCode_askedForByManyOrdersAtOnce_isRedeemedOnce() throws Exception {
        var batch = world.ready(aPromotion(), 1);

        var answers = Orders.atOnce(
                IntStream.range(0, 64).mapToObj(i -> anOrder(batch.code())).toList());

        assertThat(statuses(answers, 201)).hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(201, 409));
        assertThat(answers.stream().map(answer -> answer.<String>path("type")).distinct())
                .isSubsetOf(null, "urn:claimcode:problem:code-already-redeemed", "urn:claimcode:problem:code-held");
        assertThat(count("select count(*) from spent_code where batch_number = $1 and active", batch.number()))
                .isEqualTo(1);
    }

    @Test
    void oneKey_sentManyTimesAtOnce_isOneRedemption() throws Exception {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());

        var answers = Orders.atOnce(IntStream.range(0, 64).mapToObj(i -> order).toList());

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(201, 409));
        assertThat(statuses(answers, 201).stream().map(Response::asString).distinct())
                .hasSize(1);
        assertThat(statuses(answers, 409))
                .allSatisfy(answer ->
                        assertThat(answer.<String>path("type")).isEqualTo("urn:claimcode:problem:request-in-progress"));
        assertThat(count("select count(*) from spent_code where batch_number = $1", batch.number()))
                .isEqualTo(1);
    }

    @Test
    void oneCustomer_withManyCodesAtOnce_redeemsOne() throws Exception {
        var batch = world.ready(aPromotion().oncePerCustomer(), 20);
        var bob = Map.of("email", "bob" + batch.number() + "@example.com");

        var answers = Orders.atOnce(IntStream.range(0, 20)
                .mapToObj(i -> anOrder(batch.code(i)).with("customer", bob))
                .toList());

        assertThat(statuses(answers, 201)).hasSize(1);
        assertThat(statuses(answers, 409))
                .hasSize(19)
                .allSatisfy(answer -> assertThat(answer.<String>path("type"))
                        .isIn(
                                "urn:claimcode:problem:customer-limit-reached",
                                "urn:claimcode:problem:request-in-progress"));
        anOrder(batch.code(0)).with("customer", bob).redeem().then().statusCode(409);
        assertThat(count("select count(*) from spent_code where batch_number = $1 and active", batch.number()))
                .isEqualTo(1);
    }

    @Test
    void oneBudget_drawnOnByManyAtOnce_isSpentExactly() throws Exception {
        var batch = world.ready(aPromotion().maxRedemptions(7), 40);

        var answers = Orders.atOnce(
                IntStream.range(0, 40).mapToObj(i -> anOrder(batch.code(i))).toList());

        assertThat(statuses(answers, 201)).hasSize(7);
        assertThat(statuses(answers, 409))
                .hasSize(33)
                .allSatisfy(answer ->
                        assertThat(answer.<String>path("type")).isEqualTo("urn:claimcode:problem:budget-exhausted"));
    }

    @Test
    void oneOrder_withManyKeysAtOnce_hasOneRedemption() throws Exception {
        var batch = world.ready(aPromotion(), 16);

        var answers = Orders.atOnce(IntStream.range(0, 16)
                .mapToObj(i -> anOrder(batch.code(i)).with("orderId", "o-race-" + batch.number()))
                .toList());

        assertThat(statuses(answers, 201)).hasSize(1);
        assertThat(statuses(answers, 409)).hasSize(15);
        assertThat(count("select count(*) from spent_code where batch_number = $1 and active", batch.number()))
                .isEqualTo(1);
    }

    private static List<Response> statuses(List<Response> answers, int status) {
        return answers.stream().filter(answer -> answer.statusCode() == status).toList();
    }

    private long count(String sql, int batchNumber) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(batchNumber))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
