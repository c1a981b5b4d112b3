package io.claimcode.codegen.model;

import java.nio.charset.StandardCharsets;

import io.claimcode.contracts.code.ClaimCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodeTableTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 11, 99, 100, 101, 999, 1_000, 12_345})
    void length_isThatOfAllRows(int quantity) {
        byte[] rows = CodeTable.rows(codes(quantity), 0, quantity, 1);

        assertThat(CodeTable.bytes((long) quantity * PackedCodes.LINE_BYTES, quantity))
                .isEqualTo(CodeTable.header().length + (long) rows.length);
    }

    @Test
    void rows_beginWithTheirSerial() {
        byte[] rows = CodeTable.rows(codes(5), 3, 5, 9_999_998);

        assertThat(new String(rows, StandardCharsets.US_ASCII))
                .isEqualTo("0000-000000-000000,10000001\r\n0000-000000-000000,10000002\r\n");
    }

    @Test
    void length_ofTenMillionRowsIsKnown() {
        assertThat(CodeTable.bytes(190_000_000, 10_000_000)).isEqualTo(13 + 21 * 10_000_000L + 68_888_897);
    }

    private static PackedCodes codes(int count) {
        return PackedCodes.of(new byte[count * ClaimCode.PACKED_BYTES]);
    }
}
