package io.claimcode.kit.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventJsonTest {
    record Part(String sku, int quantity, @Nullable String note) {}

    record Happened(
            UUID id,
            Instant at,
            Part part,
            List<Part> parts,
            @Nullable Part extra) {}

    private static final String GOOD = """
            {"id":"7a3b0d4e-58b7-4b7a-9a9a-0f2f0c5f1f10","at":"2027-03-01T00:00:00Z",
             "part":{"sku":"a","quantity":1},"parts":[{"sku":"b","quantity":2,"note":"n"}]}""";

    @Test
    void writtenEvent_isReadAgain() {
        Happened event = new Happened(
                UUID.randomUUID(),
                Instant.parse("2027-03-01T00:00:00.000001Z"),
                new Part("a", 1, null),
                List.of(new Part("b", 2, "n")),
                null);

        String json = EventJson.write(event);

        assertThat(json).contains("\"at\":\"2027-03-01T00:00:00.000001Z\"");
        assertThat(read(json)).isEqualTo(event);
    }

    @Test
    void optionalFields_mayBeAbsent() {
        Happened event = read(GOOD);

        assertThat(event.extra()).isNull();
        assertThat(event.part().note()).isNull();
    }

    @Test
    void unknownFields_areIgnored() {
        assertThat(read(GOOD.replace("\"sku\":\"a\"", "\"sku\":\"a\",\"colour\":{\"x\":[1]}")))
                .isEqualTo(read(GOOD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "id":"7a3b0d4e-58b7-4b7a-9a9a-0f2f0c5f1f10", |                  | the body lacks /id
                    "sku":"a",                                   |                  | the body lacks /part/sku
                    "sku":"b"                                    | "sku":null       | the body lacks /parts/0/sku
                    {"sku":"b","quantity":2,"note":"n"}          | null             | the body lacks /parts/0
                    "quantity":1                                 | "other":1        | the body is unusable at /part/quantity
                    "quantity":2                                 | "quantity":null  | the body is unusable at /parts/0/quantity
                    "quantity":2                                 | "quantity":"2"   | the body is unusable at /parts/0/quantity
                    "sku":"b"                                    | "sku":7          | the body is unusable at /parts/0/sku
                    2027-03-01T00:00:00Z                         | tomorrow         | the body is unusable at /at
                    7a3b0d4e-58b7-4b7a-9a9a-0f2f0c5f1f10         | secret           | the body is unusable at /id
                    """)
    void unusableField_isNamed_withoutItsValue(String what, String instead, String reason) {
        String json = GOOD.replace(what, instead == null ? "" : instead);

        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnusableRecord.class)
                .hasMessage(reason)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {
                    null
                    []
                    {} {}
                    no json
                    """)
    void noEvent_isUnusable(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UnusableRecord.class);
    }

    private static Happened read(String json) {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), Happened.class);
    }
}
