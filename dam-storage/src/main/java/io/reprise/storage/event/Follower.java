package io.reprise.storage.event;

import io.reprise.domain.shared.AboutMaster;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A processor that follows the log, with the letters it could not take. */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    /** This many events per transaction. */
    private static final int BATCH = 500;

    private final String name;
    private final TransactionManager transactions;
    private final GuardedHandlers handlers;
    private final JdbcSequencedDeadLetterQueue<EventMessage<?>> letters;

    Follower(
            String name,
            TransactionManager transactions,
            JdbcSequencedDeadLetterQueue.Builder<EventMessage<?>> letters,
            GuardedHandlers handlers) {
        this.name = name;
        this.transactions = transactions;
        this.handlers = handlers;
        this.letters = letters.processingGroup(name).build();
    }

    String name() {
        return name;
    }

    /** @param committed runs after each batch */
    EventProcessor processor(
            StreamableMessageSource<org.axonframework.eventhandling.TrackedEventMessage<?>> log,
            TokenStore tokens,
            boolean fromStart,
            Runnable committed) {
        SequencingPolicy<EventMessage<?>> byMaster = event -> event.getPayload() instanceof AboutMaster about
                ? about.masterId().toString()
                : "library";
        var invoker = DeadLetteringEventHandlerInvoker.builder()
                .eventHandlers(handlers)
                .sequencingPolicy(byMaster)
                .queue(letters)
                .enqueuePolicy((_, cause) -> Decisions.enqueue(withoutText(cause)))
                .transactionManager(transactions)
                .enableSequenceIdentifierCache()
                .build();
        EventProcessor processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(log)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(threads -> Executors.newScheduledThreadPool(1, thread(threads)))
                .workerExecutor(threads -> Executors.newScheduledThreadPool(1, thread(threads)))
                .initialSegmentCount(1)
                .initialToken(
                        fromStart ? StreamableMessageSource::createTailToken : StreamableMessageSource::createHeadToken)
                .batchSize(BATCH)
                .tokenClaimInterval(1_000)
                .build();
        processor.registerHandlerInterceptor((unitOfWork, chain) -> {
            unitOfWork.getOrComputeResource("reprise.batch", _ -> {
                unitOfWork.afterCommit(_ -> committed.run());
                return true;
            });
            return chain.proceed();
        });
        return processor;
    }

    private static ThreadFactory thread(String name) {
        return Thread.ofPlatform().name("reprise-" + name + "-", 0).daemon().factory();
    }

    /** What a database says of a failure may quote values that have to be forgotten some day: only the kind is kept. */
    private static ThrowableCause withoutText(Throwable failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        String kind = root instanceof java.sql.SQLException sql ? "SQL state " + sql.getSQLState() : "see the log";
        return new ThrowableCause(root.getClass().getName(), kind);
    }

    /**
     * Hands the dead letters over again, one master after the other, each in a transaction of its own: all of a master's
     * letters are taken, or they all stay.
     *
     * @return the number of letters that were taken
     */
    int retry(JdbcClient jdbc) {
        List<String> sequences = jdbc.sql("select sequence_identifier from dead_letter_entry where processing_group = ?"
                        + " group by sequence_identifier order by min(enqueued_at)")
                .param(name)
                .query(String.class)
                .list();
        int taken = 0;
        for (String sequence : sequences) {
            try {
                taken += retry(jdbc, sequence);
            } catch (RuntimeException still) {
                LOG.warn("a dead letter of {} about {} cannot be handled yet", name, sequence, still);
            }
        }
        return taken;
    }

    private int retry(JdbcClient jdbc, String sequence) {
        List<DeadLetter<? extends EventMessage<?>>> handled = new ArrayList<>();
        inTransaction(_ -> {
            // Of two nodes that try at once, the second waits, and finds them gone.
            jdbc.sql(
                            "select 1 from dead_letter_entry where processing_group = ? and sequence_identifier = ? for update")
                    .params(name, sequence)
                    .query(Integer.class)
                    .list();
            for (DeadLetter<? extends EventMessage<?>> letter : letters.deadLetterSequence(sequence)) {
                handlers.handle(letter.message());
                letters.evict(letter);
                handled.add(letter);
            }
        });
        return handled.size();
    }

    private interface Work {
        void run(DefaultUnitOfWork<?> unitOfWork) throws Exception;
    }

    private void inTransaction(Work work) {
        DefaultUnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        unitOfWork.attachTransaction(transactions);
        unitOfWork
                .executeWithResult(() -> {
                    work.run(unitOfWork);
                    return true;
                })
                .getPayload();
    }
}
