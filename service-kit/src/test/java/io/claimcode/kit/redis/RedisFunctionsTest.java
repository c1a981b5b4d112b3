package io.claimcode.kit.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.claimcode.kit.app.Servers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class RedisFunctionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LIBRARY = """
            #!lua name=kittest
            redis.register_function('kittest_echo', function(keys, args) return args[1] end)
            redis.register_function('kittest_nil', function(keys, args) return nil end)
            redis.register_function('kittest_add', function(keys, args)
              return redis.call('INCRBY', keys[1], args[1])
            end)
            redis.register_function('kittest_fail', function(keys, args) return redis.error_reply('ERR no') end)
            """;

    private Redis redis;
    private RedisFunctions functions;

    @BeforeEach
    void connect() {
        redis = Redis.createClient(
                new Vertx(Servers.vertx()), Servers.properties().get("quarkus.redis.hosts"));
        redis.send(Request.cmd(Command.create("FLUSHALL"))).await().atMost(PATIENCE);
        redis.send(Request.cmd(Command.create("FUNCTION")).arg("FLUSH")).await().atMost(PATIENCE);
        functions = new RedisFunctions(redis, LIBRARY);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void bytes_surviveTheRoundTrip() {
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        functions.load().await().atMost(PATIENCE);

        assertThat(call("kittest_echo", List.of(), List.of(all)).toBytes()).isEqualTo(all);
        assertThat(call("kittest_nil", List.of(), List.of())).isNull();
    }

    @Test
    void missingLibrary_isLoaded() {
        assertThat(call("kittest_add", List.of(bytes("k")), List.of(bytes("2"))).toInteger())
                .isEqualTo(2);

        redis.send(Request.cmd(Command.create("FUNCTION")).arg("FLUSH")).await().atMost(PATIENCE);

        assertThat(functions.callAll(adds(3)).await().atMost(PATIENCE))
                .extracting(Response::toInteger)
                .containsExactly(3, 4, 5);
    }

    @Test
    void thousandCalls_areAnsweredInOrder() {
        functions.load().await().atMost(PATIENCE);

        assertThat(functions.callAll(adds(1000)).await().atMost(PATIENCE))
                .extracting(Response::toInteger)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1000).boxed().toList());
        assertThat(functions.callAll(List.of()).await().atMost(PATIENCE)).isEmpty();
    }

    @Test
    void errorOfAFunction_isAFailure() {
        functions.load().await().atMost(PATIENCE);

        assertThatThrownBy(() -> call("kittest_fail", List.of(), List.of())).hasMessageContaining("ERR no");
    }

    @Test
    void killedServer_failsAtOnce_andAnswersWhenItIsBack() {
        functions.load().await().atMost(PATIENCE);
        Servers.stack().redis().kill();

        assertThatThrownBy(() -> call("kittest_nil", List.of(), List.of())).isNotNull();
        Servers.stack().redis().start();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> call("kittest_add", List.of(bytes("k2")), List.of(bytes("1")))
                                .toInteger()
                        >= 1);
    }

    private Response call(String function, List<byte[]> keys, List<byte[]> args) {
        return functions.call(new FunctionCall(function, keys, args)).await().atMost(PATIENCE);
    }

    private static List<FunctionCall> adds(int times) {
        FunctionCall add = new FunctionCall("kittest_add", List.of(bytes("k")), List.of(bytes("1")));
        return IntStream.range(0, times).mapToObj(i -> add).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
