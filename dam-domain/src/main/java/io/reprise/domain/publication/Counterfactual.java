package io.reprise.domain.publication;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What would have been done had there been no shot to reuse; declared with the use, so that savings can be traced. */
public enum Counterfactual {
    /** A shoot of its own. */
    NEW_SHOOT,
    /** A licence for a stock picture. */
    STOCK_LICENCE,
    /** Nothing: the listing would have gone without. */
    NONE;

    /** As in requests, answers and rows, for example {@code new-shoot}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that word, if there is one. */
    public static Optional<Counterfactual> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
