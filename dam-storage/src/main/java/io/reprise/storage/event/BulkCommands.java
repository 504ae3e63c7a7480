package io.reprise.storage.event;

import io.reprise.domain.master.MasterCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.ToLongBiFunction;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** Many commands in one transaction; where one is refused, each by itself. */
final class BulkCommands {
    private final EventLog log;
    private final SimpleCommandBus bus;
    private final BiFunction<Object, Commands.Context, Commands.Receipt> one;
    private final ToLongBiFunction<String, Long> placed;

    BulkCommands(
            EventLog log,
            SimpleCommandBus bus,
            BiFunction<Object, Commands.Context, Commands.Receipt> one,
            ToLongBiFunction<String, Long> placed) {
        this.log = log;
        this.bus = bus;
        this.one = one;
        this.placed = placed;
    }

    List<Commands.Outcome> decide(List<?> commands, Commands.Context context) {
        List<Commands.Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < commands.size(); from += Commands.BULK) {
            List<?> chunk = commands.subList(from, Math.min(commands.size(), from + Commands.BULK));
            try {
                outcomes.addAll(inOneTransaction(chunk, context));
            } catch (RuntimeException refusedOrRaced) {
                for (Object command : chunk) {
                    outcomes.add(alone(command, context));
                }
            }
        }
        return outcomes;
    }

    private Commands.Outcome alone(Object command, Commands.Context context) {
        try {
            return new Commands.Outcome(one.apply(command, context), null);
        } catch (RuntimeException e) {
            return new Commands.Outcome(null, e);
        }
    }

    /** What a command of the transaction led to; its place in the log is known once all are appended. */
    private record Decided(Object command, String aggregateId, long version) {}

    private List<Commands.Outcome> inOneTransaction(List<?> commands, Commands.Context context) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("bulk"));
        unitOfWork.attachTransaction(log.transactions());
        List<Commands.Outcome> outcomes = new ArrayList<>();
        var result = unitOfWork.executeWithResult(() -> {
            log.keys().make(registered(commands));
            List<Decided> decided = new ArrayList<>();
            for (Object command : commands) {
                decided.add(new Decided(command, Aggregates.idOf(command), version(command, context)));
            }
            unitOfWork.onPrepareCommit(_ -> outcomes.addAll(appended(decided)));
            return decided.size();
        });
        if (result.isExceptional()) {
            throw new Refused(result.exceptionResult());
        }
        return outcomes;
    }

    private long version(Object command, Commands.Context context) {
        Long[] version = new Long[1];
        bus.<Object, Long>dispatch(
                Commands.message(IdentifierFactory.getInstance().generateIdentifier(), command, context, null),
                (_, result) -> {
                    if (result.isExceptional()) {
                        throw new Refused(result.exceptionResult());
                    }
                    version[0] = result.getPayload();
                });
        return version[0];
    }

    private static List<UUID> registered(List<?> commands) {
        return commands.stream()
                .filter(MasterCommand.Register.class::isInstance)
                .map(command -> ((MasterCommand.Register) command).masterId())
                .toList();
    }

    private List<Commands.Outcome> appended(List<Decided> decided) {
        List<Commands.Outcome> outcomes = new ArrayList<>();
        for (Decided each : decided) {
            long place = placed.applyAsLong(each.aggregateId(), each.version());
            outcomes.add(new Commands.Outcome(
                    new Commands.Receipt(each.version(), new Position(place, Aggregates.masterOf(each.command()))),
                    null));
        }
        return outcomes;
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(Throwable cause) {
            super(cause);
        }
    }
}
