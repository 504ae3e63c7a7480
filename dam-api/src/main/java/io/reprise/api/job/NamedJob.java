package io.reprise.api.job;

import io.reprise.storage.job.JobHandler;

/** A handler that says which kind of job is its own. */
public interface NamedJob extends JobHandler {
    String kind();
}
