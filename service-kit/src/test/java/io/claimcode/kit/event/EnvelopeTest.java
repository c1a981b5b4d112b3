package io.claimcode.kit.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvelopeTest {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final UUID ID = UUID.fromString("7a3b0d4e-58b7-4b7a-9a9a-0f2f0c5f1f10");

    @Test
    void completeRecord_isAnEvent() {
        Envelope event = Envelope.of(headers(), "key", BODY);

        assertThat(event.id()).isEqualTo(ID);
        assertThat(event.type()).isEqualTo("test.happened.v1");
        assertThat(event.source()).isEqualTo("/test");
        assertThat(event.subject()).isEqualTo("subject");
        assertThat(event.time()).isEqualTo(Instant.parse("2027-03-01T00:00:00Z"));
        assertThat(event.key()).isEqualTo("key");
        assertThat(event.body()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time", "content-type"})
    void missingHeader_isNamed(String name) {
        Headers headers = headers();
        headers.remove(name);

        isUnusable(headers, "key", BODY, "header " + name + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3, header ce_specversion is not 1.0",
        "ce_id, secret, header ce_id is not a UUID",
        "ce_time, secret, header ce_time is not an instant",
        "content-type, text/plain, header content-type is not application/json"
    })
    void unusableHeader_isNamed_withoutItsValue(String name, String value, String reason) {
        Headers headers = headers();
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));

        isUnusable(headers, "key", BODY, reason);
    }

    @Test
    void noKeyOrBody_isUnusable() {
        isUnusable(headers(), null, BODY, "the record has no key");
        isUnusable(headers(), "", BODY, "the record has no key");
        isUnusable(headers(), "key", null, "the record has no body");
        isUnusable(headers(), "key", new byte[0], "the record has no body");
    }

    private static void isUnusable(Headers headers, String key, byte[] body, String reason) {
        assertThatThrownBy(() -> Envelope.of(headers, key, body))
                .isInstanceOf(UnusableRecord.class)
                .hasMessage(reason);
    }

    private static Headers headers() {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", ID.toString());
        add(headers, "ce_type", "test.happened.v1");
        add(headers, "ce_source", "/test");
        add(headers, "ce_subject", "subject");
        add(headers, "ce_time", "2027-03-01T00:00:00Z");
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
