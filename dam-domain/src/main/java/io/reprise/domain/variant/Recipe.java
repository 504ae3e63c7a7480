package io.reprise.domain.variant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a variant is made of its master. A master has one variant for each profile and recipe. */
public enum Recipe {
    /** The whole picture as the profile's rendering places it. */
    STANDARD,
    /** The frame filled: what does not fit its proportions is cut away around a focal point. */
    CROP;

    /** As events and clients name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Recipe> of(String code) {
        return Arrays.stream(values())
                .filter(recipe -> recipe.code().equals(code))
                .findFirst();
    }
}
