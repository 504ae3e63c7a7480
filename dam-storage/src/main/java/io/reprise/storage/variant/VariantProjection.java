package io.reprise.storage.variant;

import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.Rendition;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.storage.reading.Tables;
import java.sql.Timestamp;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;

/** Keeps the rows of variants. */
public final class VariantProjection {
    private final Tables tables;

    public VariantProjection(Tables tables) {
        this.tables = tables;
    }

    @EventHandler
    void on(VariantEvent event, @org.axonframework.eventhandling.Timestamp Instant at) {
        switch (event) {
            case VariantEvent.Requested e -> request(e, at);
            case VariantEvent.Derived e -> derive(e, at);
            case VariantEvent.DerivationFailed e ->
                tables.jdbc()
                        .sql("update " + tables.schema()
                                + ".variant set state = 'failed', failure = ?, updated_at = ? where id = ?")
                        .params(e.code(), Timestamp.from(at), e.variantId())
                        .update();
            case VariantEvent.MarkedStale e ->
                tables.jdbc()
                        .sql("update " + tables.schema()
                                + ".variant set stale = (sha256 is not null), updated_at = ? where id = ?")
                        .params(Timestamp.from(at), e.variantId())
                        .update();
        }
        tables.changed(event.masterId(), at);
    }

    private void request(VariantEvent.Requested e, Instant at) {
        tables.jdbc()
                .sql("insert into " + tables.schema() + """
                        .variant (id, master_id, profile, recipe, state, stale, master_version, updated_at)
                        values (?, ?, ?, ?, 'requested', false, ?, ?)
                        on conflict (id) do update set state = 'requested', updated_at = excluded.updated_at""")
                .params(e.variantId(), e.masterId(), e.profile(), e.recipe(), e.masterVersion(), Timestamp.from(at))
                .update();
    }

    private void derive(VariantEvent.Derived e, Instant at) {
        Rendition rendition = e.rendition();
        Conformance conformance = e.conformance();
        tables.jdbc()
                .sql("update " + tables.schema() + """
                        .variant set state = 'derived', stale = false, failure = null, master_version = :version,
                          sha256 = :sha256, bytes = :bytes, width = :width, height = :height, format = :format,
                          outcome = :outcome, blocked = :blocked, updated_at = :at
                        where id = :id""")
                .param("version", e.masterVersion())
                .param("sha256", rendition.digest().value())
                .param("bytes", rendition.bytes())
                .param("width", rendition.width())
                .param("height", rendition.height())
                .param("format", rendition.format())
                .param("outcome", conformance.outcome().code())
                .param("blocked", conformance.blocked())
                .param("at", Timestamp.from(at))
                .param("id", e.variantId())
                .update();
    }
}
