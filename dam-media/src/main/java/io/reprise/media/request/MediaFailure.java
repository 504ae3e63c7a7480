package io.reprise.media.request;

/** Why one file could not be served. The next request is not affected. */
public sealed interface MediaFailure extends MediaOutcome {
    /** One sentence for a person. */
    String reason();

    /**
     * The bytes are no picture, or a damaged one.
     *
     * @param detected media type by content
     */
    record Unreadable(String detected, String reason) implements MediaFailure {}

    /**
     * A limit of bytes or pixels was passed before anything was decoded.
     *
     * @param limit which, and by what
     */
    record TooLarge(String limit) implements MediaFailure {
        @Override
        public String reason() {
            return limit;
        }
    }

    /**
     * The deadline passed; the worker was killed.
     *
     * @param millis the deadline
     */
    record TimedOut(long millis) implements MediaFailure {
        @Override
        public String reason() {
            return "not done after " + millis + " ms";
        }
    }

    /** The worker needed more memory than one file may have. */
    record OutOfMemory(String reason) implements MediaFailure {}

    /** The worker died or answered nonsense. */
    record Crashed(String reason) implements MediaFailure {}

    /** No worker process could be started: says nothing about the file. */
    record NoWorker(String reason) implements MediaFailure {}

    /** A format this machine's engine cannot write. */
    record Unsupported(String format, String reason) implements MediaFailure {}

    /** The disk did not give or take bytes: says nothing about the file. */
    record DiskFailed(String reason) implements MediaFailure {}
}
