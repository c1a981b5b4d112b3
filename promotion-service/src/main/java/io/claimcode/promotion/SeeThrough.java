package io.claimcode.promotion;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.claimcode.kit.event.UnusableRecord;
import io.claimcode.kit.problem.Unavailable;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

/**
 * Sees an event's effect through. It waits as long as the database is away or can't write, since the event is not to
 * blame; an effect that fails again and again for another reason makes the record unusable, so that it can't stop the next.
 */
@Singleton
public final class SeeThrough {
    private static final Logger LOG = Logger.getLogger(SeeThrough.class);
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Transactions transactions;

    SeeThrough(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Repeats an effect, which must be safe to repeat, until it is there; fails with {@link UnusableRecord}. */
    public <T> Uni<T> seeThrough(Supplier<Uni<T>> effect) {
        var context = Objects.requireNonNull(Vertx.currentContext());
        var left = new AtomicInteger(ATTEMPTS);
        return Uni.createFrom()
                .deferred(effect::get)
                .onFailure(failure -> !(failure instanceof UnusableRecord))
                .retry()
                .when(failures ->
                        failures.onItem().transformToUniAndConcatenate(failure -> pause(failure, left, context)));
    }

    /** An item when it is time to try again; a failure when that is hopeless. */
    private Uni<Boolean> pause(Throwable failure, AtomicInteger left, Context context) {
        LOG.debug("An event's effect failed", failure);
        return transactions
                .isDatabaseThere()
                .invoke(there -> {
                    if (there && !Unavailable.isCauseOf(failure) && left.decrementAndGet() == 0) {
                        LOG.error("An event's effect can't be had", failure);
                        throw new UnusableRecord("its effect failed " + ATTEMPTS + " times");
                    }
                })
                .onItem()
                .delayIt()
                .by(PAUSE)
                .emitOn(command -> context.runOnContext(on -> command.run()));
    }
}
