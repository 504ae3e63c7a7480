package io.reprise.search.master;

/** A text that completes what was typed. */
public record Suggestion(String text, Kind kind) {
    /** Where it comes from. */
    public enum Kind {
        TAG,
        TITLE,
        PRODUCT
    }
}
