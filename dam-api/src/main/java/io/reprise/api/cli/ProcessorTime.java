package io.reprise.api.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What processor time the processes of a server and its client have taken, as the operating system counts it. */
final class ProcessorTime {
    private static final String CLIENT = "client";

    private final long server;
    private final Instant begin;

    /** Other processes count if they began when the server did or later: whoever measures lets nothing else run. */
    ProcessorTime(long serverPid) {
        this.server = serverPid;
        this.begin = ProcessHandle.of(serverPid)
                .flatMap(process -> process.info().startInstant())
                .orElse(Instant.EPOCH);
    }

    /** @return seconds since each kind of process began */
    Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        ProcessHandle.allProcesses().forEach(process -> {
            Optional<Duration> spent = process.info().totalCpuDuration();
            String kind = kind(process);
            if (spent.isPresent() && !kind.isEmpty()) {
                seconds.merge(kind, spent.get().toNanos() / 1e9, Double::sum);
            }
        });
        return seconds;
    }

    private String kind(ProcessHandle process) {
        if (process.pid() == ProcessHandle.current().pid()) {
            return CLIENT;
        }
        if (process.pid() == server) {
            return "server";
        }
        ProcessHandle.Info info = process.info();
        if (info.startInstant().orElse(Instant.EPOCH).isBefore(begin)) {
            return "";
        }
        String line = info.commandLine().orElse("");
        if (process.parent()
                .map(ProcessHandle::pid)
                .filter(pid -> pid == server)
                .isPresent()) {
            // Long class paths cut the end off, where the main class would stand.
            return line.contains("-Djdk.xml.dtd.support=deny") ? "media workers" : "Elasticsearch";
        }
        return line.contains("postgres") ? "PostgreSQL" : "";
    }
}
