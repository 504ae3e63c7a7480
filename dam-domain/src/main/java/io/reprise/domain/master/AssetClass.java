package io.reprise.domain.master;

import java.util.Locale;
import java.util.Optional;

/** What kind of shot a master is. */
public enum AssetClass {
    PACKSHOT,
    MODEL,
    CAMPAIGN,
    /** User-generated content. */
    UGC;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AssetClass> of(String code) {
        for (AssetClass each : values()) {
            if (each.code().equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
