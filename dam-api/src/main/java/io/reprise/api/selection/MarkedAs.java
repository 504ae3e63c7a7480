package io.reprise.api.selection;

import io.reprise.storage.selection.Marks;
import org.jspecify.annotations.Nullable;

/**
 * What the caller has marked an image as.
 *
 * @param rating 0 (none) to 5
 * @param flag pick, reject or none
 */
public record MarkedAs(int rating, String flag) {
    private static final MarkedAs NOTHING = new MarkedAs(0, "none");

    /** Null reads as no mark. */
    public static MarkedAs of(Marks.@Nullable Mark mark) {
        return mark == null ? NOTHING : new MarkedAs(mark.rating(), mark.flag().code());
    }
}
