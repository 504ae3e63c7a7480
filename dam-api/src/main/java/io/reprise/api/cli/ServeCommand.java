package io.reprise.api.cli;

import io.reprise.api.RunningServer;
import io.reprise.api.Server;
import io.reprise.api.ServerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Start the server, with PostgreSQL and Elasticsearch of its own unless URLs are configured.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept (else REPRISE_DATA, else ./data).")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "TCP port, 0 for any free one (else REPRISE_PORT, else 8080).")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "H",
            description = "Address to listen on (else REPRISE_HOST, else 127.0.0.1).")
    private @Nullable String host;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Reprise.given(spec).commandLine().getOut();
        try (RunningServer server = Server.run(new ServerOptions(data, host, port, null, null))) {
            Optional<Path> token = server.newAdminToken();
            if (token.isPresent()) {
                String secret = Files.readString(token.get()).strip();
                out.println("First start. The administrator's token, also in " + token.get() + ": " + secret);
            }
            out.println(ServerProcess.ANSWERS_AT + server.url());
            out.flush();
            server.awaitStop();
        }
        return ExitCode.DONE;
    }
}
