package io.claimcode.redemption;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.event.GuessingSuspected;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.postgres.RedemptionEvents;
import io.claimcode.redemption.redis.GuessingConfig;
import io.claimcode.redemption.redis.UnknownCodes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts codes that are about to be answered "unknown". A customer who tries too many has to wait; a storefront through
 * which very many come, and a seller for whose items they come, are told of and stay open.
 */
@ApplicationScoped
class CountUnknownCodes {
    private static final Logger LOG = Logger.getLogger(CountUnknownCodes.class);

    private final UnknownCodes unknownCodes;
    private final Fingerprints fingerprints;
    private final RedemptionEvents events;
    private final GuessingConfig config;
    private final Clock clock;

    @Inject
    CountUnknownCodes(
            UnknownCodes unknownCodes,
            Fingerprints fingerprints,
            RedemptionEvents events,
            GuessingConfig config,
            Clock clock) {
        this.unknownCodes = unknownCodes;
        this.fingerprints = fingerprints;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Counts the unknown ones among the refused codes.
     *
     * @return the refusal that is told instead when these were too many
     */
    Optional<Refusal> count(Attempt attempt, Map<Integer, Refusal> refusals) {
        var unknown = refusals.entrySet().stream()
                .filter(refused -> refused.getValue().type() == ProblemType.CODE_UNKNOWN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        var storefront = attempt.checkout().storefront();
        long throughStorefront = unknownCodes.suspect(fingerprints.suspect("storefront", storefront), unknown.size());
        if (throughStorefront > 0) {
            tell(storefront, null, throughStorefront);
        }
        for (var seller : attempt.checkout().cart().sellers()) {
            long forSeller = unknownCodes.suspect(fingerprints.suspect("seller", seller), unknown.size());
            if (forSeller > 0) {
                tell(null, seller, forSeller);
            }
        }
        var pause = unknownCodes.count(
                fingerprints.guessers(storefront, attempt.checkout().cart().customer()), attempt.codes(unknown));
        return pause.isZero() ? Optional.empty() : Optional.of(EnterCart.tooManyAttempts(pause));
    }

    private void tell(@Nullable String storefront, @Nullable String seller, long attempts) {
        LOG.warnf(
                "Guessing is suspected %s %s: %d unknown codes",
                seller == null ? "at storefront" : "for items of seller",
                seller == null ? storefront : seller,
                attempts);
        events.tell(new GuessingSuspected(
                storefront, seller, attempts, Math.toIntExact(config.window().toSeconds()), clock.instant()));
    }
}
