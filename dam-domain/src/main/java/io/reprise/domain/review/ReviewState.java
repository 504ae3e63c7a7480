package io.reprise.domain.review;

import java.util.Locale;

/** How far a review has come. */
public enum ReviewState {
    OPEN,
    APPROVED,
    REJECTED;

    /** As in requests and answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
