package io.reprise.api.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Measure, and print the result as Markdown. Without NAME, list what can be measured.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Which benchmark.")
    private @Nullable String name;

    @Option(names = "--size", paramLabel = "N", description = "How much work (default: the benchmark's own).")
    private @Nullable Integer size;

    @Option(
            names = "--windows",
            paramLabel = "N",
            description = "Repetitions; the median is shown with its 95 %% interval (default: ${DEFAULT-VALUE}).")
    private int windows = 15;

    @Option(names = "--input", paramLabel = "PATH", description = "Files to work on instead of generated ones.")
    private @Nullable Path input;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Reprise.given(spec);
        PrintWriter out = command.commandLine().getOut();
        List<Benchmark> all = registered();
        if (name == null) {
            all.forEach(each -> out.println("%-12s %s".formatted(each.name(), each.summary())));
            out.flush();
            return ExitCode.DONE;
        }
        if (windows < 1 || (size != null && size < 1)) {
            throw new ParameterException(command.commandLine(), "--size and --windows must be at least 1");
        }
        Benchmark wanted = all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "There is no benchmark '" + name + "'. There are: "
                                + String.join(
                                        ", ", all.stream().map(Benchmark::name).toList())));
        OptionalInt work = size == null ? OptionalInt.empty() : OptionalInt.of(size);
        PrintWriter progress = command.commandLine().getErr();
        wanted.run(new Benchmark.Options(work, windows, Optional.ofNullable(input), progress))
                .forEach(table -> out.println(table.markdown()));
        out.flush();
        return ExitCode.DONE;
    }

    private static List<Benchmark> registered() {
        return ServiceLoader.load(Benchmark.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Benchmark::name))
                .toList();
    }
}
