package io.claimcode.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Does the same with several servers at once. */
final class Together {

    private Together() {}

    /** Returns when it is done with all of them; fails as the first that failed. */
    static <S extends Server> void run(List<S> servers, Consumer<S> action) {
        CompletableFuture.allOf(servers.stream()
                        .map(server -> inBackground(server, action))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static <S extends Server> CompletableFuture<Void> inBackground(S server, Consumer<S> action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name(server.name()).start(() -> {
            try {
                action.accept(server);
                done.complete(null);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        return done;
    }

    /** Starts a server and reports the seconds it took. */
    static void timed(Server server, BiConsumer<String, Double> report) {
        long before = System.nanoTime();
        server.start();
        report.accept(server.name(), (System.nanoTime() - before) / 1e9);
    }
}
