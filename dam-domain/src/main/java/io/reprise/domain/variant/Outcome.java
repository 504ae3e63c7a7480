package io.reprise.domain.variant;

/** What a check came to, from best to worst. Only what was measured and is right has passed. */
public enum Outcome {
    PASSED("passed"),
    /** Nobody has looked: there is no measurement of this kind yet. */
    UNKNOWN("unknown"),
    /** The picture does not allow the measurement, for example fill on a ground that is not uniform. */
    NOT_MEASURABLE("not-measurable"),
    FAILED("failed");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
