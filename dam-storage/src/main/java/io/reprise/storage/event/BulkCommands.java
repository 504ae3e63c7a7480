package io.reprise.storage.event;

import io.reprise.domain.master.MasterCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many commands in one transaction; where one is refused, each by itself. */
final class BulkCommands {
    private final EventLog log;
    private final JdbcClient jdbc;
    private final SimpleCommandBus bus;
    private final BiFunction<Object, Commands.Context, Commands.Receipt> one;

    BulkCommands(EventLog log, SimpleCommandBus bus, BiFunction<Object, Commands.Context, Commands.Receipt> one) {
        this.log = log;
        this.jdbc = JdbcClient.create(log.dataSource());
        this.bus = bus;
        this.one = one;
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
                decided.add(new Decided(command, Commands.aggregateId(command), version(command, context)));
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
                Commands.message(UUID.randomUUID().toString(), command, context, null), (_, result) -> {
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

    /** Where something newer is in the log than what memory decided from, all is decided again from the log. */
    private List<Commands.Outcome> appended(List<Decided> decided) {
        List<@Nullable Long> places = jdbc.sql("""
                        with given as (
                          select id, version, no, max(version) over (partition by id) last
                          from unnest(?::text[], ?::bigint[]) with ordinality as g(id, version, no))
                        select case when not exists (
                            select 1 from domain_event_entry n
                            where n.aggregate_identifier = g.id and n.sequence_number = g.last + 1)
                          then e.global_index end
                        from given g left join domain_event_entry e
                          on e.aggregate_identifier = g.id and e.sequence_number = g.version
                        order by g.no""")
                .params(
                        decided.stream().map(Decided::aggregateId).toArray(String[]::new),
                        decided.stream().map(Decided::version).toArray(Long[]::new))
                .query((row, _) -> row.getObject(1, Long.class))
                .list();
        List<Commands.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < decided.size(); i++) {
            Long place = places.get(i);
            if (place == null) {
                throw new ConcurrencyException("decided from an older state");
            }
            Decided each = decided.get(i);
            outcomes.add(new Commands.Outcome(
                    new Commands.Receipt(each.version(), new Position(place, Commands.masterOf(each.command()))),
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
