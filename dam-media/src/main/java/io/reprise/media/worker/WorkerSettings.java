package io.reprise.media.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How worker processes are run.
 *
 * @param workers processes, at least 1
 * @param residentBytes resident memory above which a worker is killed; not watched on systems without {@code /proc}
 * @param filesPerWorker files after which a process is replaced by a fresh one, as it is before if it has grown to half the limit
 * @param java executable of the Java runtime
 * @param options options of the Java runtime, before the class path
 * @param launch class path option and main class
 */
public record WorkerSettings(
        int workers, long residentBytes, int filesPerWorker, Path java, List<String> options, List<String> launch) {
    private static final long RESIDENT_BYTES = 1_500_000_000;
    private static final int FILES_PER_WORKER = 5_000;

    public WorkerSettings {
        options = List.copyOf(options);
        launch = List.copyOf(launch);
        if (workers < 1 || filesPerWorker < 1) {
            throw new IllegalArgumentException("at least one worker, at least one file each");
        }
    }

    /** One process a core, on this process' own runtime and class path. */
    public static WorkerSettings defaults() {
        return new WorkerSettings(
                Runtime.getRuntime().availableProcessors(),
                RESIDENT_BYTES,
                FILES_PER_WORKER,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                defaultOptions(),
                List.of("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName()));
    }

    private static List<String> defaultOptions() {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx256m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=/dev/null",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                // No library may follow a document type declaration of somebody else's XML to a file of ours.
                "-Djdk.xml.dtd.support=deny"));
        String directory = System.getProperty("reprise.native");
        if (directory != null) {
            // The worker runs in another directory.
            options.add("-Dreprise.native=" + Path.of(directory).toAbsolutePath());
        }
        return options;
    }

    public WorkerSettings withWorkers(int count) {
        return new WorkerSettings(count, residentBytes, filesPerWorker, java, options, launch);
    }

    public WorkerSettings withResidentBytes(long bytes) {
        return new WorkerSettings(workers, bytes, filesPerWorker, java, options, launch);
    }

    public WorkerSettings withFilesPerWorker(int files) {
        return new WorkerSettings(workers, residentBytes, files, java, options, launch);
    }

    /** Where the class path is not this process' own, for example inside a repackaged jar. */
    public WorkerSettings withLaunch(List<String> newLaunch) {
        return new WorkerSettings(workers, residentBytes, filesPerWorker, java, options, newLaunch);
    }

    /** With one more option of the Java runtime. */
    public WorkerSettings withOption(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new WorkerSettings(workers, residentBytes, filesPerWorker, java, more, launch);
    }
}
