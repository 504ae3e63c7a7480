package io.reprise.api.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rebuild",
        description = "Make the search index or the tables anew from the events, while the server goes on serving.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    /** What can be dropped and made again. */
    enum What {
        SEARCH,
        TABLES
    }

    @Parameters(paramLabel = "search|tables", description = "What to make anew.")
    private What what = What.SEARCH;

    @Mixin
    private ClientOptions where = new ClientOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Reprise.given(spec).commandLine().getOut();
        try (Client client = where.client()) {
            String name = what.name().toLowerCase(Locale.ROOT);
            String path =
                    client.post("/api/v1/system/rebuilds", Map.of("what", name)).job();
            Progress progress = new Progress(out);
            Library.Job job = new Library(client).await(path, progress::show);
            out.println("rebuild of " + name + ": " + job.state() + ", " + job.done() + " done, " + job.failed()
                    + " failed");
            out.flush();
            return job.wentWell() ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
    }

    /** A line whenever the job has got further. */
    private static final class Progress {
        private final PrintWriter out;
        private long last = -1;

        Progress(PrintWriter out) {
            this.out = out;
        }

        void show(Library.Job job) {
            if (job.done() != last) {
                last = job.done();
                out.println(job.state() + " " + job.done() + (job.total() > 0 ? " of " + job.total() : ""));
                out.flush();
            }
        }
    }
}
