package io.claimcode.redemption;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.local.Service;
import io.claimcode.local.test.StackResource;
import io.claimcode.redemption.redis.Gate;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

/** A commit that comes when the Redis that gave its claims is gone. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class LateCommitTest {
    @Inject
    World world;

    @Inject
    Gate gate;

    @Inject
    Fingerprints fingerprints;

    /** Its caller may have given up, asked again elsewhere and been refused: it must not succeed behind his back. */
    @Test
    void requestWhoseClaimGotLost_doesNotClaimAgain() throws SQLException {
        var batch = world.ready(aPromotion(), 2);
        anOrder(batch.code(0)).redeemed();
        var order = anOrder(batch.code(1));
        int shard =
                RedisLayout.shard(fingerprints.of(ClaimCode.parse(batch.code(1)).orElseThrow()));
        CompletableFuture<Response> late;
        try (var database = connect()) {
            database.setAutoCommit(false);
            run(database, "select pg_advisory_xact_lock(x'6d61726b'::int, " + shard + ")");

            late = CompletableFuture.supplyAsync(order::redeem);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> run(database, "select 1 from pg_locks where locktype = 'advisory' and not granted"));
            world.reload(shard);
            var reloaded = gate.shards().get(shard);
            assertThat(gate.mark(reloaded)).isTrue();
            run(database, "select open_shards(array[" + shard + "], array['" + reloaded.mark() + "'])");
            database.commit();
        }

        late.join().then().statusCode(503).body("type", problem("temporarily-unavailable"));
        order.ofOrder().then().statusCode(200).body("items", hasSize(0));
        order.redeem().then().statusCode(201);
    }

    private static boolean run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    /** Outside the service's pool, whose connections don't wait for long. */
    private static Connection connect() throws SQLException {
        var properties = StackResource.stack().properties(Service.REDEMPTION);
        return DriverManager.getConnection(
                properties.get("quarkus.datasource.jdbc.url"),
                properties.get("quarkus.datasource.username"),
                properties.get("quarkus.datasource.password"));
    }
}
