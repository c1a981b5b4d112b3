package io.claimcode.codegen;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.CodeLines;
import io.claimcode.codegen.model.KnownPromotion;
import io.claimcode.codegen.model.LineErrors;
import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.codegen.model.RepeatedCodes;
import io.claimcode.codegen.model.SpelledCodes;
import io.claimcode.codegen.sealing.SharedCodes;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.idempotency.RequestHash;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.problem.Problem;
import io.claimcode.kit.problem.Violation;
import io.quarkus.runtime.ShutdownEvent;
import org.jboss.logging.Logger;

/**
 * Takes codes that a seller brings as a claim code group: all of them or none. They are stored as a batch that has its
 * chunks already; from there on it is made ready, given out and loaded again as any other.
 *
 * <p>Whether a code exists already is known to Redis alone, so imports look one after the other, and each waits until
 * the codes of the one before are there. What comes to exist in between nevertheless fails the batch, never mixes it.
 */
@Singleton
public final class ImportCodes {
    private static final Logger LOG = Logger.getLogger(ImportCodes.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Imports imports;
    private final TakenCodes takenCodes;
    private final CompleteShards complete;
    private final DrawCodes drawCodes;
    private final SharedCodes sharedCodes;
    private final MakeBatches makeBatches;
    private final ReadCodeLines readLines;
    private final ImportSlots slots;
    private final ImportConfig config;
    private final BatchConfig batchConfig;
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Inject
    ImportCodes(
            Imports imports,
            TakenCodes takenCodes,
            CompleteShards complete,
            DrawCodes drawCodes,
            SharedCodes sharedCodes,
            MakeBatches makeBatches,
            ReadCodeLines readLines,
            ImportSlots slots,
            ImportConfig config,
            BatchConfig batchConfig) {
        this.imports = imports;
        this.takenCodes = takenCodes;
        this.complete = complete;
        this.drawCodes = drawCodes;
        this.sharedCodes = sharedCodes;
        this.makeBatches = makeBatches;
        this.readLines = readLines;
        this.slots = slots;
        this.config = config;
        this.batchConfig = batchConfig;
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    /**
     * A seller's wish.
     *
     * @param name of the group
     * @param scope whose key it is, and for what
     */
    public record Wish(String seller, UUID promotionId, String name, String scope, IdempotencyKey key) {}

    /**
     * Imports a file once for each key. Blocks.
     *
     * @param answer what to answer, now and whenever it is repeated
     * @throws Problem when it is refused
     */
    public Outcome importCodes(Wish wish, InputStream file, Function<Batch, StoredAnswer> answer) {
        switch (slots.take(wish.seller(), wish.scope() + ' ' + wish.key().value())) {
            case HAD -> {}
            case SAME -> {
                return new Outcome.InProgress();
            }
            case NONE -> throw soon("Too many imports at the moment; a seller has one at a time.");
        }
        try {
            CodeLines lines = readLines.read(file);
            Imports.Once once = new Imports.Once(wish.scope(), wish.key(), hash(wish, lines));
            return imports.once(once, work -> answer.apply(store(work, wish, lines)));
        } catch (ShardsNotSealed e) {
            throw soon("The codes are being loaded.");
        } finally {
            slots.giveBack(wish.seller());
            makeBatches.nudge();
        }
    }

    private Batch store(Imports.Work work, Wish wish, CodeLines lines) {
        open(work, wish);
        if (work.hasName(wish.promotionId(), wish.name())) {
            throw Problem.of(ProblemType.GROUP_NAME_TAKEN);
        }
        List<PlacedCodes> codes = placed(lines);
        RepeatedCodes.find(
                codes,
                batchConfig.chunkSize(),
                (index, first) -> lines.errors().add(lines.line(index), "repeats line " + lines.line(first)));
        refuse(lines.errors());
        if (!until(config.turn(), work::isAlone)) {
            throw soon("Another import is on its way.");
        }
        refuse(clashes(work, lines, codes));
        NewBatch batch = new NewBatch(UUID.randomUUID(), wish.promotionId(), wish.seller(), lines.count());
        Batch added = work.add(batch, wish.name(), batchConfig.chunkSize(), codes)
                .orElseThrow(() -> Problem.of(ProblemType.GROUP_NAME_TAKEN));
        LOG.infof("Group %s: %d codes imported", added.groupId(), added.quantity());
        return added;
    }

    private void open(Imports.Work work, Wish wish) {
        until(
                config.news(),
                () -> work.promotion(wish.promotionId(), wish.seller()).isPresent());
        Optional<KnownPromotion> found = work.promotion(wish.promotionId(), wish.seller());
        KnownPromotion promotion = found.orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        if (promotion.isOver(Instant.now())) {
            throw Problem.of(ProblemType.PROMOTION_STATE, "The promotion is over.");
        }
        if (promotion.kind() != ClaimCodeTerms.Kind.SINGLE_USE) {
            throw Problem.of(
                    ProblemType.PROMOTION_STATE, "The promotion's claim codes are of kind " + promotion.kind() + ".");
        }
    }

    private List<PlacedCodes> placed(CodeLines lines) {
        List<PlacedCodes> placed = new ArrayList<>();
        lines.chunks().forEach(chunk -> placed.add(drawCodes.place(chunk)));
        return placed;
    }

    /** Codes that exist, whoever has them. */
    private LineErrors clashes(Imports.Work work, CodeLines lines, List<PlacedCodes> codes) {
        LineErrors clashes = new LineErrors();
        Set<Fingerprint> shared = work.sharedCodes();
        List<Integer> givenUp = work.givenUp();
        LoadTokens tokens = complete.tokens();
        for (int number = 0; number < codes.size(); number++) {
            int before = number * batchConfig.chunkSize();
            for (int index : takenCodes.find(codes.get(number), tokens, givenUp)) {
                clashes.add(lines.line(before + index), "exists already");
            }
            SpelledCodes spelled = (SpelledCodes) codes.get(number).stored();
            for (int index = 0; !shared.isEmpty() && index < spelled.count(); index++) {
                if (shared.contains(sharedCodes.of(spelled.normalForm(index)))) {
                    clashes.add(lines.line(before + index), "exists already");
                }
            }
        }
        return clashes;
    }

    private static void refuse(LineErrors errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.first().stream()
                            .map(error -> new Violation("/lines/" + error.line(), error.detail()))
                            .toList())
                    .member("total", errors.total());
        }
    }

    /** Over name and codes, in their spelling; keyed, since short codes could be guessed from a plain digest. */
    private RequestHash hash(Wish wish, CodeLines lines) {
        String codes = HexFormat.of().formatHex(sharedCodes.digest(readLines.digest(lines)));
        return RequestHash.sha256(
                JsonNodeFactory.instance.objectNode().put("name", wish.name()).put("codes", codes));
    }

    /** Asks again and again, since what is waited for may be done by another instance; the end of this one ends it. */
    private boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw soon("This instance is being stopped.");
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw soon("This instance is being stopped.");
        }
    }

    private static Problem soon(String detail) {
        return Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE, detail).retryAfter(RETRY_AFTER);
    }
}
