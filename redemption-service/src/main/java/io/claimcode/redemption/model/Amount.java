package io.claimcode.redemption.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads and writes amounts of money, which are counted in the currency's minor units. */
public final class Amount {
    /** Keeps sums of 500 lines of a million units far from overflow. */
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,9})(\\.([0-9]{1,3}))?");

    private Amount() {}

    /** The currency of an ISO 4217 code, if money can be counted in it. */
    public static Optional<Currency> currency(String code) {
        try {
            var currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0 || currency.getDefaultFractionDigits() > 3
                    ? Optional.empty()
                    : Optional.of(currency);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Minor units of a decimal that has exactly the currency's digits; empty for anything else. */
    public static OptionalLong parse(String decimal, Currency currency) {
        var matcher = DECIMAL.matcher(decimal);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        int digits = matcher.group(3) == null ? 0 : matcher.group(3).length();
        if (digits != currency.getDefaultFractionDigits()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(new BigDecimal(decimal).movePointRight(digits).longValueExact());
    }

    /**
     * Minor units of an amount that was checked where it was written: in a promotion's terms, or here. It may be longer
     * than what is read from carts.
     *
     * @throws ArithmeticException when the currency has no such amount
     * @throws NumberFormatException when it is none
     */
    public static long written(String decimal, Currency currency) {
        return new BigDecimal(decimal)
                .movePointRight(currency.getDefaultFractionDigits())
                .longValueExact();
    }

    /** The decimal with all the currency's digits, for instance {@code 12.30}. */
    public static String format(long minorUnits, Currency currency) {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits())
                .toPlainString();
    }
}
