package io.reprise.storage.master;

import io.reprise.domain.master.Content;
import io.reprise.domain.master.Description;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.master.Product;
import io.reprise.storage.event.EventMetadata;
import io.reprise.storage.reading.Tables;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the rows of masters: one row as it is now, one for each version, one for each product. */
public final class MasterProjection {
    private static final JsonMapper JSON = new JsonMapper();

    private final Tables tables;

    public MasterProjection(Tables tables) {
        this.tables = tables;
    }

    @EventHandler
    void on(
            MasterEvent event,
            @org.axonframework.eventhandling.Timestamp Instant at,
            @MetaDataValue(EventMetadata.ACTOR) @Nullable String actor) {
        UUID id = event.masterId();
        switch (event) {
            case MasterEvent.Registered e -> register(e, at);
            case MasterEvent.VersionAdded e -> addVersion(e, at, actor);
            case MasterEvent.VersionRestored e -> restoreVersion(e, at, actor);
            case MasterEvent.Described e -> describe(id, e.description());
            case MasterEvent.Tagged e -> tag(e);
            case MasterEvent.ProductsAssigned e -> assign(id, e.products());
            case MasterEvent.Classified e ->
                update("asset_class = ?", e.assetClass().code(), id);
            case MasterEvent.Retired _ -> update("state = ?", "retired", id);
            case MasterEvent.Reinstated _ -> update("state = ?", "active", id);
        }
        if (!(event instanceof MasterEvent.Registered)) {
            // Until its first version follows, a master has no document: who looked for one would take it for
            // forgotten.
            tables.changed(id, at);
        }
    }

    private void register(MasterEvent.Registered e, Instant at) {
        Description d = e.description();
        tables.jdbc()
                .sql("insert into " + tables.schema()
                        + ".master (id, revision, state, asset_class, tags, fields, versions,"
                        + " created_at, updated_at) values (?, 1, 'active', ?, ?, '{}', 0, ?, ?)")
                .params(
                        e.masterId(),
                        d.assetClass().code(),
                        d.tags().toArray(String[]::new),
                        Timestamp.from(at),
                        Timestamp.from(at))
                .update();
        describe(e.masterId(), d);
        assign(e.masterId(), d.products());
    }

    private void describe(UUID id, Description d) {
        tables.jdbc()
                .sql("update " + tables.schema() + """
                        .master set title = :title, description = :description, brand = :brand, category = :category,
                          shoot_id = :shoot, captured_at = :captured, locale = :locale, fields = :fields::jsonb
                        where id = :id""")
                .param("title", d.title())
                .param("description", d.description())
                .param("brand", d.brand())
                .param("category", d.category())
                .param("shoot", d.shootId())
                .param("captured", d.capturedAt() == null ? null : Timestamp.from(d.capturedAt()))
                .param("locale", d.locale())
                .param("fields", JSON.writeValueAsString(d.fields()))
                .param("id", id)
                .update();
    }

    private void tag(MasterEvent.Tagged e) {
        tables.jdbc()
                .sql("update " + tables.schema() + """
                        .master set tags = array(select t from (
                            select t, n from unnest(tags) with ordinality as u(t, n) where t <> all (:removed)
                            union all select t, n + cardinality(tags) from unnest(:added) with ordinality as a(t, n)) s
                          group by t order by min(n)) where id = :id""")
                .param("added", e.added().toArray(String[]::new))
                .param("removed", e.removed().toArray(String[]::new))
                .param("id", e.masterId())
                .update();
    }

    private void assign(UUID id, List<Product> products) {
        tables.jdbc()
                .sql("delete from " + tables.schema() + ".master_product where master_id = ?")
                .param(id)
                .update();
        int no = 0;
        for (Product product : products) {
            tables.jdbc()
                    .sql("insert into " + tables.schema() + ".master_product values (?, ?, ?, ?, ?)")
                    .params(Arrays.asList(id, no++, product.gtin(), product.sku(), product.name()))
                    .update();
        }
    }

    private void addVersion(MasterEvent.VersionAdded e, Instant at, @Nullable String actor) {
        Content content = e.content();
        MediaFacts media = content.media();
        MediaFacts.Features features = media.features();
        String[] colours = features == null
                ? new String[0]
                : features.palette().stream()
                        .map(MediaFacts.Colour::name)
                        .distinct()
                        .toArray(String[]::new);
        tables.jdbc()
                .sql("insert into " + tables.schema() + """
                        .master_version (master_id, number, sha256, bytes, file_name, format, width, height, shape, colours,
                          ai, p_hash, captured_at, note, at, actor)
                        values (:id, :number, :sha256, :bytes, :fileName, :format, :width, :height, :shape, :colours, :ai,
                          :pHash, :captured, :note, :at, :actor)""")
                .param("id", e.masterId())
                .param("number", e.version())
                .param("sha256", content.digest().value())
                .param("bytes", content.bytes())
                .param("fileName", content.fileName())
                .param("format", media.format())
                .param("width", media.width())
                .param("height", media.height())
                .param("shape", media.shape())
                .param("colours", colours)
                .param("ai", media.madeByAi())
                .param("pHash", features == null ? null : features.pHash())
                .param("captured", media.capturedAt() == null ? null : Timestamp.from(media.capturedAt()))
                .param("note", e.note())
                .param("at", Timestamp.from(at))
                .param("actor", actor)
                .update();
        update("versions = ?", e.version(), e.masterId());
    }

    private void restoreVersion(MasterEvent.VersionRestored e, Instant at, @Nullable String actor) {
        tables.jdbc()
                .sql("""
                        insert into %1$s.master_version (master_id, number, sha256, bytes, file_name, format, width, height, shape,
                          colours, ai, p_hash, captured_at, restored_from, at, actor)
                        select master_id, :number, sha256, bytes, file_name, format, width, height, shape, colours, ai, p_hash,
                          captured_at, number, :at, :actor
                        from %1$s.master_version where master_id = :id and number = :restored""".formatted(tables.schema()))
                .param("number", e.version())
                .param("at", Timestamp.from(at))
                .param("actor", actor)
                .param("id", e.masterId())
                .param("restored", e.restoredFrom())
                .update();
        update("versions = ?", e.version(), e.masterId());
    }

    private void update(String assignment, Object value, UUID id) {
        tables.jdbc()
                .sql("update " + tables.schema() + ".master set " + assignment + " where id = ?")
                .params(value, id)
                .update();
    }
}
