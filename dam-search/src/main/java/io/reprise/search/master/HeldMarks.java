package io.reprise.search.master;

import io.reprise.domain.master.MasterDocuments.Mark;
import io.reprise.search.node.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Marks of documents that the index refused: each waits on its own, so that it does not stop the others. */
final class HeldMarks {
    private static final Duration FIRST = Duration.ofSeconds(1);
    /** Below the minute for which a claim holds; after it, the mark could be claimed by anybody. */
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final Map<UUID, Waiting> waiting = new HashMap<>();

    private static final class Waiting {
        private final Backoff backoff = new Backoff(FIRST, LONGEST);
        private Mark mark;
        private long due;
        private boolean released;

        Waiting(Mark mark) {
            this.mark = mark;
        }
    }

    void hold(Mark mark) {
        Waiting entry = waiting.computeIfAbsent(mark.masterId(), id -> new Waiting(mark));
        entry.mark = mark;
        entry.released = false;
        entry.due = System.nanoTime() + entry.backoff.next().toNanos();
    }

    /** Marks whose wait is over; they are remembered until {@link #forget}, so that their next wait is longer. */
    List<Mark> due() {
        List<Mark> due = new ArrayList<>();
        for (Waiting entry : waiting.values()) {
            if (!entry.released && entry.due - System.nanoTime() <= 0) {
                entry.released = true;
                due.add(entry.mark);
            }
        }
        return due;
    }

    List<Mark> all() {
        return waiting.values().stream()
                .filter(entry -> !entry.released)
                .map(entry -> entry.mark)
                .toList();
    }

    void forget(UUID masterId) {
        waiting.remove(masterId);
    }

    int size() {
        return waiting.size();
    }
}
