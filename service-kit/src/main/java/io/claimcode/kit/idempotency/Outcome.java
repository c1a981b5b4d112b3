package io.claimcode.kit.idempotency;

import java.time.Duration;

import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;

/** What became of a write that carries an idempotency key. */
public sealed interface Outcome {
    /** The answer, {@code replayed} when it was given before. */
    record Done(StoredAnswer answer, boolean replayed) implements Outcome {}

    /** The key was used for another request. */
    record KeyReused() implements Outcome {}

    /** The same key is being worked on elsewhere at this moment. */
    record InProgress() implements Outcome {}

    /** The response that tells it: the answer, {@code idempotency-key-reused} or {@code request-in-progress}. */
    default Response toResponse() {
        return switch (this) {
            case Done done -> done.answer().toResponse(done.replayed());
            case KeyReused reused ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).toResponse();
            case InProgress running ->
                Problem.of(ProblemType.REQUEST_IN_PROGRESS)
                        .retryAfter(Duration.ofSeconds(1))
                        .toResponse();
        };
    }
}
