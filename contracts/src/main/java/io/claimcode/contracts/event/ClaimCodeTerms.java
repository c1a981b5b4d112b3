package io.claimcode.contracts.event;

/**
 * Which codes a promotion takes.
 *
 * @param kind single-use codes, one shared code, or none
 * @param oneRedemptionPerCustomer whether a customer redeems at most once
 * @param combinability how its codes stand beside others of the seller
 */
public record ClaimCodeTerms(Kind kind, boolean oneRedemptionPerCustomer, Combinability combinability) {
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
