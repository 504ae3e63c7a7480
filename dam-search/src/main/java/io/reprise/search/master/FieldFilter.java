package io.reprise.search.master;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold of a custom field. */
public sealed interface FieldFilter {
    String key();

    /** One of the values, exactly as they are stored. Where the field is counted, its counts ignore this. */
    record AnyOf(String key, List<String> values) implements FieldFilter {
        public AnyOf {
            values = List.copyOf(values);
        }
    }

    /** A number between the bounds, which are within; null = none. */
    record Numbers(
            String key, @Nullable Double from, @Nullable Double to) implements FieldFilter {}

    /** A day between the bounds, which are within, as ISO 8601 writes it; null = none. */
    record Days(String key, @Nullable String from, @Nullable String to) implements FieldFilter {}

    /** All these words, in a long text. */
    record Words(String key, String words) implements FieldFilter {}

    /**
     * Whether there is any value.
     *
     * @param longText whether the field is one of long texts
     */
    record Present(String key, boolean longText, boolean present) implements FieldFilter {}
}
