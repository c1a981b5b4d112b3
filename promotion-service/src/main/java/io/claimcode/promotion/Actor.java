package io.claimcode.promotion;

/**
 * Who asks for a change.
 *
 * @param seller whose promotions these are
 * @param subject who acts for the seller, for the history
 */
public record Actor(String seller, String subject) {}
