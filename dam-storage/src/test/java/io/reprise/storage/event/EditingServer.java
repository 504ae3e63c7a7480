package io.reprise.storage.event;

import static io.reprise.storage.event.Library.ANNA;

import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterRejection;
import io.reprise.storage.postgres.Database;
import io.reprise.storage.postgres.DatabaseUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A server process that edits masters beside others on the same database, and says what it was told: {@code tag <master>
 * <tag>} for each acknowledged tag; {@code toggle <master> <retired> <before> <version>} for each acknowledged retirement
 * or its end; {@code stale <master> <expected> <after>} and {@code retired <master> <before> <after>} for refusals, with
 * the newest stored version before and after.
 */
final class EditingServer {
    private final Commands commands;
    private final JdbcClient jdbc;
    private final List<UUID> masters;
    private final String name;

    private EditingServer(Commands commands, JdbcClient jdbc, List<UUID> masters, String name) {
        this.commands = commands;
        this.jdbc = jdbc;
        this.masters = masters;
        this.name = name;
    }

    public static void main(String[] args) throws Exception {
        var url = new DatabaseUrl(args[0], args[1], System.getenv("DATABASE_PASSWORD"));
        List<UUID> masters = Stream.of(args[4].split(",")).map(UUID::fromString).toList();
        int edits = Integer.parseInt(args[5]);
        int threads = 2;
        try (Database database =
                        Database.open(url, new Database.Settings(12, Duration.ofSeconds(10), Duration.ofSeconds(10)));
                Library library = new Library(database.dataSource(), Path.of(args[2]));
                var pool = Executors.newFixedThreadPool(threads)) {
            System.out.println("ready");
            if (System.in.read() < 0) {
                return;
            }
            List<Callable<Void>> work = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                var server = new EditingServer(
                        library.commands, JdbcClient.create(database.dataSource()), masters, args[3] + t);
                work.add(() -> {
                    for (int i = 0; i < edits / threads; i++) {
                        server.edit(i);
                    }
                    return null;
                });
            }
            for (Future<Void> each : pool.invokeAll(work)) {
                each.get();
            }
            System.out.println("done");
        }
    }

    private void edit(int i) {
        UUID master = masters.get(i % masters.size());
        switch (i % 5) {
            case 0, 1 -> tag(master, i, false);
            case 2, 3 -> tag(master, i, true);
            default -> toggle(master, i % 2 == 0);
        }
    }

    private void tag(UUID master, int i, boolean expecting) {
        String tag = name + "-" + i;
        while (true) {
            long before = newest(master);
            @Nullable Long expected = expecting ? before : null;
            try {
                commands.dispatch(new MasterCommand.Tag(master, expected, List.of(tag), List.of()), ANNA);
                say("tag", master, tag);
                return;
            } catch (org.axonframework.modelling.command.ConflictingAggregateVersionException e) {
                say("stale", master, before, newest(master));
            } catch (MasterRejection.Retired e) {
                say("retired", master, before, newest(master));
                toggle(master, false);
            }
        }
    }

    private void toggle(UUID master, boolean retire) {
        long before = newest(master);
        var receipt = commands.dispatch(
                retire ? new MasterCommand.Retire(master, null) : new MasterCommand.Reinstate(master, null), ANNA);
        say("toggle", master, retire, before, receipt.version());
    }

    private long newest(UUID master) {
        return jdbc.sql("select max(sequence_number) from domain_event_entry where aggregate_identifier = ?")
                .param(master.toString())
                .query(Long.class)
                .single();
    }

    private static void say(Object... words) {
        System.out.println(
                String.join(" ", Stream.of(words).map(String::valueOf).toList()));
    }
}
