package io.reprise.api.cli;

import io.reprise.api.RunningServer;
import io.reprise.api.Server;
import io.reprise.api.ServerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "Start the server with a sample library in it: product pictures, rights, publications, a quarter of figures, costs.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    /** Whoever starts a demo as a process waits for this line. */
    static final String READY = "The demo is ready.";

    /** The search node starts beside the server and may be ready a minute after it on a slow machine. */
    private static final Patience PATIENCE = new Patience(90, Duration.ofMillis(250), Duration.ofSeconds(2));

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept (else REPRISE_DATA, else ./data). It must be new or a demo's.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "TCP port, 0 for any free one (else REPRISE_PORT, else 8080).")
    private @Nullable Integer port;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Reprise.given(spec).commandLine().getOut();
        Path folder = data == null ? DataDirectory.byDefault(System.getenv()) : data.toAbsolutePath();
        try (RunningServer server = Server.run(new ServerOptions(folder, null, port, null, null))) {
            URI url = server.url();
            out.println(ServerProcess.ANSWERS_AT + url);
            out.flush();
            Optional<String> token = DataDirectory.adminToken(folder);
            if (token.isEmpty()) {
                out.println("There is no admin.token in " + folder + ", so the demo cannot be filled or signed in to.");
                out.flush();
                return ExitCode.USAGE;
            }
            try (Client client = new Client(url, token.get(), PATIENCE)) {
                Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
                if (!new DemoFill(client, folder, today, out)
                        .run(server.newAdminToken().isPresent())) {
                    return ExitCode.USAGE;
                }
                new DemoPeople(client, out).letIn(url);
            }
            out.println(READY + " Stop it with Ctrl-C.");
            out.flush();
            server.awaitStop();
        }
        return ExitCode.DONE;
    }
}
