package io.claimcode.contracts.code;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FingerprinterTest {
    private static final byte[] PEPPER = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final ClaimCode CODE = new ClaimCode("7GM3YYYYY3ZZZZZ5");

    /** Computed with another program: {@code openssl dgst -sha256 -hmac}. Redis and the ledger hold these bytes. */
    @Test
    void fingerprint_neverChanges() {
        assertThat(new Fingerprinter(PEPPER).of(CODE).hex()).isEqualTo("9102d90ca5bb8893d2658d42");
    }

    @Test
    void fingerprint_dependsOnThePepper() {
        var other = PEPPER.clone();
        other[31] ^= 1;

        assertThat(new Fingerprinter(other).of(CODE)).isNotEqualTo(new Fingerprinter(PEPPER).of(CODE));
    }

    @Test
    void digest_beginsWithTheFingerprint() {
        var fingerprinter = new Fingerprinter(PEPPER);

        assertThat(Fingerprint.of(fingerprinter.digest(CODE.normal().getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(fingerprinter.of(CODE));
    }

    @Test
    void shortPepper_isRefused() {
        assertThatThrownBy(() -> new Fingerprinter(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }
}
