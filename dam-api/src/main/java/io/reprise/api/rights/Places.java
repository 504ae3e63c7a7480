package io.reprise.api.rights;

import io.reprise.domain.shared.FieldError;
import io.reprise.storage.reading.ReadingTables;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where and when something is to be used, as requests say it. */
@Component
public class Places {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final JdbcClient jdbc;
    private final String schema;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Places(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.schema = ReadingTables.live(dataSource);
    }

    /** Channels for which there is a profile. */
    Set<String> channels() {
        return new HashSet<>(jdbc.sql("select distinct channel from " + schema + ".channel_profile")
                .query(String.class)
                .list());
    }

    /** Profiles come but do not go, so what was a channel is one. */
    private boolean isChannel(String name) {
        if (!known.contains(name)) {
            known.addAll(channels());
        }
        return known.contains(name);
    }

    /**
     * Reads a place; what is wrong is added to the errors, and null answered.
     *
     * @param on an instant, or a day (UTC), which is asked about as a whole; null = now
     */
    public @Nullable Place read(
            @Nullable String channel, @Nullable String market, @Nullable String on, List<FieldError> errors) {
        int before = errors.size();
        if (channel == null || !isChannel(channel)) {
            errors.add(new FieldError("/channel", channel == null ? "required" : "unknown-value"));
        }
        if (market == null || !COUNTRIES.contains(market)) {
            errors.add(new FieldError("/market", market == null ? "required" : "unknown-value"));
        }
        Instant from = Instant.now();
        Instant until = null;
        try {
            if (on != null && on.length() == 10) {
                LocalDate day = LocalDate.parse(on);
                from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                until = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            } else if (on != null) {
                from = Instant.parse(on);
            }
        } catch (DateTimeException e) {
            errors.add(new FieldError("/on", "malformed"));
        }
        return errors.size() > before || channel == null || market == null
                ? null
                : new Place(channel, market, from, until);
    }

    /** Reads {@code <channel>:<market>[:<date>]} of a parameter. */
    public @Nullable Place readUsable(String name, String text, List<FieldError> errors) {
        String[] parts = text.split(":", 3);
        List<FieldError> wrong = new java.util.ArrayList<>();
        Place place = parts.length < 2 ? null : read(parts[0], parts[1], parts.length == 3 ? parts[2] : null, wrong);
        if (place == null) {
            errors.add(new FieldError(
                    "/" + name, wrong.isEmpty() ? "malformed" : wrong.getFirst().code()));
        }
        return place;
    }
}
