package io.reprise.api.job;

import io.reprise.storage.job.JobHandler;

/**
 * A bean of this type has this node work on jobs of that kind.
 *
 * @param kind as in {@code NewJob}, in kebab-case
 */
public record KindOfWork(String kind, JobHandler handler) {}
