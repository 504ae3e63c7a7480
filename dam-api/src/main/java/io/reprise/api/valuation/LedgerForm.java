package io.reprise.api.valuation;

import io.reprise.api.problem.InvalidRequest;
import io.reprise.domain.money.Money;
import io.reprise.domain.money.MoneyRejection;
import io.reprise.domain.shared.FieldError;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a request that records something, and collects everything that is wrong with it. */
public final class LedgerForm {
    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param members the names there may be */
    public LedgerForm(JsonNode body, Set<String> members) {
        this.body = body;
        if (!body.isObject()) {
            throw new InvalidRequest(List.of(new FieldError("", "not-an-object")));
        }
        unknown("", body, members);
    }

    private void unknown(String at, JsonNode object, Set<String> members) {
        for (String name : object.propertyNames()) {
            if (!members.contains(name)) {
                wrong(at + "/" + name.replace("~", "~0").replace("/", "~1"), "unknown-member");
            }
        }
    }

    public void wrong(String pointer, String code) {
        errors.add(new FieldError(pointer, code));
    }

    /** Absent where it is absent, or not text, which is noted. */
    public Optional<String> text(String member) {
        return text(body, "", member);
    }

    /** Notes where it is absent. */
    public Optional<String> required(String member) {
        return required(body, "", member);
    }

    private Optional<String> required(JsonNode object, String at, String member) {
        if (object.path(member).isMissingNode() || object.path(member).isNull()) {
            wrong(at + "/" + member, "required");
            return Optional.empty();
        }
        return text(object, at, member);
    }

    private Optional<String> text(JsonNode object, String at, String member) {
        JsonNode value = object.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            wrong(at + "/" + member, "wrong-type");
            return Optional.empty();
        }
        return Optional.of(value.stringValue());
    }

    public Optional<LocalDate> date(String member) {
        return required(member).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                wrong("/" + member, "not-a-date");
                return Optional.empty();
            }
        });
    }

    /** {@code {"amount":"12.50","currency":"EUR"}}. */
    public Optional<Money> money(String member) {
        JsonNode given = body.path(member);
        if (!given.isObject()) {
            wrong("/" + member, given.isMissingNode() || given.isNull() ? "required" : "wrong-type");
            return Optional.empty();
        }
        unknown("/" + member, given, Set.of("amount", "currency"));
        Optional<String> amount = required(given, "/" + member, "amount");
        Optional<String> currency = required(given, "/" + member, "currency");
        if (amount.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.parse(amount.get(), currency.get()));
        } catch (MoneyRejection e) {
            wrong("/" + member, e.code());
            return Optional.empty();
        }
    }

    /** @throws InvalidRequest if anything was wrong */
    public void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
    }

    /** A member that is there, because nothing was wrong. */
    public static <T> T given(Optional<T> member) {
        return member.orElseThrow();
    }

    /** Text without blanks around it, or null for none. */
    public static @Nullable String orNull(Optional<String> text) {
        return text.map(String::strip).filter(some -> !some.isEmpty()).orElse(null);
    }
}
