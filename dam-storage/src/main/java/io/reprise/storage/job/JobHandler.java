package io.reprise.storage.job;

import java.util.List;

/**
 * Does the work of one kind of job.
 *
 * <p><b>At least once:</b> a group is handed out again when the server died, or lost its lease, before the outcomes were
 * recorded. What a handler does must therefore come to the same when it is done twice, at worst at the same time: derive
 * ids from job and item, put bytes by their digest, let the store refuse what is there already.
 */
@FunctionalInterface
public interface JobHandler {
    /**
     * Works on all items of the group; runs outside any transaction. Leases are extended meanwhile. A cancelled job's
     * group that is already here is worked to its end.
     *
     * @return one outcome for each item; an item without one counts as failed and is tried again
     * @throws Exception all items count as failed and are tried again; only the exception's class is recorded
     */
    List<Outcome> handle(Claim claim) throws Exception;
}
