package io.claimcode.verify.course.check;

/**
 * A code as Redis has it.
 *
 * @param known whether it is among the codes
 * @param state h held, u being redeemed, r redeemed, v voided, - free
 * @param redemptionId whose claim it is; empty without
 */
public record Claim(boolean known, char state, String redemptionId) {}
