package io.reprise.storage.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of many.
 *
 * @param next opaque cursor of the next page, or null after the last
 * @param total how many there are on all pages at this moment
 */
public record Page<T>(List<T> items, @Nullable String next, long total) {}
