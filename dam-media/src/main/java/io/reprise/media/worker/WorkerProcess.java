package io.reprise.media.worker;

import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One worker process, used by one caller at a time and watched by another thread meanwhile. */
final class WorkerProcess {
    private static final int OUT_OF_MEMORY_EXIT = 3;
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final long residentLimit;
    private final int files;
    private Wire.@Nullable Hello hello;
    private int served;
    private volatile long deadline = Long.MAX_VALUE;
    private volatile @Nullable MediaFailure killedFor;
    private volatile long limitMillis;

    WorkerProcess(WorkerSettings settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(settings.java().toString());
        command.addAll(settings.options());
        command.addAll(settings.launch());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(new File(System.getProperty("java.io.tmpdir")))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // The server's environment may hold passwords; who parses a stranger's bytes shall not see them.
        builder.environment().clear();
        this.process = builder.start();
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.residentLimit = settings.residentBytes();
        this.files = settings.filesPerWorker();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it has done its share, or has grown so much that the next file might be killed for what others left. */
    boolean worn() {
        return served >= files || resident(process.pid()) > residentLimit / 2;
    }

    boolean usable() {
        return process.isAlive() && killedFor == null;
    }

    /** Waits until the process is ready. @throws IOException when it ends before that */
    Wire.Hello awaitHello() throws IOException {
        Wire.Hello known = hello;
        if (known == null) {
            limit(START);
            known = Wire.read(in, Wire.Hello.class);
            deadline = Long.MAX_VALUE;
            hello = known;
        }
        return known;
    }

    /** Serves one file; whatever goes wrong is the outcome. */
    MediaOutcome serve(MediaRequest request, Duration time) {
        try {
            awaitHello();
        } catch (IOException e) {
            process.destroyForcibly();
            return new MediaFailure.NoWorker("a worker did not get ready: " + death(e).reason());
        } finally {
            deadline = Long.MAX_VALUE;
        }
        try {
            served++;
            limit(time);
            Wire.write(out, request);
            return Wire.read(in, Wire.Answer.class).outcome();
        } catch (IOException e) {
            process.destroyForcibly();
            return death(e);
        } finally {
            deadline = Long.MAX_VALUE;
        }
    }

    private void limit(Duration time) {
        limitMillis = time.toMillis();
        deadline = System.nanoTime() + time.toNanos();
    }

    private MediaFailure death(IOException cause) {
        MediaFailure reason = killedFor;
        if (reason != null) {
            return reason;
        }
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                return new MediaFailure.Crashed("the worker answered nonsense: " + cause.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new MediaFailure.Crashed("interrupted");
        }
        int exit = process.exitValue();
        return exit == OUT_OF_MEMORY_EXIT
                ? new MediaFailure.OutOfMemory("the worker's heap was full")
                : new MediaFailure.Crashed("the worker ended with status " + exit);
    }

    /** Kills the process when it is over its time or its memory. */
    void inspect() {
        long until = deadline;
        if (until == Long.MAX_VALUE || !usable()) {
            return;
        }
        if (System.nanoTime() - until > 0) {
            kill(new MediaFailure.TimedOut(limitMillis));
            return;
        }
        long resident = resident(process.pid());
        if (resident > residentLimit) {
            kill(new MediaFailure.OutOfMemory("the worker used " + resident + " bytes, the limit is " + residentLimit));
        }
    }

    private void kill(MediaFailure reason) {
        killedFor = reason;
        process.destroyForcibly();
    }

    /** Resident bytes of a process, 0 where the system does not say. */
    static long resident(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1_024;
                }
            }
        } catch (IOException e) {
            // It has just ended, or the system has no such files.
            return 0;
        }
        return 0;
    }

    /** Lets the process end by itself: it does when nothing more comes. */
    void retire() {
        try {
            out.close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    void destroy() {
        process.destroyForcibly();
    }
}
