package io.claimcode.codegen.http;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

/**
 * What a request wants to be true of a representation (RFC 9110, 13).
 *
 * @param headers the request's
 * @param tag the representation's strong entity tag
 */
record Preconditions(HttpHeaders headers, String tag) {
    private static final String WEAK = "W/";

    /** Whether the caller wants another representation than this one ({@code If-Match}). */
    boolean failed() {
        List<String> wanted = headers.getRequestHeader(HttpHeaders.IF_MATCH);
        return !wanted.isEmpty() && !names(wanted, "");
    }

    /** Whether the caller has this representation ({@code If-None-Match}), as weak as a proxy may have made its tag. */
    boolean unchanged() {
        return names(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH), WEAK);
    }

    /** Whether a part of this representation is of use to the caller ({@code If-Range}). */
    boolean continues() {
        @Nullable String part = headers.getHeaderString("If-Range");
        return part == null || part.strip().equals(tag);
    }

    private boolean names(List<String> lists, String prefix) {
        return lists.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || !prefix.isEmpty() && one.equals(prefix + tag));
    }
}
