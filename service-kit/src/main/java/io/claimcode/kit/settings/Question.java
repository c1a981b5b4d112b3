package io.claimcode.kit.settings;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store, and doesn't ask it again before it has answered: questions don't pile up before one that hangs. One whose
 * answer was lost on its way is asked anew after a while.
 */
final class Question<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOST = Duration.ofSeconds(30);

    private final Uni<T> question;
    private @Nullable CompletableFuture<T> asked;

    Question(Uni<T> question) {
        this.question = question.ifNoItem().after(LOST).fail();
    }

    T answer() throws Settings.Unanswered, InterruptedException {
        CompletableFuture<T> pending = asked;
        if (pending == null) {
            pending = question.subscribeAsCompletionStage();
            asked = pending;
        }
        try {
            T answer = pending.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            asked = null;
            return answer;
        } catch (ExecutionException failed) {
            asked = null;
            throw new Settings.Unanswered(failed);
        } catch (TimeoutException late) {
            throw new Settings.Unanswered(late);
        }
    }
}
