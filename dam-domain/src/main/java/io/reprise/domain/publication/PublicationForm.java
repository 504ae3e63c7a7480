package io.reprise.domain.publication;

import io.reprise.domain.shared.FieldError;
import io.reprise.domain.shared.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a variant is to be published for from plain JSON values, gathering everything that is wrong at once. */
final class PublicationForm {
    private static final Set<String> MEMBERS = Set.of(
            "channel", "market", "listing", "slot", "product", "campaign", "counterfactual", "url", "from", "until");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:/-]{0,99}");
    private static final Pattern PAGE = Pattern.compile("https?://[\\p{L}\\p{N}][^\\s/?#@]*([/?#]\\S*)?");
    private static final Pattern SLOT = Pattern.compile("main|[1-9][0-9]?");
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Map<String, ? extends @Nullable Object> json;
    private final List<FieldError> errors = new ArrayList<>();

    private PublicationForm(Map<String, ? extends @Nullable Object> json) {
        this.json = json;
    }

    /** A slot, and what it is taken for. */
    record Read(Slot slot, Use use) {}

    /** @throws PublicationRejection.Invalid naming every member that is wrong */
    static Read read(Map<String, ? extends @Nullable Object> json, Instant now) {
        var form = new PublicationForm(json);
        for (String member : json.keySet()) {
            if (!MEMBERS.contains(member)) {
                form.error("/" + member.replace("~", "~0").replace("/", "~1"), "unknown-member");
            }
        }
        Slot slot =
                new Slot(form.required("channel", CHANNEL), form.market(), form.required("listing", CODE), form.slot());
        Instant from = form.instant("from");
        Instant until = form.instant("until");
        Instant begins = (from == null ? now : from).truncatedTo(ChronoUnit.MICROS);
        if (until != null && !until.isAfter(begins)) {
            form.error("/until", "not-after-from");
        }
        Use use = new Use(
                form.code("product", CODE),
                form.code("campaign", CODE),
                form.counterfactual(),
                form.url(),
                begins,
                until);
        if (!form.errors.isEmpty()) {
            throw new PublicationRejection.Invalid(form.errors);
        }
        return new Read(slot, use);
    }

    private void error(String pointer, String code) {
        errors.add(new FieldError(pointer, code));
    }

    private @Nullable String text(String member) {
        Object value = json.get(member);
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return text;
        }
        error("/" + member, "not-text");
        return null;
    }

    private @Nullable String code(String member, Pattern form) {
        String text = text(member);
        if (text != null && !form.matcher(text).matches()) {
            error("/" + member, "malformed");
            return null;
        }
        return text;
    }

    private String required(String member, Pattern form) {
        if (json.get(member) == null) {
            error("/" + member, "required");
        }
        String text = code(member, form);
        return text == null ? "" : text;
    }

    private String market() {
        if (json.get("market") == null) {
            error("/market", "required");
        }
        String market = text("market");
        if (market != null && !COUNTRIES.contains(market)) {
            error("/market", "unknown-market");
        }
        return market == null ? "" : market;
    }

    private String slot() {
        return json.get("slot") instanceof Integer number && number >= 1 && number <= 99
                ? number.toString()
                : required("slot", SLOT);
    }

    private @Nullable Counterfactual counterfactual() {
        String word = text("counterfactual");
        if (word == null) {
            return null;
        }
        Counterfactual known = Counterfactual.ofWord(word).orElse(null);
        if (known == null) {
            error("/counterfactual", "unknown-value");
        }
        return known;
    }

    private @Nullable String url() {
        String url = text("url");
        if (url == null) {
            return null;
        }
        if (url.length() > 2_000 || !Text.isClean(url) || !PAGE.matcher(url).matches()) {
            error("/url", "malformed");
            return null;
        }
        return url;
    }

    private @Nullable Instant instant(String member) {
        String text = text(member);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
            error("/" + member, "out-of-range");
        } catch (DateTimeException e) {
            error("/" + member, "not-an-instant");
        }
        return null;
    }
}
