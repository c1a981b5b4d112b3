package io.claimcode.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * Which codes a promotion takes.
 *
 * @param kind single-use codes, one shared code, or none
 * @param oneRedemptionPerCustomer whether a customer redeems at most once
 * @param combinability how its codes stand beside others of the seller
 * @param groupCodeFingerprint keyed fingerprint of the shared code in hex, for the kind with one
 */
public record ClaimCodeTerms(
        Kind kind,
        boolean oneRedemptionPerCustomer,
        Combinability combinability,
        @Nullable String groupCodeFingerprint) {

    /** Terms without a shared code. */
    public ClaimCodeTerms(Kind kind, boolean oneRedemptionPerCustomer, Combinability combinability) {
        this(kind, oneRedemptionPerCustomer, combinability, null);
    }

    /** The kinds of claim code. */
    public enum Kind {
        SINGLE_USE,
        GROUP,
        NONE
    }

    /** Of Preferential codes the one worth most applies, of Unrestricted ones all. */
    public enum Combinability {
        PREFERENTIAL,
        UNRESTRICTED
    }
}
