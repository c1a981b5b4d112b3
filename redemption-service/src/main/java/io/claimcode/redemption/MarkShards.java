package io.claimcode.redemption;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.claimcode.redemption.postgres.ClaimWork;
import io.claimcode.redemption.redis.Gate;
import io.claimcode.redemption.redis.PermanentClaims;
import io.claimcode.redemption.redis.PermanentClaims.PermanentClaim;
import io.claimcode.redemption.redis.ShardStatus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens the gate of shards whose codes were loaded: removes claims that the ledger doesn't know, marks what it knows to be
 * redeemed, then says so, under the token of the codes. A Redis that is emptied meanwhile has another token, and is marked again.
 *
 * <p>The ledger learns the mark before the shard is opened. A redemption whose claim got lost with an earlier Redis is no
 * longer let in from then on: its codes may have been promised to others, and a repetition been refused.
 */
@ApplicationScoped
public class MarkShards {
    private static final Logger LOG = Logger.getLogger(MarkShards.class);

    private final ClaimWork work;
    private final Gate gate;
    private final PermanentClaims claims;
    private final RedemptionConfig config;
    private @Nullable Worker worker;
    private volatile int closed = -1;

    @Inject
    MarkShards(ClaimWork work, Gate gate, PermanentClaims claims, RedemptionConfig config) {
        this.work = work;
        this.gate = gate;
        this.claims = claims;
        this.config = config;
    }

    /** Shards whose gate was closed at the last look; negative before the first. */
    public int closedShards() {
        return closed;
    }

    /** A request met a closed gate. */
    void nudge() {
        if (worker != null) {
            worker.nudge();
        }
    }

    void start(@Observes StartupEvent started) {
        worker = new Worker("mark-shards", this::pause, this::markAll);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (worker != null) {
            worker.close();
        }
    }

    /** Where all is open, a closed gate is met by a request first, which nudges. */
    private Duration pause() {
        return closed == 0 ? config.watchInterval() : config.markInterval();
    }

    private boolean markAll() {
        List<ShardStatus> shards;
        try {
            shards = gate.shards();
        } catch (RuntimeException e) {
            closed = -1;
            throw e;
        }
        closed = closed(shards);
        if (!toOpen(shards, work.marks()).isEmpty()) {
            work.open(new Opening(), config.settlePage());
            closed = closed(gate.shards());
        }
        return false;
    }

    private static int closed(List<ShardStatus> shards) {
        return (int) shards.stream().filter(shard -> !shard.marked()).count();
    }

    /**
     * Removes claims that the ledger doesn't know, as a Redis that is older than the ledger may have. They are looked
     * at in Redis first: a claim is made permanent after the ledger has it, so one that the ledger doesn't know then
     * was undone. By then it may be another's: it is compared with its redemption once more when it is removed.
     */
    private void removeStale(Set<Integer> shards) {
        var removed = new AtomicInteger();
        claims.forEach(shards, config.settlePage(), page -> {
            var known = new HashSet<PermanentClaim>();
            work.spentBy(page.stream().map(PermanentClaim::redemptionId).toList())
                    .forEach(spent -> known.add(new PermanentClaim(Gate.claimKey(spent.code()), spent.redemptionId())));
            var stale = page.stream().filter(claim -> !known.contains(claim)).toList();
            gate.removeStale(stale);
            removed.addAndGet(stale.size());
        });
        if (removed.get() > 0) {
            LOG.infof("Removed %d claims that the ledger doesn't know", removed.get());
        }
    }

    /** Loaded shards whose gate is closed, or of whose opening the ledger doesn't know, as after its restoration. */
    private static List<ShardStatus> toOpen(List<ShardStatus> shards, Map<Integer, String> inLedger) {
        return shards.stream()
                .filter(ShardStatus::loaded)
                .filter(shard -> !shard.marked() || !shard.mark().equals(inLedger.get(shard.shard())))
                .toList();
    }

    /** Shards as they are once nobody else opens any: meanwhile another may have opened them, or Redis been emptied. */
    private final class Opening implements ClaimWork.Opening {
        private List<ShardStatus> shards = List.of();

        @Override
        public SortedMap<Integer, String> shards(Map<Integer, String> inLedger) {
            shards = toOpen(gate.shards(), inLedger);
            var marks = new TreeMap<Integer, String>();
            shards.forEach(shard -> marks.put(shard.shard(), shard.mark()));
            return marks;
        }

        @Override
        public void begin() {
            removeStale(shards.stream().map(ShardStatus::shard).collect(Collectors.toSet()));
        }

        @Override
        public void settle(List<ClaimWork.OwedClaim> owed) {
            gate.settle(SettleClaims.settlements(owed));
        }

        @Override
        public void end() {
            long opened = shards.stream().filter(gate::mark).count();
            LOG.infof("Opened %d of %d shards", opened, shards.size());
        }
    }
}
