package io.claimcode.promotion.model;

import java.math.BigDecimal;
import java.util.Currency;

/** Writes amounts in minor units with all digits of their currency. */
public final class MinorUnits {
    private MinorUnits() {}

    /** Such as {@code 12.30} for 1230 of USD. */
    public static String text(long minorUnits, String currency) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(minorUnits, digits).toPlainString();
    }
}
