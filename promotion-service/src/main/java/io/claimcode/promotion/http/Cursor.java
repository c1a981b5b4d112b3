package io.claimcode.promotion.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.model.Page;
import org.jspecify.annotations.Nullable;

/** Reads the query of a list: how much of it, from where. What a cursor says is nobody's business but ours. */
final class Cursor {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_CURSOR = 200;

    private Cursor() {}

    static Page.Request request(@Nullable String limit, @Nullable String cursor) {
        return new Page.Request(limit == null ? DEFAULT_LIMIT : limit(limit), cursor == null ? null : position(cursor));
    }

    static @Nullable String text(Page.@Nullable Position position) {
        if (position == null) {
            return null;
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(position.text().getBytes(StandardCharsets.UTF_8));
    }

    private static int limit(String text) {
        if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MAX_LIMIT) {
            return Integer.parseInt(text);
        }
        throw Problem.invalid("/limit", "must be a whole number from 1 to " + MAX_LIMIT);
    }

    private static Page.Position position(String cursor) {
        try {
            if (cursor.length() <= MAX_CURSOR) {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                return Page.Position.parse(text).orElseThrow(Cursor::noCursor);
            }
        } catch (IllegalArgumentException broken) {
            throw noCursor();
        }
        throw noCursor();
    }

    private static Problem noCursor() {
        return Problem.invalid("/cursor", "must be the nextCursor of an answer");
    }
}
