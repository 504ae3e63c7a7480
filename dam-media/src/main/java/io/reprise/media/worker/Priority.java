package io.reprise.media.worker;

/** Who waits for a worker first; within a priority, who came first. */
public enum Priority {
    /** A person is waiting. */
    INTERACTIVE,
    /** An import or a background job. */
    BULK
}
