package io.claimcode.redemption;

import java.util.List;
import java.util.Map;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Redemptions whose claims were lost with an earlier Redis: however late they come, they are not written. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class LostClaimsTest extends LedgerCalls {
    /** Whoever got the code meanwhile, and whoever was refused since, must not be surprised by it. */
    @Test
    void redemptionWhoseClaimGotLost_isNotWritten() {
        var early = member(1, "ann").with("run1-token1");
        var fine = member(2, "bob").with("run1-token2");
        var unmarked = member(3, "eve");
        open("run1-token2");

        var verdicts = redeem(early, fine, unmarked);

        assertThat(verdicts)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(early.id(), "LOST", fine.id(), "RECORDED", unmarked.id(), "RECORDED"));
        for (var table : List.of("redemption", "spent_code", "redeemed_customer", "outbox")) {
            assertThat(count("select count(*) from " + table + " where redemption_id = $1", early.id()))
                    .as(table)
                    .isZero();
        }
        assertThat(redeem(early)).isEqualTo(Map.of(early.id(), "LOST"));
    }

    /** Else it could be read as free while it is being written. */
    @Test
    void openingOfAShard_waitsForRedemptionsOnTheirWay() {
        var connection = pool.getConnection().await().indefinitely();
        var transaction = connection.begin().await().indefinitely();
        var member = member(1, "ann").with("run1-token1");
        open("run1-token1");
        connection
                .preparedQuery("select verdict from redeem(cast(cast($1 as text) as jsonb))")
                .execute(Tuple.of("[" + json(member) + "]"))
                .await()
                .indefinitely();

        var opened = pool.preparedQuery("select open_shards(array[7], array['run2-token1'])")
                .execute()
                .subscribeAsCompletionStage();
        await().until(() -> opened.isDone() || isWaiting("open_shards"));
        assertThat(opened).isNotDone();
        transaction.commit().await().indefinitely();
        connection.close().await().indefinitely();

        opened.join();
        assertThat(redeem(member(2, "bob").with("run1-token1"))).containsValue("LOST");
    }
}
