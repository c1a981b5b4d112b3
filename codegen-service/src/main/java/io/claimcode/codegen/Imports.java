package io.claimcode.codegen;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.KnownPromotion;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.idempotency.RequestHash;
import io.claimcode.kit.idempotency.StoredAnswer;

/** The writing of imports, each in one transaction. Blocks. */
public interface Imports {
    /**
     * By what a repeated import is known.
     *
     * @param scope whose key it is, and for what
     */
    record Once(String scope, IdempotencyKey key, RequestHash hash) {}

    /** Does an import unless it was done under its key. Nothing is written when it fails. */
    Outcome once(Once once, Function<Work, StoredAnswer> work);

    /** Forgets the answers that are older. */
    void forget(Duration olderThan);

    /** What an import does in its transaction. */
    interface Work {
        Optional<KnownPromotion> promotion(UUID promotionId, String seller);

        /** Whether a promotion has a group of this name. */
        boolean hasName(UUID promotionId, String name);

        /** Whether no other import is at this point or on its way into Redis; others wait until this one is over. */
        boolean isAlone();

        /** The shared codes of promotions that aren't over. */
        Set<Fingerprint> sharedCodes();

        /** Imported batches that failed or were cancelled. */
        List<Integer> givenUp();

        /** Adds a batch with its codes, and has it told; empty when somebody took its name meanwhile. */
        Optional<Batch> add(NewBatch batch, String name, int chunkSize, List<PlacedCodes> chunks);
    }
}
