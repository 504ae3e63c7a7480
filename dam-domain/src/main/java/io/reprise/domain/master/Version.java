package io.reprise.domain.master;

import io.reprise.domain.shared.Forgettable;
import org.jspecify.annotations.Nullable;

/**
 * One version of a master.
 *
 * @param number counts from 1 without gaps
 * @param restoredFrom the earlier version whose bytes this one has, absent for new bytes
 */
public record Version(
        int number,
        Content content,
        @Forgettable @Nullable String note,
        @Nullable Integer restoredFrom) {}
