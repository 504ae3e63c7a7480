package io.reprise.api.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person does here; everybody has exactly one. */
public enum Role {
    VIEWER,
    MARKETER,
    STUDIO,
    LEGAL,
    FINANCE,
    ADMIN;

    /** As in requests, answers and tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word, if there is one. */
    public static Optional<Role> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /**
     * Whether somebody with this role may hand out the other one. Roles are no ladder: legal is not above studio. So a
     * role covers itself and the viewer, and admin covers all.
     */
    public boolean covers(Role other) {
        return this == other || other == VIEWER || this == ADMIN;
    }

    /** What a token for {@code granted} is worth while its owner has this role. */
    public Role limit(Role granted) {
        return covers(granted) ? granted : VIEWER;
    }
}
