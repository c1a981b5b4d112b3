package io.claimcode.kit.redis;

import java.util.List;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The Functions of one library on a Redis server. A server that doesn't know them (it is new, or was emptied) is given
 * the library and asked again; the Functions themselves must find out whether its data can be trusted.
 */
public final class RedisFunctions {
    private static final Logger LOG = Logger.getLogger(RedisFunctions.class);
    private static final Command FUNCTION = Command.create("FUNCTION");
    private static final Command FCALL = Command.create("FCALL");

    /** In a batch the client puts the number of the call between the two words. */
    private static final String ERROR = "ERR ";

    private static final String NOT_FOUND = "Function not found";

    private final Redis redis;
    private final String library;

    /**
     * Functions not loaded yet.
     *
     * @param redis the server
     * @param library the Lua text, beginning with {@code #!lua name=}
     */
    public RedisFunctions(Redis redis, String library) {
        this.redis = redis;
        this.library = library;
    }

    /** Gives the server the library in place of the one it has under its name. */
    public Uni<Void> load() {
        Request request = Request.cmd(FUNCTION).arg("LOAD").arg("REPLACE").arg(library);
        return redis.send(request).replaceWithVoid();
    }

    /** Calls one Function; null is Redis' nil. */
    public Uni<@Nullable Response> call(FunctionCall call) {
        return loadedWhenMissing(
                Uni.createFrom().deferred(() -> redis.send(request(call))).map(RedisFunctions::bare));
    }

    /**
     * Sends all calls at once and waits for all answers, in their order. An error in one fails all, though the others
     * were run: a Function must answer refusals as values.
     */
    public Uni<List<@Nullable Response>> callAll(List<FunctionCall> calls) {
        if (calls.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return loadedWhenMissing(Uni.createFrom()
                .deferred(() ->
                        redis.batch(calls.stream().map(RedisFunctions::request).toList()))
                .map(answers -> answers.stream().map(RedisFunctions::bare).toList()));
    }

    private <T extends @Nullable Object> Uni<T> loadedWhenMissing(Uni<T> asked) {
        return asked.onFailure(RedisFunctions::isMissing).recoverWithUni(() -> {
            LOG.warn("Redis doesn't know the functions; loading them");
            return load().chain(() -> asked);
        });
    }

    private static boolean isMissing(Throwable failure) {
        String message = failure.getMessage();
        return message != null && message.startsWith(ERROR) && message.endsWith(NOT_FOUND);
    }

    private static @Nullable Response bare(io.vertx.mutiny.redis.client.@Nullable Response response) {
        return response == null ? null : response.getDelegate();
    }

    private static Request request(FunctionCall call) {
        Request request =
                Request.cmd(FCALL).arg(call.function()).arg(call.keys().size());
        call.keys().forEach(request.getDelegate()::arg);
        call.args().forEach(request.getDelegate()::arg);
        return request;
    }
}
