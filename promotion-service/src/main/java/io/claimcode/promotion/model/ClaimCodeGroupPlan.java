package io.claimcode.promotion.model;

/**
 * A claim code group that may be made.
 *
 * @param name the seller's name for it
 * @param quantity how many codes
 */
public record ClaimCodeGroupPlan(String name, int quantity) {}
