package io.reprise.api.cli;

import io.reprise.api.cli.FileOutcome.Status;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells what became of every file: a line each (on a terminal a progress bar, and lines only for what needs a look), a
 * summary, and on request one JSON object a line in a file. Safe to be fed from several threads.
 */
final class ImportReport implements Consumer<FileOutcome>, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final PrintWriter out;
    private @Nullable BufferedWriter lines;
    private final @Nullable ProgressBar bar;
    private final int expected;
    private final Map<Status, Integer> files = new EnumMap<>(Status.class);
    private final Map<String, Integer> variants = new TreeMap<>();
    private final Map<String, Integer> rules = new TreeMap<>();
    private final List<FileOutcome> toLookAt = new ArrayList<>();
    private boolean allWell = true;
    private int seen;
    private int unknownVariants;

    ImportReport(PrintWriter out, boolean terminal, @Nullable Path report, int expected) throws IOException {
        this.out = out;
        this.expected = expected;
        this.lines = report == null ? null : Files.newBufferedWriter(report);
        this.bar = terminal
                ? new ProgressBarBuilder()
                        .setTaskName("Import")
                        .setInitialMax(expected)
                        .build()
                : null;
    }

    @Override
    public synchronized void accept(FileOutcome outcome) {
        seen++;
        files.merge(outcome.status(), 1, Integer::sum);
        allWell &= outcome.wentWell();
        outcome.variants().forEach(this::count);
        unknownVariants += outcome.masterId() != null && outcome.code() != null ? 1 : 0;
        record(outcome);
        if (bar == null) {
            print(outcome);
        } else {
            bar.step();
            if (!outcome.wentWell()) {
                toLookAt.add(outcome);
            }
        }
    }

    synchronized boolean allWell() {
        return allWell;
    }

    synchronized void summarise() {
        if (bar != null) {
            bar.close();
            toLookAt.forEach(this::print);
        }
        List<String> counts = new ArrayList<>();
        files.forEach((status, count) -> counts.add(count + " " + status.words()));
        out.println(expected + (expected == 1 ? " file: " : " files: ") + String.join(", ", counts));
        if (unknownVariants > 0) {
            out.println("variants, not known: " + unknownVariants);
        }
        variants.forEach((outcome, count) -> out.println("variants, " + outcome + ": " + count));
        rules.forEach((rule, count) -> out.println("rules, " + rule + ": " + count));
        out.flush();
    }

    /** Said when the program is stopped early. */
    synchronized String soFar() {
        return seen + " of " + expected + " files are done; run the same command again to finish the rest.";
    }

    private void count(VariantOutcome variant) {
        variants.merge(variant.profile() + " " + variant.standing(), 1, Integer::sum);
        variant.notPassed()
                .forEach(rule ->
                        rules.merge(variant.profile() + " " + rule.rule() + " " + rule.outcome(), 1, Integer::sum));
    }

    private void print(FileOutcome outcome) {
        StringBuilder line =
                new StringBuilder("%-13s  ".formatted(outcome.status().words()));
        line.append(Printable.line(outcome.file().toString()));
        String because = outcome.code() == null ? "" : "because " + outcome.code() + ": " + outcome.detail();
        // A photograph that is in the library stays there, whatever became of its variants.
        boolean there = outcome.masterId() != null;
        line.append("  ").append(there ? outcome.masterId() : because);
        out.println(line.toString().stripTrailing());
        if (there && !because.isEmpty()) {
            out.println("    variants not known " + because);
        }
        outcome.variants().forEach(this::print);
        out.flush();
    }

    private void print(VariantOutcome variant) {
        out.println("    " + variant.profile() + ": " + variant.standing() + (variant.blocked() ? ", blocked" : ""));
        variant.notPassed()
                .forEach(rule -> out.println("        " + rule.rule() + " (" + rule.metric() + ") " + rule.outcome()
                        + ": required " + rule.required() + ", measured " + rule.measured()));
    }

    /** One line at a time and flushed, so that a program that is killed leaves a report of what was done. */
    private void record(FileOutcome outcome) {
        if (lines == null) {
            return;
        }
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", outcome.file().toString());
        line.put("status", outcome.status().words());
        line.put("sha256", outcome.sha256());
        line.put("masterId", outcome.masterId());
        line.put("code", outcome.code());
        line.put("detail", outcome.detail());
        line.put("job", outcome.job());
        line.put("variants", outcome.variants());
        line.values().removeIf(value -> value == null || value.equals(List.of()));
        try {
            lines.write(JSON.writeValueAsString(line));
            lines.newLine();
            lines.flush();
        } catch (IOException full) {
            // The import is worth more than its report, but nobody shall think the report is whole.
            out.println("The report ends early: " + Printable.line(String.valueOf(full.getMessage())));
            lines = null;
            allWell = false;
        }
    }

    @Override
    public void close() throws IOException {
        if (bar != null) {
            bar.close();
        }
        if (lines != null) {
            lines.close();
        }
    }
}
