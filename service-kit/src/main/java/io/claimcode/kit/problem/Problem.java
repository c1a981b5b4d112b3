package io.claimcode.kit.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not a success (RFC 9457). It can be thrown from anywhere in a request, or be turned into a
 * response where refusals are values. Immutable; it has no stack trace, since it tells of the request and not of a
 * fault.
 */
public final class Problem extends RuntimeException {
    /** The media type of all problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private final ProblemType type;
    private final @Nullable String detail;
    private final List<Violation> errors;
    private final transient Map<String, Object> members;
    private final Map<String, String> headers;

    private Problem(
            ProblemType type,
            @Nullable String detail,
            List<Violation> errors,
            Map<String, Object> members,
            Map<String, String> headers) {
        super(detail == null ? type.slug() : type.slug() + ": " + detail, null, false, false);
        this.type = type;
        this.detail = detail;
        this.errors = errors;
        this.members = members;
        this.headers = headers;
    }

    /** A problem of which its type says everything. */
    public static Problem of(ProblemType type) {
        return new Problem(type, null, List.of(), Map.of(), Map.of());
    }

    /** A problem with a sentence for whoever reads it; it must quote nothing that isn't the caller's. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of(), Map.of());
    }

    /** Values that are refused ({@code validation-failed}). */
    public static Problem invalid(List<Violation> errors) {
        return new Problem(ProblemType.VALIDATION_FAILED, null, List.copyOf(errors), Map.of(), Map.of());
    }

    /** One value that is refused ({@code validation-failed}). */
    public static Problem invalid(String pointer, String detail) {
        return invalid(List.of(new Violation(pointer, detail)));
    }

    /** The same with one more thing that is wrong. */
    public Problem error(String pointer, String detail) {
        List<Violation> more = new ArrayList<>(errors);
        more.add(new Violation(pointer, detail));
        return new Problem(type, this.detail, List.copyOf(more), members, headers);
    }

    /** The same with one more member in the body. */
    public Problem member(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(type, detail, errors, more, headers);
    }

    /** The same with one more header. */
    public Problem header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, detail, errors, members, more);
    }

    /** The same with {@code Retry-After}, in whole seconds and at least one. */
    public Problem retryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    /** What kind of problem. */
    public ProblemType type() {
        return type;
    }

    /** Which values are refused. */
    public List<Violation> errors() {
        return errors;
    }

    /** The body's members in order. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.urn());
        body.put("title", type.title());
        body.put("status", type.status());
        if (detail != null) {
            body.put("detail", detail);
        }
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        body.putAll(members);
        return body;
    }

    /** The response that tells it. */
    public Response toResponse() {
        Response.ResponseBuilder response =
                Response.status(type.status()).type(MEDIA_TYPE).entity(ProblemJson.bytes(body()));
        headers.forEach(response::header);
        return response.build();
    }

    /** Tells it at once, where no endpoint has been looked for yet. */
    public void end(HttpServerResponse response) {
        response.setStatusCode(type.status()).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        headers.forEach(response::putHeader);
        response.end(Buffer.buffer(ProblemJson.bytes(body())));
    }
}
