package io.claimcode.contracts.event;

/**
 * An amount with its currency.
 *
 * @param amount a decimal with all the currency's digits, such as {@code 12.30}
 * @param currency ISO 4217
 */
public record Money(String amount, String currency) {}
