package io.claimcode.promotion;

import jakarta.enterprise.context.ApplicationScoped;

import io.claimcode.kit.idempotency.Idempotency;
import io.claimcode.promotion.postgres.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Forgets the stored answers whose time is over. */
@ApplicationScoped
class ForgetAnswers {
    private final Transactions transactions;
    private final PromotionConfig config;

    ForgetAnswers(Transactions transactions, PromotionConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions
                .run(work -> Idempotency.forget(work, config.answersKept()))
                .replaceWithVoid();
    }
}
