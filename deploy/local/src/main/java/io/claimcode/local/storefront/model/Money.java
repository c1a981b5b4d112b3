package io.claimcode.local.storefront.model;

import java.math.BigDecimal;

/** How an amount of the shop's one currency is written. */
public final class Money {

    private Money() {}

    public static String of(BigDecimal amount) {
        return "$" + amount.toPlainString();
    }

    /** As something that is taken off. */
    public static String off(BigDecimal amount) {
        return "\u2212" + of(amount);
    }
}
