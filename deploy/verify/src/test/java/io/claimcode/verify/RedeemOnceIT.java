package io.claimcode.verify;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One code, one key, one customer, asked for many times at once over two instances. */
class RedeemOnceIT {
    private final Deployment deployment = Deployment.running();
    private final Seller seller = new Seller(deployment, "s-once");
    private final Told told = new Told(deployment.kafka());

    @Test
    void oneCodeAskedForBy64OrdersAtOnce_isRedeemedAndToldOnce() throws Exception {
        var promotion = seller.create(1);
        var code = seller.codes(promotion).getFirst();
        seller.awaitKnown();

        var answers = Order.atOnce(IntStream.range(0, 64)
                .mapToObj(i -> Order.of(deployment, seller.name(), code))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(201, 409));
        await().atMost(Duration.ofSeconds(20)).until(() -> !redeemed(promotion).isEmpty());
        assertThat(redeemed(promotion)).hasSize(1);
    }

    @Test
    void oneKeySent64TimesAtOnce_isOneRedemption() throws Exception {
        var promotion = seller.create(1);
        var order = Order.of(deployment, seller.name(), seller.codes(promotion).getFirst());
        seller.awaitKnown();

        var answers = Order.atOnce(IntStream.range(0, 64).mapToObj(i -> order).toList());

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(201, 409));
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .map(Response::asString)
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 409)
                        .map(answer -> answer.<String>path("type"))
                        .distinct())
                .isSubsetOf(List.of("urn:claimcode:problem:request-in-progress"));
        await().atMost(Duration.ofSeconds(20)).until(() -> !redeemed(promotion).isEmpty());
        assertThat(redeemed(promotion)).hasSize(1);
    }

    @Test
    void oneCustomerWith20CodesAtOnce_redeemsOne() throws Exception {
        var promotion = seller.create(20);
        var codes = seller.codes(promotion);
        seller.awaitKnown();
        var customer = "bob-" + promotion.id() + "@example.com";

        var answers = Order.atOnce(codes.stream()
                .map(code -> Order.of(deployment, seller.name(), code).by(customer))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(19);
        await().atMost(Duration.ofSeconds(20)).until(() -> !redeemed(promotion).isEmpty());
        assertThat(redeemed(promotion)).hasSize(1);
    }

    private List<?> redeemed(Seller.Promotion promotion) {
        return told.of("claimcode.redemptions", promotion.id(), "claimcode.code-redeemed.v1");
    }
}
