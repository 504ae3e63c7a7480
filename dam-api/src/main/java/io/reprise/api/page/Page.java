package io.reprise.api.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a list.
 *
 * @param next cursor of the piece after it; null = this is the last
 * @param total items of the whole list, at the time of asking
 */
public record Page<T>(List<T> items, @Nullable String next, long total) {

    /**
     * Makes a page of what was found when asked for one item more than the page holds.
     *
     * @param found at most {@code size + 1} items
     * @param cursor names an item, so that the next page starts after it
     */
    public static <T> Page<T> of(List<T> found, int size, long total, Function<T, String> cursor) {
        if (found.size() <= size) {
            return new Page<>(found, null, total);
        }
        List<T> items = found.subList(0, size);
        return new Page<>(items, cursor.apply(items.getLast()), total);
    }
}
