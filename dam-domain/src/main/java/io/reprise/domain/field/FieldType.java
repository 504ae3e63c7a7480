package io.reprise.domain.field;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the values of a custom field are. */
public enum FieldType {
    /** One line of at most 500 characters. */
    TEXT,
    /** At most 10,000 characters in any number of lines; never several of them. */
    LONG_TEXT,
    /** A decimal number of at most 15 significant digits, which a double of any client holds exactly. */
    NUMBER,
    /** A whole number of at most 15 digits. */
    INTEGER,
    BOOLEAN,
    /** A day of the years 1 to 9999, ISO 8601. */
    DATE,
    /** Keys of the choices that the field lists. */
    CHOICE,
    /** An address that begins with http or https, at most 900 characters. */
    URL;

    /** As in requests and answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FieldType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** Whether values are numbers, with a unit and bounds. */
    public boolean isNumeric() {
        return this == NUMBER || this == INTEGER;
    }

    /** Whether a master may have several values of such a field. */
    public boolean mayBeMany() {
        return this != LONG_TEXT && this != BOOLEAN;
    }

    /** Whether every value of this type is one of the other, written alike. */
    boolean mayBecome(FieldType other) {
        return switch (this) {
            case INTEGER -> other == INTEGER || other == NUMBER;
            default -> other == this;
        };
    }
}
