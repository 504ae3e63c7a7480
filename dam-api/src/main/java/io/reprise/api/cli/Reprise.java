package io.reprise.api.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The program behind {@code ./reprise}. Exit codes: 0 done, 1 some items failed, 2 wrong usage or no valid token, 3 server
 * unreachable.
 */
@Command(
        name = "reprise",
        description = "Digital asset management for product imagery.",
        version = "Reprise 0.1.0",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            ReportCommand.class,
            SearchCommand.class,
            RebuildCommand.class,
            BenchCommand.class
        })
public final class Reprise {
    private Reprise() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Reprise())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(plainly());
    }

    /** A failure is one sentence; the stack trace of a fault of ours is shown, since nobody else can explain it. */
    private static IExecutionExceptionHandler plainly() {
        return (failure, command, _) -> {
            PrintWriter err = command.getErr();
            if (failure instanceof ClientFailure known) {
                err.println(Printable.line(known.message()));
                if (known instanceof ClientFailure.Refused refused) {
                    refused.wrongMembers().forEach(each -> err.println("  " + each));
                    if (refused.forToken()) {
                        err.println("Give a valid token by --token or REPRISE_TOKEN.");
                    }
                }
                err.flush();
                return ExitCode.of(known);
            }
            failure.printStackTrace(err);
            err.flush();
            return ExitCode.SOME_FAILED;
        };
    }

    /** The check holds for Java 22 to 24; since 25 there is no console again when the program is not on a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** The specification that picocli injects before a command is called. */
    static CommandSpec given(@Nullable CommandSpec injected) {
        return Objects.requireNonNull(injected, "commands are called by picocli");
    }
}
