package io.reprise.api.master;

import io.reprise.api.job.JobOrders;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The job that changes masters, or what it would come to.
 *
 * @param total masters that were chosen
 * @param id of the job; absent when it was only asked what it would come to, as its kind is
 * @param changed how many would change; absent for a job, as all that follows is
 * @param unchanged how many are so already
 * @param refused why others would not change
 * @param sample the first that would change
 */
record BulkBody(
        int total,
        @Nullable UUID id,
        @Nullable String kind,
        @Nullable Integer changed,
        @Nullable Integer unchanged,
        @Nullable List<BulkRefusal> refused,
        @Nullable List<BulkSample> sample) {

    static BulkBody of(JobOrders.JobRef job) {
        return new BulkBody(job.total(), job.id(), job.kind(), null, null, null, null);
    }

    /**
     * @param code as items of the job would have it
     * @param masterIds the first of them
     */
    record BulkRefusal(String code, int count, List<UUID> masterIds) {}

    /** @param fileName of one without a title */
    record BulkSample(
            UUID masterId, @Nullable String title, @Nullable String fileName, List<HistoryBody.Change> changes) {

        BulkSample named(@Nullable String name) {
            return new BulkSample(masterId, title, name, changes);
        }
    }
}
