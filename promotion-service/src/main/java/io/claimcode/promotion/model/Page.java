package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Part of a list that is sorted by creation, the latest first.
 *
 * @param items of this part
 * @param last where the next part begins; null when there is none
 */
public record Page<T>(List<T> items, @Nullable Position last) {
    /** A place in such a list: what comes after this. */
    public record Position(Instant createdAt, UUID id) {}

    /**
     * Which part is asked for.
     *
     * @param limit at most so many items
     * @param after where the part before ended; null for the first part
     */
    public record Request(int limit, @Nullable Position after) {}

    /**
     * Cuts a page from what was found.
     *
     * @param found one more than asked for, if there is one more
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Position> position) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        var items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, position.apply(items.getLast()));
    }
}
