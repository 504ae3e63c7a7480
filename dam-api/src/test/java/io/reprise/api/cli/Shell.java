package io.reprise.api.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import picocli.CommandLine;

/** Calls the program as a shell would, without leaving the process. */
record Shell(int exit, String out, String err) {
    private static final Patience IMPATIENT = new Patience(5, Duration.ofMillis(10), Duration.ofMillis(200));

    static Shell call(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program = Reprise.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        program.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().mixins().values().stream())
                .map(CommandLine.Model.CommandSpec::userObject)
                .filter(ClientOptions.class::isInstance)
                .forEach(options -> ((ClientOptions) options).beLessPatient(IMPATIENT));
        int exit = program.execute(arguments);
        return new Shell(exit, out.toString(), err.toString());
    }
}
