package io.reprise.media.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The yardstick: sharp in a Node process that renders when told to. */
final class SharpProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;

    private SharpProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.orders = process.outputWriter();
    }

    /** Starts it, or nothing where the folder has no installed sharp. */
    static @Nullable SharpProcess start(Path folder, Path master, Path target, Path plan) throws IOException {
        if (!Files.isDirectory(folder.resolve("node_modules/sharp"))) {
            return null;
        }
        return new SharpProcess(
                new ProcessBuilder("node", "sharp.mjs", master.toString(), target.toString(), plan.toString())
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** Processor milliseconds per master. */
    double render(int masters) throws IOException {
        orders.write(Integer.toString(masters));
        orders.newLine();
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("sharp has ended");
        }
        return Double.parseDouble(answer);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
