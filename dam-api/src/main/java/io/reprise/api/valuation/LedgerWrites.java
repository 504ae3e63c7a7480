package io.reprise.api.valuation;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.gate.Caller;
import io.reprise.api.idempotency.Attempt;
import io.reprise.api.idempotency.Once;
import io.reprise.api.idempotency.StoredAnswer;
import io.reprise.api.precondition.IfMatch;
import io.reprise.domain.shared.RecordedTooEarly;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.Position;
import io.reprise.storage.valuation.Horizon;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Records facts about money: each request once, and after the horizon of the figures that were answered. */
@Component
public class LedgerWrites {
    /** Figures that are asked for while a fact is being recorded push it back; so often in a row only by bad luck. */
    private static final int MOST_TRIES = 10;

    private final Commands commands;
    private final EventReader reader;
    private final Horizon horizon;

    LedgerWrites(Commands commands, EventReader reader, Horizon horizon) {
        this.commands = commands;
        this.reader = reader;
        this.horizon = horizon;
    }

    /** @param version of the subject after it */
    public record Written(UUID subject, long version, Position position) {}

    /** @param once with everything of the request that makes it the same */
    public record Request(Caller caller, Once once) {}

    /**
     * @param subject whose id the command has, if it is the first
     * @param command made for the instant of recording
     */
    public Written once(Request request, UUID subject, Function<Instant, Object> command) {
        try (Attempt attempt = request.once().begin()) {
            StoredAnswer before = attempt.before();
            if (before != null) {
                return again(before);
            }
            Commands.Receipt receipt = record(attempt, request.caller(), subject, command);
            return new Written(subject, receipt.version(), receipt.position());
        }
    }

    private Commands.Receipt record(Attempt attempt, Caller caller, UUID subject, Function<Instant, Object> command) {
        var context = new Commands.Context("user:" + caller.personId(), null, Correlation.current());
        for (int tries = 1; ; tries++) {
            try {
                return commands.dispatch(
                        command.apply(horizon.next(Instant.now())),
                        context,
                        version -> attempt.keep(new StoredAnswer(201, null, IfMatch.tag(version), null, subject)));
            } catch (RecordedTooEarly answeredMeanwhile) {
                if (tries == MOST_TRIES) {
                    throw answeredMeanwhile;
                }
            }
        }
    }

    private Written again(StoredAnswer answer) {
        UUID subject = Objects.requireNonNull(answer.subject(), "an answer about the ledger names its subject");
        String tag = Objects.requireNonNull(answer.etag(), "an answer about the ledger has a version");
        long version = Long.parseLong(tag.substring(1, tag.length() - 1));
        long index = reader.indexOf(subject.toString(), version).orElseThrow();
        return new Written(subject, version, new Position(index, null));
    }
}
