package io.claimcode.promotion.http;

import java.math.BigDecimal;
import java.util.Currency;

/** Writes amounts with all digits of their currency. */
final class Amounts {
    private Amounts() {}

    static String text(long minorUnits, String currency) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(minorUnits, digits).toPlainString();
    }
}
