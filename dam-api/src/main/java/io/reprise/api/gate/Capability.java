package io.reprise.api.gate;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a route lets somebody do, and who may. */
public enum Capability {
    /** Says only whether the server works; needs no token. */
    PUBLIC_HEALTH,
    /** Beginning a session of a browser; needs no token because it takes one. */
    SIGN_IN,
    /** Reading what everybody in the house may read, and looking after one's own tokens. */
    ANY_SIGNED_IN,
    /** Changing masters and their variants. */
    EDIT,
    /** Defining what a channel asks of an image. */
    DEFINE_PROFILES,
    /** Recording licences, and hiding what is not to be seen yet. */
    RIGHTS,
    /** Approving and rejecting versions. */
    REVIEW,
    /** Settling what a brand asks for. */
    DEFINE_BRANDS,
    /** Recording and reading what things cost and are worth. */
    FINANCE,
    /** Taking in performance reports. */
    IMPORT_PERFORMANCE,
    /** Looking after accounts and the server itself. */
    ADMIN;

    private Set<Role> roles() {
        return switch (this) {
            case PUBLIC_HEALTH, SIGN_IN, ANY_SIGNED_IN -> EnumSet.allOf(Role.class);
            case EDIT -> EnumSet.of(Role.MARKETER, Role.STUDIO, Role.ADMIN);
            case DEFINE_PROFILES -> EnumSet.of(Role.STUDIO, Role.ADMIN);
            case RIGHTS -> EnumSet.of(Role.STUDIO, Role.LEGAL, Role.ADMIN);
            case REVIEW -> EnumSet.of(Role.MARKETER, Role.LEGAL, Role.ADMIN);
            case DEFINE_BRANDS -> EnumSet.of(Role.LEGAL, Role.ADMIN);
            case FINANCE -> EnumSet.of(Role.FINANCE, Role.ADMIN);
            case IMPORT_PERFORMANCE -> EnumSet.of(Role.MARKETER, Role.FINANCE, Role.ADMIN);
            case ADMIN -> EnumSet.of(Role.ADMIN);
        };
    }

    public boolean needsToken() {
        return this != PUBLIC_HEALTH && this != SIGN_IN;
    }

    public boolean allows(Role role) {
        return roles().contains(role);
    }

    /** Who may, as words of the contract. */
    public List<String> roleWords() {
        return roles().stream().map(Role::word).toList();
    }

    /** As in {@code docs/api.md}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
