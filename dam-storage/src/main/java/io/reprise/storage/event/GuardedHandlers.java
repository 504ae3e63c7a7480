package io.reprise.storage.event;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The handlers of one processor, behind a savepoint. In PostgreSQL a failed statement spoils its whole transaction; taken
 * back to the savepoint, the event's dead letter and the rest of the batch can still be written in it.
 */
final class GuardedHandlers implements EventMessageHandler {
    private static final String BEGUN = "reprise.begun";

    private final List<AnnotationEventHandlerAdapter> handlers;
    private final boolean all;
    private final Runnable begun;
    private final JdbcClient jdbc;

    /**
     * @param all whether events that no handler asks for are passed by as well: whoever waits for a projection waits for
     *     a place in the log, and the framework notes such places only every few seconds
     * @param begun runs first in each transaction that hands events over
     */
    GuardedHandlers(DataSource dataSource, boolean all, Runnable begun, Object... handlers) {
        this.all = all;
        this.jdbc = JdbcClient.create(dataSource);
        this.begun = begun;
        this.handlers =
                Stream.of(handlers).map(AnnotationEventHandlerAdapter::new).toList();
    }

    @Override
    public boolean canHandle(EventMessage<?> event) {
        return all || isAskedFor(event);
    }

    private boolean isAskedFor(EventMessage<?> event) {
        return handlers.stream().anyMatch(handler -> handler.canHandle(event));
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return all || handlers.stream().anyMatch(handler -> handler.canHandleType(payloadType));
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) throws Exception {
        if (!isAskedFor(event)) {
            return null;
        }
        mark();
        try {
            for (AnnotationEventHandlerAdapter handler : handlers) {
                if (handler.canHandle(event)) {
                    handler.handle(event);
                }
            }
        } catch (Exception e) {
            jdbc.sql("rollback to savepoint event").update();
            throw e;
        }
        return null;
    }

    private void mark() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        if (batch.resources().putIfAbsent(BEGUN, true) == null) {
            begun.run();
            jdbc.sql("savepoint event").update();
        } else {
            jdbc.sql("release savepoint event; savepoint event").update();
        }
    }
}
