package io.reprise.api.time;

import io.reprise.api.problem.Refusal;
import io.reprise.storage.event.Position;
import io.reprise.storage.reading.Reading;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Waits for the projections that a read reads, so that a client reads its own write. */
@Component
public class Positions {
    public static final String HEADER = "Reprise-Position";
    /** How long a read waits at most. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Reading reading;

    Positions(Reading reading) {
        this.reading = reading;
    }

    /** @throws Refusal 422 {@code invalid-position} if it is none of ours */
    public static @Nullable Position parse(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        return Position.decode(after)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid-position",
                        "after takes what a write answered as Reprise-Position.",
                        Map.of()));
    }

    /** @throws Refusal 503 {@code projection-behind} if the tables do not hold the write in time */
    public void awaitTables(@Nullable Position after) {
        if (after != null && !reading.await(after, LONGEST_WAIT)) {
            throw behind();
        }
    }

    /** To be thrown by whoever waits for another projection. */
    public static Refusal behind() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "projection-behind",
                "What was written is not readable here yet.",
                Map.of());
    }
}
