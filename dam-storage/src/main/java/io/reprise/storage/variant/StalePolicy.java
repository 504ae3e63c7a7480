package io.reprise.storage.variant;

import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.variant.VariantCommand;
import io.reprise.storage.event.Commands;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;

/** A reaction: when a master gets a new version, its variants are told that they show an older one. */
public final class StalePolicy {
    private final VariantSlots slots;
    private final Commands commands;

    public StalePolicy(VariantSlots slots, Commands commands) {
        this.slots = slots;
        this.commands = commands;
    }

    @EventHandler
    void on(MasterEvent.VersionAdded event, @MessageIdentifier String eventId) {
        if (event.version() > 1) {
            mark(event.masterId(), event.version(), eventId);
        }
    }

    @EventHandler
    void on(MasterEvent.VersionRestored event, @MessageIdentifier String eventId) {
        mark(event.masterId(), event.version(), eventId);
    }

    private void mark(UUID masterId, int version, String eventId) {
        var context = new Commands.Context("policy:stale", null, eventId);
        for (UUID variantId : slots.of(masterId)) {
            String commandId = UUID.nameUUIDFromBytes(
                            ("stale:" + eventId + ":" + variantId).getBytes(StandardCharsets.UTF_8))
                    .toString();
            commands.dispatch(commandId, new VariantCommand.MarkStale(variantId, masterId, version), context, _ -> {});
        }
    }
}
