package io.reprise.domain.collection;

import java.util.Locale;
import java.util.Optional;

/** How it comes about what is in a collection. */
public enum CollectionKind {
    /** Somebody puts masters in and takes them out. */
    MANUAL,
    /** Whatever its query finds at the moment. */
    LIVE;

    /** As clients write it, for example {@code manual}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a code that is none. */
    public static Optional<CollectionKind> of(String code) {
        for (CollectionKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
