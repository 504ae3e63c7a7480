package io.reprise.api.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "report",
        description = "Import a performance report: what photographs were seen, clicked and bought, day by day.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "FILE", description = "CSV with a header, or a JSON object a line.")
    private Path file = Path.of("");

    @Option(names = "--reported-at", paramLabel = "INSTANT", description = "When it was made (default: now).")
    private @Nullable String reportedAt;

    @Mixin
    private ClientOptions where = new ClientOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Reprise.given(spec).commandLine().getOut();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            Reprise.given(spec).commandLine().getErr().println("There is no file " + Printable.line(file.toString()));
            return ExitCode.USAGE;
        }
        try (Client client = where.client()) {
            String query = new Query().and("reportedAt", reportedAt).toString();
            JsonNode answer = client.postFile("/api/v1/performance/reports" + query, file, "text/csv")
                    .object();
            out.println(answer.path("accepted").asLong() + " of "
                    + answer.path("rows").asLong() + " rows taken, "
                    + answer.path("corrected").asLong() + " of them correct earlier ones, "
                    + answer.path("rejectedRows").asLong() + " refused");
            int shown = 0;
            for (JsonNode line : answer.path("rejected")) {
                if (shown++ < SHOWN) {
                    out.println("line " + line.path("line").asLong() + ": " + Answer.text(line, "code", "?") + " "
                            + Answer.text(line, "detail", ""));
                }
            }
            out.flush();
            return answer.path("rejectedRows").asLong() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
    }
}
