package io.claimcode.promotion.model;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
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
    public record Position(Instant createdAt, UUID id) {
        private static final int MAX_LENGTH = 100;
        /** Within the years that PostgreSQL can compare. */
        private static final Instant FAR = Instant.parse("2999-12-31T00:00:00Z");

        /** The place that a text stands for; nothing when it isn't one that was given. */
        public static Optional<Position> parse(String text) {
            var parts = text.split("\\|", 2);
            if (text.length() > MAX_LENGTH || parts.length < 2) {
                return Optional.empty();
            }
            try {
                var position = new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
                var createdAt = position.createdAt;
                return createdAt.isBefore(Instant.EPOCH) || createdAt.isAfter(FAR)
                        ? Optional.empty()
                        : Optional.of(position);
            } catch (IllegalArgumentException | DateTimeParseException broken) {
                return Optional.empty();
            }
        }

        /** The place as a text. */
        public String text() {
            return createdAt + "|" + id;
        }
    }

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
