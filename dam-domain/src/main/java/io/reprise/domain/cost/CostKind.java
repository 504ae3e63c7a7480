package io.reprise.domain.cost;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What money was spent on. */
public enum CostKind {
    CREATION,
    DERIVATION,
    LICENCE,
    STORAGE,
    RETOUCHING,
    OTHER;

    /** As in requests, answers and tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CostKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
