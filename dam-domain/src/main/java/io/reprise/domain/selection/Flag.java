package io.reprise.domain.selection;

import java.util.Locale;
import java.util.Optional;

/** Whether a person wants an image, does not, or has not said. */
public enum Flag {
    PICK,
    REJECT,
    NONE;

    /** As clients write it, for example {@code pick}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a code that is none. */
    public static Optional<Flag> of(String code) {
        for (Flag flag : values()) {
            if (flag.code().equals(code)) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }
}
