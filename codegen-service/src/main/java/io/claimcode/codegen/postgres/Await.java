package io.claimcode.codegen.postgres;

import java.time.Duration;

import io.smallrye.mutiny.Uni;

/** Waits for Postgres on threads that may wait. */
final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private Await() {}

    /** What came of it; fails when it takes too long, so that no worker hangs on a lost server. */
    static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
