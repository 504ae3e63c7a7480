package io.reprise.api.account;

import io.reprise.api.gate.Role;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.shared.FieldError;
import java.text.Normalizer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the members of a request about accounts and collects everything that is wrong with them. */
final class Members {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} ._@'-]{0,62}[\\p{L}\\p{M}\\p{N}.])?");

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    private Members(JsonNode body) {
        this.body = body;
    }

    static Members of(JsonNode body, String... known) {
        Members members = new Members(body);
        if (!body.isObject()) {
            members.errors.add(new FieldError("", "wrong-type"));
            members.refuseIfWrong();
        }
        Set<String> names = Set.of(known);
        body.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> members.wrong(name.replace("~", "~0").replace("/", "~1"), "unknown-member"));
        return members;
    }

    /** 1 to 64 letters, digits, blanks and {@code . _ @ ' -}; empty if it is wrong. */
    String name(String member) {
        String text = text(member);
        if (text == null) {
            return missing(member, "");
        }
        // What looks the same is the same name: full-width letters, and accents in either writing.
        text = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (!NAME.matcher(text).matches()) {
            wrong(member, "invalid-name");
        }
        return text;
    }

    /** @param otherwise what an absent member means; null = it must be there */
    Role role(String member, @Nullable Role otherwise) {
        String text = text(member);
        if (text == null) {
            return otherwise == null ? missing(member, Role.VIEWER) : otherwise;
        }
        return Role.ofWord(text).orElseGet(() -> {
            wrong(member, "unknown-role");
            return Role.VIEWER;
        });
    }

    @Nullable
    Instant future(String member, Instant now) {
        String text = text(member);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text);
            // Beyond the year 9999 neither ISO-8601 in JSON nor every client goes on.
            if (!instant.isAfter(now) || instant.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
                wrong(member, "not-in-the-future");
            }
            return instant;
        } catch (DateTimeParseException notAnInstant) {
            wrong(member, "not-an-instant");
            return null;
        }
    }

    @Nullable
    UUID id(String member) {
        String text = text(member);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            wrong(member, "not-an-id");
            return null;
        }
    }

    /** The text of whichever of the two is there; just one must be. */
    String oneOf(String member, String other) {
        String text = text(member);
        String otherText = text(other);
        if (text != null && otherText != null) {
            wrong(other, "not-with-the-other");
        }
        if (text != null) {
            return text;
        }
        return otherText == null ? missing(member, "") : otherText;
    }

    /** @throws InvalidRequest if anything was wrong */
    void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
    }

    private @Nullable String text(String member) {
        JsonNode value = body.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            wrong(member, "wrong-type");
            return null;
        }
        return value.stringValue();
    }

    private <T> T missing(String member, T standIn) {
        if (errors.stream().noneMatch(error -> error.pointer().equals("/" + member))) {
            wrong(member, "required");
        }
        return standIn;
    }

    private void wrong(String member, String code) {
        errors.add(new FieldError("/" + member, code));
    }
}
