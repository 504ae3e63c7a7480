package io.reprise.domain.rights;

import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads licences and embargoes from plain JSON values and back, gathering everything that is wrong at once. */
final class RightsForm {
    private static final Set<String> MEMBERS =
            Set.of("masterIds", "licensor", "kind", "channels", "territories", "except", "from", "until", "creditLine");
    /** ISO 3166-1 alpha-2, as this runtime knows it. */
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final int MOST_ERRORS = 100;
    private static final int MOST_CODES = 300;

    private final List<FieldError> errors = new ArrayList<>();

    /** A licence as it is asked for. */
    record Draft(List<UUID> masterIds, LicenceTerms terms) {}

    /** @throws LicenceRejection.Invalid naming every member that is wrong */
    static Draft licence(Map<String, ? extends @Nullable Object> json) {
        var form = new RightsForm();
        for (String member : json.keySet()) {
            if (!MEMBERS.contains(member)) {
                form.error("/" + member.replace("~", "~0").replace("/", "~1"), "unknown-member");
            }
        }
        List<UUID> masters = form.masters(json.get("masterIds"));
        LicenceTerms.Kind kind = form.kind(json.get("kind"));
        String licensor = form.text("/licensor", json.get("licensor"), 500);
        if (licensor == null && kind == LicenceTerms.Kind.LICENSED && json.get("licensor") == null) {
            form.error("/licensor", "required");
        }
        List<String> channels = form.channels(json.get("channels"));
        List<String> territories = form.territories(json.get("territories"));
        List<String> except = form.countries("/except", json.get("except"));
        if (!territories.isEmpty() && Set.copyOf(except).containsAll(territories)) {
            form.error("/except", "leaves-nothing");
        }
        if (json.get("from") == null) {
            form.error("/from", "required");
        }
        Instant from = form.instant("/from", json.get("from"));
        Instant until = form.instant("/until", json.get("until"));
        form.order(from, until);
        String creditLine = form.text("/creditLine", json.get("creditLine"), 500);
        form.refuse("invalid-licence");
        return new Draft(
                masters,
                new LicenceTerms(
                        licensor,
                        kind,
                        channels,
                        territories,
                        except,
                        Objects.requireNonNull(from, "required"),
                        until,
                        creditLine));
    }

    /**
     * An embargo's reason as it may be kept. One that is over already would only end the one in force, and who means that
     * lifts it.
     */
    static @Nullable String embargo(@Nullable Instant from, Instant until, @Nullable String reason, Instant at) {
        var form = new RightsForm();
        form.inRange("/from", from);
        form.inRange("/until", until);
        form.order(from, until);
        if (!until.isAfter(at)) {
            form.error("/until", "in-past");
        }
        String read = form.text("/reason", reason, 2_000);
        form.refuse("invalid-embargo");
        return read;
    }

    /** @throws LicenceRejection.Invalid if the year is beyond what every table and index can hold */
    static Instant end(Instant at) {
        var form = new RightsForm();
        form.inRange("/at", at);
        form.refuse("invalid-licence");
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** A licence as the members that a merge patch applies to. */
    static Map<String, @Nullable Object> write(Iterable<UUID> masterIds, LicenceTerms terms) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        List<String> masters = new ArrayList<>();
        masterIds.forEach(id -> masters.add(id.toString()));
        json.put("masterIds", masters);
        json.put("licensor", terms.licensor());
        json.put("kind", terms.kind().name().toLowerCase(Locale.ROOT));
        json.put("channels", terms.channels());
        json.put("territories", terms.territories());
        json.put("except", terms.except());
        json.put("from", terms.from().toString());
        json.put("until", terms.until() == null ? null : terms.until().toString());
        json.put("creditLine", terms.creditLine());
        return json;
    }

    private List<UUID> masters(@Nullable Object value) {
        List<UUID> masters = each("/masterIds", value, Licence.MOST_MASTERS, RightsForm::uuid);
        if (masters.isEmpty() && errors.isEmpty()) {
            error("/masterIds", "required");
        }
        return masters;
    }

    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not 36 characters");
        }
        return id;
    }

    private LicenceTerms.Kind kind(@Nullable Object value) {
        return switch (String.valueOf(value)) {
            case "own" -> LicenceTerms.Kind.OWN;
            case "licensed" -> LicenceTerms.Kind.LICENSED;
            default -> wrongKind(value == null ? "required" : "unknown-value");
        };
    }

    private LicenceTerms.Kind wrongKind(String code) {
        error("/kind", code);
        return LicenceTerms.Kind.OWN;
    }

    private List<String> channels(@Nullable Object value) {
        return each("/channels", value, MOST_CODES, code -> {
            if (code.length() > 64 || !code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                throw new IllegalArgumentException("no code of a channel");
            }
            return code;
        });
    }

    private List<String> territories(@Nullable Object value) {
        if (value instanceof List<?> list && list.equals(List.of(Grant.WORLDWIDE))) {
            return List.of(Grant.WORLDWIDE);
        }
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            error("/territories", value == null || value instanceof List<?> ? "required" : "not-an-array");
            return List.of();
        }
        return countries("/territories", value);
    }

    private List<String> countries(String pointer, @Nullable Object value) {
        return each(pointer, value, MOST_CODES, code -> {
            if (!COUNTRIES.contains(code)) {
                throw new IllegalArgumentException("no country");
            }
            return code;
        });
    }

    private <T> List<T> each(String pointer, @Nullable Object value, int most, Function<String, T> parser) {
        Set<T> parsed = new LinkedHashSet<>();
        switch (value) {
            case null -> {}
            case List<?> list when list.size() > most -> error(pointer, "too-many");
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    try {
                        parsed.add(parser.apply(list.get(i) instanceof String text ? text : ""));
                    } catch (IllegalArgumentException wrong) {
                        error(pointer + "/" + i, pointer.equals("/masterIds") ? "malformed" : "unknown-value");
                    }
                }
            }
            default -> error(pointer, "not-an-array");
        }
        return List.copyOf(parsed);
    }

    private @Nullable String text(String pointer, @Nullable Object value, int longest) {
        return switch (value) {
            case null -> null;
            case String text when text.isBlank() -> error(pointer, "blank");
            case String text when !Text.isClean(text) -> error(pointer, "control-character");
            case String text when Text.length(text) > longest -> error(pointer, "too-long");
            case String text -> text.strip();
            default -> error(pointer, "not-text");
        };
    }

    private @Nullable Instant instant(String pointer, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(value instanceof String text ? text : "");
            inRange(pointer, instant);
            return instant.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            error(pointer, "malformed");
            return null;
        }
    }

    private void inRange(String pointer, @Nullable Instant instant) {
        if (instant != null && (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))) {
            error(pointer, "out-of-range");
        }
    }

    private void order(@Nullable Instant from, @Nullable Instant until) {
        if (from != null && until != null && !until.isAfter(from)) {
            error("/until", "until-before-from");
        }
    }

    private void refuse(String code) {
        if (!errors.isEmpty()) {
            throw new LicenceRejection.Invalid(code, errors);
        }
    }

    private @Nullable String error(String pointer, String code) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new FieldError(pointer, code));
        }
        return null;
    }
}
