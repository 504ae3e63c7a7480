package io.reprise.api.job;

import io.reprise.storage.job.NewJob;
import io.reprise.storage.job.Undos;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A bean of this type says that jobs of that kind can be taken back, subject by subject: their items say in their result
 * whether they have {@code changed} theirs.
 *
 * @param kind as in {@code NewJob}, in kebab-case
 * @param items of the job that takes back what was done to these subjects
 */
public record UndoableKind(String kind, String undoKind, Function<List<UUID>, List<NewJob.Item>> items) {
    /** A kind whose subjects are masters, edited by commands alone. */
    public UndoableKind(String kind) {
        this(kind, Undos.KIND, JobOrders::aboutMasters);
    }
}
