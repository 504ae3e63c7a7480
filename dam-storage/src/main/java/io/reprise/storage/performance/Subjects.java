package io.reprise.storage.performance;

import io.reprise.storage.reading.ReadingTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out what rows are about, many at a time, and remembers it while a report is read. */
final class Subjects {
    /** So many answers are remembered before all are forgotten again. */
    private static final int MOST_KNOWN = 200_000;

    private final JdbcClient jdbc;
    private final String live;
    private final Hidden hidden;
    private final Map<Key, Optional<ReportRow.Subject>> known = new HashMap<>();

    Subjects(DataSource dataSource, Hidden hidden) {
        this.hidden = hidden;
        this.jdbc = JdbcClient.create(dataSource);
        this.live = ReadingTables.live(dataSource);
    }

    /** A listing is one of a channel and market; everything else is the same everywhere. */
    private record Key(Grain grain, String subject, String channel, String market) {
        static Key of(ReportRow row) {
            return row.grain() == Grain.LISTING
                    ? new Key(row.grain(), row.subject(), row.channel(), row.market())
                    : new Key(row.grain(), row.subject(), "", "");
        }
    }

    private record Found(Key key, ReportRow.Subject subject, UUID master) {}

    private interface FoundRow {
        Found read(ResultSet row) throws SQLException;
    }

    /** Looks all of them up at once; {@link #of} answers from memory then. */
    void learn(Collection<ReportRow> rows) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        for (Grain grain : Grain.values()) {
            List<Key> asked = rows.stream()
                    .filter(row -> row.grain() == grain)
                    .map(Key::of)
                    .distinct()
                    .filter(key -> !known.containsKey(key))
                    .toList();
            if (!asked.isEmpty()) {
                asked.forEach(key -> known.put(key, Optional.empty()));
                switch (grain) {
                    case VARIANT ->
                        ids(grain, asked, "select variant_id, master_id from variant_slot where variant_id = any (?)");
                    case MASTER ->
                        ids(grain, asked, "select null::uuid, id from " + live + ".master where id = any (?)");
                    case LISTING -> listings(asked);
                    case SKU -> skus(asked);
                }
            }
        }
    }

    Optional<ReportRow.Subject> of(ReportRow row) {
        return known.getOrDefault(Key.of(row), Optional.empty());
    }

    /** What it is called when there is none. */
    static String fault(Grain grain) {
        return grain == Grain.LISTING
                ? "never-published"
                : "unknown-" + grain.column().title();
    }

    private void ids(Grain grain, List<Key> asked, String query) {
        UUID[] ids = asked.stream().map(key -> UUID.fromString(key.subject())).toArray(UUID[]::new);
        found(jdbc.sql(query).param(ids), row -> {
            UUID variant = row.getObject(1, UUID.class);
            UUID master = row.getObject(2, UUID.class);
            String subject = (variant == null ? master : variant).toString();
            return new Found(new Key(grain, subject, "", ""), new ReportRow.Subject(master, variant), master);
        });
    }

    private void listings(List<Key> asked) {
        List<String> names =
                new ArrayList<>(asked.stream().map(Key::subject).distinct().toList());
        found(
                jdbc.sql("select distinct listing, channel, market, master_id from publication where listing = any (?)")
                        .param(names.toArray(String[]::new)),
                row -> shared(
                        new Key(Grain.LISTING, row.getString(1), row.getString(2), row.getString(3)),
                        row.getObject(4, UUID.class)));
    }

    private void skus(List<Key> asked) {
        String[] skus = asked.stream().map(Key::subject).toArray(String[]::new);
        found(
                jdbc.sql(
                                "select sku, master_id from publication where sku = any (:skus) union select sku, master_id from "
                                        + live + ".master_product where sku = any (:skus)")
                        .param("skus", skus),
                row -> shared(new Key(Grain.SKU, row.getString(1), "", ""), row.getObject(2, UUID.class)));
    }

    private static Found shared(Key key, UUID master) {
        return new Found(key, ReportRow.Subject.SHARED, master);
    }

    /** What only hidden masters have is as unknown as what nobody has. */
    private void found(JdbcClient.StatementSpec query, FoundRow rows) {
        List<Found> all = query.query((row, _) -> rows.read(row)).list();
        Set<UUID> secret = hidden.among(all.stream().map(Found::master).collect(Collectors.toSet()));
        all.stream()
                .filter(each -> !secret.contains(each.master()))
                .forEach(each -> known.put(each.key(), Optional.of(each.subject())));
    }
}
