package io.reprise.storage.wrong;

import io.reprise.domain.master.MasterEvent;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;

/** Wrong on purpose: replayed, it would command once more. */
public record TableThatCommands(CommandGateway gateway) {
    @EventHandler
    public void on(MasterEvent event) {
        gateway.send(event);
    }
}
