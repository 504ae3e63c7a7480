package io.reprise.api.master;

import io.reprise.domain.master.MasterRejection;
import io.reprise.domain.shared.DomainRejection;
import io.reprise.storage.job.Outcome;
import io.reprise.storage.job.Undos;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingModificationException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How an edit of one master ended, in ids and codes. */
final class EditOutcomes {
    private EditOutcomes() {}

    static Outcome done(int no, boolean changed) {
        return new Outcome.Done(no, JsonNodeFactory.instance.objectNode().put(Undos.CHANGED, changed));
    }

    static Outcome failed(int no, String code) {
        return new Outcome.Failed(no, object(code), false);
    }

    /** @param stale code where somebody else has changed the master since it was looked at */
    static Outcome of(int no, RuntimeException failure, String stale) {
        Throwable cause = failure instanceof CommandExecutionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return switch (cause) {
            case MasterRejection.InvalidDescription invalid -> {
                ObjectNode result = object(code(invalid));
                ArrayNode errors = result.putArray("errors");
                invalid.errors()
                        .forEach(error -> errors.addObject()
                                .put("pointer", error.pointer())
                                .put("code", error.code()));
                yield new Outcome.Failed(no, result, false);
            }
            case DomainRejection rejection -> failed(no, code(rejection));
            case AggregateNotFoundException _ -> failed(no, "not-found");
            case ConflictingModificationException _ -> failed(no, stale);
            // Two changes met in the store: decided again soon, from what is there then.
            case ConcurrencyException _, EventStoreException _ -> new Outcome.Failed(no, object("overtaken"), true);
            default -> throw failure;
        };
    }

    /** Too many of something is all that can be wrong with a master that a right edit was applied to. */
    static String code(DomainRejection rejection) {
        return rejection instanceof MasterRejection.InvalidDescription ? "too-many-on-master" : rejection.code();
    }

    private static ObjectNode object(String code) {
        return JsonNodeFactory.instance.objectNode().put("code", code);
    }
}
