package io.claimcode.redemption.model;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReasonTest {
    @ParameterizedTest
    @CsvSource({
        "ORDER_CANCELLED, ORDER_CANCELLED",
        "seen: 7GM3-YYYYY3-ZZZZZ5 in a forum, seen: … in a forum",
        "7gm3yyyyy3zzzzz5, …",
        "7GM3 YYYYY3 ZZZZZ5 and 7GM3-YYYYY3-ZZZZZ5, … and …",
        "7GM3 YYYY Y3ZZ ZZZ5, …",
        "7GM3YY-YYY3ZZ-ZZZ5 leaked, … leaked",
        "code 7-G-M-3-Y-Y-Y-Y-Y-3-Z-Z-Z-Z-Z-5!, code …!",
        "leaked 7GM3-YYYYY3-ZZZZZ5, …",
        "code: 7GM3 - YYYYY3 - ZZZZZ5, code: …",
        "ann@example.com complained, … complained",
        "order 2027-000123-4711 of A1, order 2027-000123-4711 of A1",
        "7GM3-YYYYY3-ZZZZZ6 is mistyped, 7GM3-YYYYY3-ZZZZZ6 is mistyped",
    })
    void reason_isKeptWithoutCodesAndAddresses(String given, String kept) {
        assertThat(Reason.kept(given)).isEqualTo(kept);
    }
}
