package io.claimcode.kit.idempotency;

import java.util.Map;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it is given the first time and every time after.
 *
 * @param status the HTTP status; only successes (below 400) are stored
 * @param headers those that belong to the answer, such as {@code Location} and {@code ETag}
 * @param body JSON, or null
 */
public record StoredAnswer(
        int status, Map<String, String> headers, @Nullable String body) {
    /** The header that says that an answer was given before. */
    public static final String REPLAYED = "Idempotent-Replayed";

    public StoredAnswer {
        headers = Map.copyOf(headers);
    }

    /** Whether it is one to store. */
    boolean isSuccess() {
        return status < 400;
    }

    /** The response, JSON unless its headers say otherwise. */
    public Response toResponse(boolean replayed) {
        Response.ResponseBuilder response = Response.status(status);
        if (body != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        }
        headers.forEach(response::header);
        return replayed ? response.header(REPLAYED, true).build() : response.build();
    }
}
