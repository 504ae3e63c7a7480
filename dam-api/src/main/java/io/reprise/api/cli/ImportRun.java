package io.reprise.api.cli;

import static io.reprise.api.cli.FileOutcome.Status.ALREADY_THERE;
import static io.reprise.api.cli.FileOutcome.Status.FAILED;
import static io.reprise.api.cli.FileOutcome.Status.NOT_SENT;
import static io.reprise.api.cli.FileOutcome.Status.REFUSED;
import static io.reprise.api.cli.FileOutcome.Status.REGISTERED;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings files into the library. Each file is one upload that the server takes wholly or not at all, so this may be
 * stopped at any moment and run again: what is there already is recognised by its digest before bytes are sent.
 */
final class ImportRun {
    /** The server takes at most 500 digests in one question. */
    private static final int BATCH_FILES = 500;
    /** Keeps the first upload from waiting for the digests of a folder of very large files. */
    private static final int BATCH_BYTES = 256 << 20;

    private final Library library;
    private final Plan plan;
    private final Consumer<FileOutcome> report;
    private final AtomicReference<@Nullable ClientFailure> end = new AtomicReference<>();

    /**
     * @param meta what is said about every photograph
     * @param profiles variants to derive, empty for none
     * @param follow whether a file is only reported once its variants are derived
     * @param parallel uploads at a time, at least 1
     */
    record Plan(Map<String, ?> meta, List<String> profiles, boolean follow, int parallel) {}

    ImportRun(Library library, Plan plan, Consumer<FileOutcome> report) {
        this.library = library;
        this.plan = plan;
        this.report = report;
    }

    /** Reports every file exactly once; answers what made further requests pointless, if anything did. */
    Optional<ClientFailure> run(List<Path> files) {
        int cores = Runtime.getRuntime().availableProcessors();
        // Declared in the order of the flow: uploads are all done before the pool of followers is closed.
        try (ExecutorService followers = pool(plan.parallel());
                ExecutorService uploads = pool(plan.parallel());
                ExecutorService hashing = Executors.newFixedThreadPool(cores)) {
            List<Future<?>> before = List.of();
            for (List<Path> batch : batches(files)) {
                List<Future<?>> now = start(batch, hashing, uploads, followers);
                await(before);
                before = now;
            }
            await(before);
        }
        return Optional.ofNullable(end.get());
    }

    private static ExecutorService pool(int size) {
        return Executors.newFixedThreadPool(size, Thread.ofVirtual().factory());
    }

