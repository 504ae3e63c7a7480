package io.reprise.search.node;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to a limit, each shortened by chance to as little as half, so that many do not retry in step. */
public final class Backoff {
    private final Duration first;
    private final Duration limit;
    private Duration pause;

    public Backoff(Duration first, Duration limit) {
        this.first = first;
        this.limit = limit;
        this.pause = first;
    }

    public Duration next() {
        long full = pause.toMillis();
        pause = Duration.ofMillis(Math.min(limit.toMillis(), full * 2));
        return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }

    public void reset() {
        pause = first;
    }
}
