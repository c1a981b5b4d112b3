package io.claimcode.redemption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.redemption.model.ClaimCodeGroup;
import io.claimcode.redemption.model.Terms;
import io.claimcode.redemption.redis.Claim;
import io.claimcode.redemption.redis.Gate;
import io.claimcode.redemption.redis.GateUnavailable;
import org.jspecify.annotations.Nullable;

/** Finds single-use codes for their seller or for support. */
@ApplicationScoped
class FindCode {
    private final Gate gate;
    private final TermsBook book;
    private final Fingerprints fingerprints;

    @Inject
    FindCode(Gate gate, TermsBook book, Fingerprints fingerprints) {
        this.gate = gate;
        this.book = book;
        this.fingerprints = fingerprints;
    }

    /**
     * Codes that were issued, each in its place; empty for any other, and for another seller's.
     *
     * @param seller whose they must be; anybody's when null
     * @throws GateUnavailable when codes can't be found at the moment
     */
    List<Optional<Found>> find(List<ClaimCode> codes, @Nullable String seller) {
        var prints = codes.stream().map(fingerprints::of).toList();
        var claims = gate.look(prints, seller);
        var found = new ArrayList<Optional<Found>>();
        for (int i = 0; i < codes.size(); i++) {
            found.add(found(prints.get(i), claims.get(i), seller));
        }
        return found;
    }

    private Optional<Found> found(Fingerprint fingerprint, Claim claim, @Nullable String seller) {
        if (claim.standing() == Claim.Standing.NOT_READY) {
            throw new GateUnavailable("not verified");
        }
        var entry = claim.entry();
        if (entry == null) {
            return Optional.empty();
        }
        var known = book.find(entry.batchNumber());
        if (known.isEmpty() || known.get().group().status() == ClaimCodeGroup.Status.REQUESTED) {
            throw new GateUnavailable("not heard of yet");
        }
        var group = known.get().group();
        var terms = known.get().terms();
        return switch (group.status()) {
            case REQUESTED, FAILED, CANCELLED -> Optional.empty();
            case READY, VOIDED ->
                seller == null || seller.equals(terms.state().seller())
                        ? Optional.of(new Found(fingerprint, entry, claim, group, terms))
                        : Optional.empty();
        };
    }

    /** A code, how its claim stands, and what it is of. */
    record Found(Fingerprint fingerprint, CodeEntry entry, Claim claim, ClaimCodeGroup group, Terms terms) {}
}
