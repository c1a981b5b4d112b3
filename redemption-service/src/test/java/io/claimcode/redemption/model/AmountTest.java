package io.claimcode.redemption.model;

import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AmountTest {
    @ParameterizedTest
    @CsvSource({"12.30,USD,1230", "0.00,USD,0", "1200,JPY,1200", "1.234,KWD,1234", "9999999999.99,USD,999999999999"})
    void amounts_roundTrip(String text, String code, long minorUnits) {
        var currency = Currency.getInstance(code);

        assertThat(Amount.parse(text, currency)).hasValue(minorUnits);
        assertThat(Amount.format(minorUnits, currency)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "12.3,USD",
        "12,USD",
        "12.345,USD",
        "-1.00,USD",
        "+1.00,USD",
        "1e3,JPY",
        "01.00,USD",
        ".50,USD",
        "1.0,JPY",
        "NaN,USD",
        "'1,00',USD",
        "99999999999.00,USD",
        "' 1.00',USD",
        "'',JPY",
        "١٢,JPY"
    })
    void otherText_isRefused(String text, String code) {
        assertThat(Amount.parse(text, Currency.getInstance(code))).isEmpty();
    }

    @Test
    void currencies_withoutDigits_areRefused() {
        assertThat(Amount.currency("USD")).isPresent();
        assertThat(Amount.currency("XAU")).isEmpty();
        assertThat(Amount.currency("usd")).isEmpty();
        assertThat(Amount.currency("DOLLAR")).isEmpty();
    }
}
