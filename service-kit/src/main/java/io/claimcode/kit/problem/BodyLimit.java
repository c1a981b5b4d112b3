package io.claimcode.kit.problem;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.contracts.problem.ProblemType;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies over {@code quarkus.http.limits.max-body-size} with a problem. A body that says its length is refused
 * here, before the server cuts it off; one that doesn't is counted by {@link BodyReader}.
 */
@Singleton
public final class BodyLimit {
    /** Before and after the server's own check, which has the order -2. */
    private static final int BEFORE = 100;

    private static final int AFTER = 1;

    /** How far the server lets a body of untold length go further, so that the count ends it and not the server. */
    private static final long HEADROOM = 1 << 20;

    private final Optional<MemorySize> limit;

    @Inject
    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> limit) {
        this.limit = limit;
    }

    /** Bytes of a body. */
    long bytes() {
        return limit.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    void register(@Observes Filters filters) {
        if (limit.isPresent()) {
            filters.register(this::check, BEFORE);
            filters.register(this::giveWay, AFTER);
        }
    }

    private void check(RoutingContext context) {
        if (length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)) <= bytes()) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Problem.of(ProblemType.PAYLOAD_TOO_LARGE).end(context.response());
    }

    private void giveWay(RoutingContext context) {
        if (context.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, bytes() + HEADROOM);
        }
        context.next();
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