    private static List<List<Path>> batches(List<Path> files) {
        List<List<Path>> batches = new ArrayList<>();
        List<Path> batch = new ArrayList<>();
        long bytes = 0;
        for (Path file : files) {
            if (batch.size() == BATCH_FILES || bytes > BATCH_BYTES) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(file);
            bytes += file.toFile().length();
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private List<Future<?>> start(
            List<Path> batch, ExecutorService hashing, ExecutorService uploads, ExecutorService followers) {
        if (end.get() != null) {
            batch.forEach(file -> report.accept(notSent(file, null)));
            return List.of();
        }
        Fingerprints found = Fingerprints.of(batch, hashing);
        found.unreadable()
                .forEach((file, why) -> report.accept(FileOutcome.not(file, FAILED, null, "unreadable-file", why)));
        Map<String, String> known = known(List.copyOf(found.bySha256().keySet()));
        List<Future<?>> started = new ArrayList<>();
        found.bySha256()
                .forEach((sha256, copies) -> started.add(uploads.submit(() -> {
                    FileOutcome outcome = bringIn(copies.getFirst(), sha256, known.get(sha256));
                    if (plan.follow() && outcome.job() != null) {
                        followers.execute(() -> tell(follow(outcome), copies));
                    } else {
                        tell(outcome, copies);
                    }
                })));
        return started;
    }

    private Map<String, String> known(List<String> digests) {
        try {
            return digests.isEmpty() ? Map.of() : library.known(digests);
        } catch (ClientFailure failure) {
            // Without this answer nothing is to be sent: every later request would most likely fare alike.
            end.compareAndSet(null, failure);
            return Map.of();
        }
    }

    private void tell(FileOutcome first, List<Path> copies) {
        report.accept(first);
        copies.stream().skip(1).forEach(copy -> report.accept(first.forTwin(copy)));
    }

    private FileOutcome bringIn(Path file, String sha256, @Nullable String knownId) {
        if (end.get() != null) {
            return notSent(file, sha256);
        }
        FileOutcome outcome;
        try {
            outcome = knownId == null ? registered(file, sha256) : FileOutcome.in(file, ALREADY_THERE, sha256, knownId);
        } catch (ClientFailure failure) {
            return left(file, sha256, failure);
        } catch (UncheckedIOException unreadable) {
            return FileOutcome.not(file, FAILED, sha256, "unreadable-file", String.valueOf(unreadable.getCause()));
        }
        return plan.profiles().isEmpty() ? outcome : derive(outcome);
    }

    private FileOutcome registered(Path file, String sha256) {
        Library.Registered answer = library.register(new Multipart(file, plan.meta()));
        return FileOutcome.in(file, answer.isNew() ? REGISTERED : ALREADY_THERE, sha256, answer.masterId());
    }

    private FileOutcome left(Path file, String sha256, ClientFailure failure) {
        return switch (failure) {
            case ClientFailure.Refused refused
            when refused.forToken() -> {
                end.compareAndSet(null, refused);
                yield notSent(file, sha256);
            }
            case ClientFailure.Refused refused ->
                FileOutcome.not(
                        file, refused.byServerFault() ? FAILED : REFUSED, sha256, refused.code(), refused.detail());
            case ClientFailure.Garbled garbled ->
                FileOutcome.not(file, FAILED, sha256, "garbled-answer", garbled.message());
            case ClientFailure.Unreachable away -> {
                // A server may hang up on one upload, for example one that is too large, and be well otherwise.
                if (away.brokenConnection() && library.answers()) {
                    yield FileOutcome.not(file, FAILED, sha256, "connection-broken", away.message());
                }
                end.compareAndSet(null, away);
                yield notSent(file, sha256);
            }
        };
    }

    private static FileOutcome notSent(Path file, @Nullable String sha256) {
        return FileOutcome.not(file, NOT_SENT, sha256, "not-sent", "run the same command again to send it");
    }

    private FileOutcome derive(FileOutcome outcome) {
        return further(outcome, masterId -> outcome.deriving(library.derive(masterId, plan.profiles())));
    }

    private FileOutcome follow(FileOutcome outcome) {
        return further(outcome, masterId -> {
            Library.Job job = library.await(String.valueOf(outcome.job()), _ -> {});
            FileOutcome derived = outcome.with(library.variants(masterId, plan.profiles(), job.position()));
            return job.wentWell()
                    ? derived
                    : derived.lacking("variants-" + job.state(), "some variants were not derived");
        });
    }

    /** A step after the photograph is in: what goes wrong now does not undo that. */
    private FileOutcome further(FileOutcome outcome, Step step) {
        String masterId = outcome.masterId();
        if (masterId == null) {
            return outcome;
        }
        try {
            return step.from(masterId);
        } catch (ClientFailure.Refused refused) {
            return outcome.lacking(refused.code(), refused.detail());
        } catch (ClientFailure.Garbled garbled) {
            return outcome.lacking("garbled-answer", garbled.message());
        } catch (ClientFailure.Unreachable away) {
            end.compareAndSet(null, away);
            return outcome.lacking("server-unreachable", away.message());
        }
    }

    private static void await(List<Future<?>> tasks) {
        for (Future<?> task : tasks) {
            try {
                task.get();
            } catch (ExecutionException bug) {
                throw new IllegalStateException("an upload ended in a way nobody expected", bug.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        FileOutcome from(String masterId);
    }
}
