package io.claimcode.promotion.http;

import java.util.List;
import java.util.function.Function;

import io.claimcode.promotion.model.Page;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param nextCursor to ask for the next part; null when there is none
 */
record PageView<T>(List<T> items, @Nullable String nextCursor) {
    static <M, T> PageView<T> of(Page<M> page, Function<M, T> view) {
        return new PageView<>(page.items().stream().map(view).toList(), Cursor.text(page.last()));
    }
}
