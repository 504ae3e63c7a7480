package io.reprise.domain.rights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody wants to do with a shot. */
public enum Use {
    /** Being shown or handed the shot inside the library. Only an embargo stands against it. */
    VIEW,
    /** Putting the shot, or a variant of it, before the public on a channel. Needs a licence, and no embargo. */
    PUBLISH;

    /** As in requests and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The use of that word, if there is one. */
    public static Optional<Use> ofWord(String word) {
        return Arrays.stream(values()).filter(use -> use.word().equals(word)).findFirst();
    }
}
