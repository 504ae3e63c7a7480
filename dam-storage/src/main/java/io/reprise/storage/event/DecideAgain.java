package io.reprise.storage.event;

import io.reprise.domain.shared.DomainRejection;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;

/**
 * With several nodes an aggregate in memory may be behind the log. A failed command drops it from memory, so deciding
 * again reads the log: a lost race until it is won, a refusal or a stale version once.
 */
final class DecideAgain implements RetryScheduler {
    private static final int MOST_RACES = 50;

    @Override
    @SuppressWarnings("rawtypes") // the signature of the interface
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException failure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        boolean again = switch (failure) {
            case AggregateStreamCreationException _ -> false;
            case ConcurrencyException _ -> failures.size() < MOST_RACES;
            case ConflictingAggregateVersionException _, DomainRejection _ -> isFirst(failure, failures);
            default -> false;
        };
        if (again) {
            dispatch.run();
        }
        return again;
    }

    private static boolean isFirst(RuntimeException failure, List<Class<? extends Throwable>[]> failures) {
        long same = failures.stream()
                .filter(chain -> chain.length > 0 && chain[0] == failure.getClass())
                .count();
        return same == 1;
    }
}
