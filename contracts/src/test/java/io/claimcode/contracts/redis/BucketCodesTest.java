package io.claimcode.contracts.redis;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BucketCodesTest {
    private static final byte[] A = fingerprint(1, 1);
    private static final byte[] B = fingerprint(1, 2);
    private static final CodeEntry FIRST = new CodeEntry(7, 8, 1);
    private static final CodeEntry SECOND = new CodeEntry(7, 8, 2);

    @Test
    void find_tellsWhatAFingerprintStandsFor() {
        var codes = codes(A, FIRST, B, SECOND);

        assertThat(codes.find(A)).contains(FIRST);
        assertThat(codes.find(B)).contains(SECOND);
        assertThat(codes.find(fingerprint(2, 1))).isEmpty();
        assertThat(codes.entries()).containsExactly(FIRST, SECOND);
    }

    @Test
    void repeats_seesEqualFingerprintsOnly() {
        assertThat(codes(A, FIRST, B, SECOND).repeats())
                .as("they differ in their end")
                .isFalse();
        assertThat(codes(A, FIRST, B, SECOND, A, SECOND).repeats()).isTrue();
        assertThat(codes(A, FIRST).repeats()).isFalse();
        assertThat(BucketCodes.of(new byte[0]).repeats()).isFalse();
    }

    private static byte[] fingerprint(long begin, int end) {
        return ByteBuffer.allocate(12).putLong(begin << 8).putInt(end).array();
    }

    private static BucketCodes codes(Object... fingerprintsAndEntries) {
        var bytes = ByteBuffer.allocate(fingerprintsAndEntries.length * 12);
        for (var each : fingerprintsAndEntries) {
            bytes.put(each instanceof CodeEntry entry ? entry.bytes() : (byte[]) each);
        }
        return BucketCodes.of(bytes.array());
    }
}
