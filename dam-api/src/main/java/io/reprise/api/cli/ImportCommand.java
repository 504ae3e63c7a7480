package io.reprise.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Upload files and folders. What the library has already is not sent again.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
    private List<Path> paths = List.of();

    @Option(names = "--brand", paramLabel = "B", description = "Brand of every photograph.")
    private @Nullable String brand;

    @Option(names = "--tag", paramLabel = "T", description = "Tag of every photograph; may be repeated.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--profiles",
            paramLabel = "a,b",
            split = ",",
            description = "Channel profiles to derive a variant for, e.g. amazon-main,taobao-main, or: all.")
    private List<String> profiles = new ArrayList<>();

    @Option(
            names = "--licence",
            paramLabel = "own",
            description = "Record the photographs as own work: one licence, worldwide, on every channel, from now on.")
    private @Nullable String licence;

    @Option(names = "--wait", description = "Wait for the variants and tell how they conform.")
    private boolean wait;

    @Option(names = "--parallel", paramLabel = "N", description = "Uploads at a time (default: twice the cores).")
    private int parallel = 2 * Runtime.getRuntime().availableProcessors();

    @Option(names = "--report", paramLabel = "FILE", description = "Write one JSON object per file, one a line.")
    private @Nullable Path report;

    @Mixin
    private ClientOptions where = new ClientOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Reprise.given(spec);
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new ParameterException(command.commandLine(), "There is no " + path);
            }
        }
        if (parallel < 1) {
            throw new ParameterException(command.commandLine(), "--parallel must be at least 1");
        }
        if (licence != null && !licence.equals("own")) {
            throw new ParameterException(command.commandLine(), "--licence takes: own");
        }
        FileWalk walk = FileWalk.of(paths);
        PrintWriter out = command.commandLine().getOut();
        int expected = walk.files().size() + walk.unreadable().size();
        try (Client client = where.client();
                ImportReport told = new ImportReport(out, Reprise.onTerminal(), report, expected)) {
            return run(walk, new Library(client), told);
        }
    }

    private int run(FileWalk walk, Library library, ImportReport told) {
        PrintWriter err = Reprise.given(spec).commandLine().getErr();
        err.println(walk.files().size() + " files, " + megabytes(walk.bytes()));
        err.flush();
        Thread interrupted = new Thread(() -> {
            err.println("Interrupted: " + told.soFar());
            err.flush();
        });
        Runtime.getRuntime().addShutdownHook(interrupted);
        Optional<ClientFailure> end;
        try {
            walk.unreadable()
                    .forEach((path, why) -> told.accept(
                            FileOutcome.not(path, FileOutcome.Status.FAILED, null, "unreadable-file", why)));
            ImportRun.Plan plan = new ImportRun.Plan(meta(), wanted(library), wait, parallel);
            Set<String> masters = ConcurrentHashMap.newKeySet();
            end = new ImportRun(library, plan, outcome -> {
                        if (outcome.masterId() != null) {
                            masters.add(outcome.masterId());
                        }
                        told.accept(outcome);
                    })
                    .run(walk.files());
            if (licence != null && end.isEmpty()) {
                library.licenseOwn(List.copyOf(masters));
            }
        } finally {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
        told.summarise();
        if (end.isPresent()) {
            throw end.get();
        }
        return told.allWell() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private List<String> wanted(Library library) {
        return profiles.equals(List.of("all")) ? library.profiles() : List.copyOf(profiles);
    }

    private Map<String, Object> meta() {
        Map<String, Object> meta = new LinkedHashMap<>();
        if (brand != null) {
            meta.put("brand", brand);
        }
        if (!tags.isEmpty()) {
            meta.put("tags", tags);
        }
        return meta;
    }

    private static String megabytes(long bytes) {
        return "%.1f MB".formatted(bytes / 1_000_000.0);
    }
}
