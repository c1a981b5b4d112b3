package io.claimcode.kit.event;

import java.io.IOException;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.claimcode.kit.problem.JsonPointers;
import io.claimcode.kit.problem.StrictJson;

/**
 * Reads and writes the bodies of events. Fields that a reader doesn't know are ignored, since a later version may add
 * them; fields that it needs (those whose component isn't {@code @Nullable}) must be there, and of their type.
 */
public final class EventJson {
    private static final ObjectMapper MAPPER = mapper();

    private EventJson() {}

    /** The event as JSON. */
    public static String write(Record event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Not an event: " + event.getClass().getName(), e);
        }
    }

    /**
     * The event in this body.
     *
     * @throws UnusableRecord when it isn't one, naming the field
     */
    public static <T extends Record> T read(byte[] body, Class<T> type) {
        T event;
        try {
            event = MAPPER.readValue(body, type);
        } catch (JsonMappingException e) {
            throw new UnusableRecord("the body is unusable at " + pointer(JsonPointers.of(e)));
        } catch (IOException e) {
            throw new UnusableRecord("the body is not JSON");
        }
        if (event == null) {
            throw new UnusableRecord("the body is null");
        }
        RequiredFields.firstMissing(event).ifPresent(missing -> {
            throw new UnusableRecord("the body lacks " + missing);
        });
        return event;
    }

    private static String pointer(String pointer) {
        return pointer.isEmpty() ? "its root" : pointer;
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .defaultLocale(Locale.ROOT)
                .build();
        StrictJson.apply(mapper);
        return mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
