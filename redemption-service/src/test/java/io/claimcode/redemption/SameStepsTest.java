package io.claimcode.redemption;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A code that was never issued and one of another seller take the same steps, so that no time tells them apart. The clock
 * itself is asked by {@code ./claimcode bench timing}: here too much else goes on.
 */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class SameStepsTest {
    private static final Pattern CALL = Pattern.compile("\"FCALL\" \"(\\w+)\" \"(\\d+)\"", Pattern.CASE_INSENSITIVE);
    /** What goes on in the background. */
    private static final Set<String> OTHERS = Set.of(RedisLayout.STATUS, RedisLayout.MARK, RedisLayout.SETTLE);

    private static final int PATIENCE_MILLIS = 30_000;

    @Inject
    World world;

    @Inject
    Redis redis;

    @Test
    void neverIssued_andAnotherSellers_takeTheSameSteps() throws IOException {
        var strangers = world.ready(aPromotion().of("s-9"), 1);
        world.ready(aPromotion(), 1);

        var unknown = steps(World.neverIssued());
        var foreign = steps(strangers.code());

        assertThat(unknown).contains(RedisLayout.CLAIM + " 4");
        assertThat(foreign).isEqualTo(unknown);
    }

    /** The Functions that Redis is asked to run while a code is refused, and with how many keys. */
    private List<String> steps(String code) throws IOException {
        try (var monitor = new Socket("127.0.0.1", StackResource.stack().redis().port());
                var lines = new BufferedReader(
                        new InputStreamReader(monitor.getInputStream(), StandardCharsets.ISO_8859_1))) {
            monitor.setSoTimeout(PATIENCE_MILLIS);
            monitor.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(lines.readLine()).isEqualTo("+OK");
            anOrder(code).at("shop-1", "s-1").redeem().then().statusCode(404);
            var end = UUID.randomUUID().toString();
            redis.send(Request.cmd(Command.create("ECHO")).arg(end)).await().indefinitely();
            var steps = new ArrayList<String>();
            for (var line = lines.readLine(); !line.contains(end); line = lines.readLine()) {
                var call = CALL.matcher(line);
                if (call.find() && !OTHERS.contains(call.group(1))) {
                    steps.add(call.group(1) + " " + call.group(2));
                }
            }
            return steps;
        }
    }
}
