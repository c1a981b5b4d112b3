package io.claimcode.promotion;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.model.Snapshot;
import io.claimcode.promotion.postgres.SnapshotStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

/**
 * Lets sellers follow how their promotions go. As long as somebody follows, this instance looks at the followed promotions
 * a few times a second, all at once, and tells each follower what is new to him; so it doesn't matter which instance did
 * what. Nobody follows, nothing is looked at.
 */
@ApplicationScoped
public class FollowPromotion {
    private static final Logger LOG = Logger.getLogger(FollowPromotion.class);

    /** News that a slow reader may leave waiting; then he is cut off, and gets the whole state when he comes again. */
    private static final int WAITING = 64;

    private final FindPromotions promotions;
    private final Transactions transactions;
    private final SnapshotStore snapshots;
    private final PromotionConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    FollowPromotion(
            FindPromotions promotions,
            Transactions transactions,
            SnapshotStore snapshots,
            PromotionConfig config,
            Clock clock,
            Vertx vertx) {
        this.promotions = promotions;
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    /**
     * What happens to a promotion from now on, after its whole state; fails with {@code not-found} or
     * {@code too-many-streams}.
     *
     * @param until when the stream ends
     */
    public Uni<Multi<News>> follow(String seller, UUID id, Instant until) {
        return promotions.one(seller, id).map(promotion -> {
            refuseTooMany(seller);
            return Multi.createFrom()
                    .<News>emitter(
                            out -> {
                                var follower = new Follower(seller, id, clock.instant(), until, out);
                                followers.add(follower);
                                out.onTermination(() -> followers.remove(follower));
                                look();
                                tick();
                            },
                            WAITING);
        });
    }

    /** How many follow at the moment. */
    public int followers() {
        return followers.size();
    }

    private void refuseTooMany(String seller) {
        var own =
                followers.stream().filter(each -> each.seller().equals(seller)).count();
        if (own >= config.maxStreamsPerSeller() || followers.size() >= config.maxStreams()) {
            throw Problem.of(ProblemType.TOO_MANY_STREAMS).retryAfter(config.streamHeartbeat());
        }
    }

    private void tick() {
        if (ticking.compareAndSet(false, true)) {
            vertx.setPeriodic(config.streamInterval().toMillis(), timer -> {
                if (followers.isEmpty()) {
                    vertx.cancelTimer(timer);
                    ticking.set(false);
                    if (!followers.isEmpty()) {
                        tick();
                    }
                    return;
                }
                look();
                var now = clock.instant();
                followers.forEach(each -> each.pass(now, config.streamHeartbeat()));
            });
        }
    }

    /** A look that takes longer than the pause is not overtaken by the next one. */
    private void look() {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        var ids = followers.stream().map(Follower::promotionId).collect(Collectors.toSet());
        var now = clock.instant();
        transactions
                .ask(work -> snapshots.of(work, ids, now))
                .invoke(found -> tell(found, now))
                .eventually(() -> looking.set(false))
                .subscribe()
                .with(
                        found -> {
                            if (failing.getAndSet(false)) {
                                LOG.info("Streams tell again what happens");
                            }
                        },
                        failure -> {
                            if (!failing.getAndSet(true)) {
                                LOG.warnf("Streams can't tell what happens: %s", failure.getMessage());
                            }
                        });
    }

    private void tell(Map<UUID, Snapshot> found, Instant now) {
        followers.forEach(each -> {
            var snapshot = found.get(each.promotionId());
            if (snapshot != null) {
                each.look(snapshot, now);
            }
        });
    }

    @PreDestroy
    void end() {
        followers.clear();
    }
}
