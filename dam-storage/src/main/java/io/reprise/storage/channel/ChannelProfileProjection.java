package io.reprise.storage.channel;

import io.reprise.domain.channel.ChannelProfileEvent;
import io.reprise.domain.channel.ProfileDefinition;
import io.reprise.storage.reading.Tables;
import org.axonframework.eventhandling.EventHandler;

/** Keeps one row per channel profile, as its newest revision says. */
public final class ChannelProfileProjection {
    private final Tables tables;

    public ChannelProfileProjection(Tables tables) {
        this.tables = tables;
    }

    @EventHandler
    void on(ChannelProfileEvent event) {
        switch (event) {
            case ChannelProfileEvent.Revised e -> {
                ProfileDefinition definition = e.definition();
                tables.jdbc()
                        .sql("insert into " + tables.schema() + """
                                .channel_profile values (?, ?, ?, ?, ?, ?, ?)
                                on conflict (profile) do update set channel = excluded.channel, name = excluded.name,
                                  markets = excluded.markets, role = excluded.role, revision = excluded.revision,
                                  effective_from = excluded.effective_from""")
                        .params(
                                e.profile(),
                                definition.channel(),
                                definition.name(),
                                definition.markets().toArray(String[]::new),
                                definition.role(),
                                e.revision(),
                                definition.effectiveFrom())
                        .update();
            }
        }
    }
}
