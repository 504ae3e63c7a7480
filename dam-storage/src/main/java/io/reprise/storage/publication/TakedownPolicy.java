package io.reprise.storage.publication;

import io.reprise.domain.publication.PublicationCommand;
import io.reprise.domain.rights.EmbargoEvent;
import io.reprise.domain.rights.LicenceEvent;
import io.reprise.domain.rights.RightsDecision;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.domain.rights.Use;
import io.reprise.storage.event.Commands;
import io.reprise.storage.rights.RightsRows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A reaction: when rights change, whatever is published and no longer allowed must come down. A publication is decided
 * while its master's rights are held, so one that this does not see was decided after the change, and by it.
 */
public final class TakedownPolicy {
    private final PublicationRows publications;
    private final RightsRows rights;
    private final Commands commands;
    private final JdbcClient jdbc;

    public TakedownPolicy(DataSource dataSource, PublicationRows publications, RightsRows rights, Commands commands) {
        this.publications = publications;
        this.rights = rights;
        this.commands = commands;
        this.jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(LicenceEvent event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        switch (event) {
            case LicenceEvent.Revised e -> check(mastersOf(e.licenceId()), eventId, at);
            case LicenceEvent.Ended e -> check(mastersOf(e.licenceId()), eventId, at);
            case LicenceEvent.MastersRemoved e -> check(e.masterIds(), eventId, at);
            case LicenceEvent.Granted _, LicenceEvent.MastersAdded _ -> {
                // More rights take nothing down.
            }
        }
    }

    @EventHandler
    void on(EmbargoEvent.Placed event, @MessageIdentifier String eventId, @Timestamp Instant at) {
        check(List.of(event.masterId()), eventId, at);
    }

    private List<UUID> mastersOf(UUID licenceId) {
        return jdbc.sql("select master_id from licence_master where licence_id = ?")
                .param(licenceId)
                .query(UUID.class)
                .list();
    }

    private void check(List<UUID> masterIds, String eventId, Instant at) {
        List<PublicationRows.Row> standing = publications.standing(masterIds, at);
        if (standing.isEmpty()) {
            return;
        }
        Map<UUID, RightsSnapshot> now = rights.of(
                standing.stream().map(PublicationRows.Row::masterId).distinct().toList());
        for (PublicationRows.Row row : standing) {
            RightsSnapshot of = now.getOrDefault(row.masterId(), RightsSnapshot.UNKNOWN);
            Instant from = row.starts().isAfter(at) ? row.starts() : at;
            RightsDecision decision = of.decide(row.channel(), row.market(), from, row.ends(), Use.PUBLISH);
            if (!decision.allowed()) {
                require(row, decision, eventId, at);
            }
        }
    }

    private void require(PublicationRows.Row row, RightsDecision decision, String eventId, Instant at) {
        Instant fails = decision.failsAt() == null ? at : decision.failsAt();
        String commandId = UUID.nameUUIDFromBytes(
                        ("takedown:" + eventId + ":" + row.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
        commands.dispatch(
                commandId,
                new PublicationCommand.RequireTakedown(
                        row.id(),
                        row.masterId(),
                        fails.isAfter(at) ? fails : at,
                        decision.reasons().stream()
                                .map(RightsDecision.Reason::code)
                                .distinct()
                                .toList()),
                new Commands.Context("policy:takedown", null, eventId),
                _ -> {});
    }
}
