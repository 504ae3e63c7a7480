package io.reprise.domain.rights;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.shared.AboutMaster;
import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A window in which only those who work on a master see that it is there. Every master has at most one at a time. */
@AggregateRoot(type = "embargo")
@StoredAs(value = "embargo.snapshot", audience = Audience.LEGAL)
public final class Embargo implements AboutMaster {
    /** Keeps an embargo's id from being its master's. */
    private static final long MARK = 0x656d_6261_7267_6fL;

    @AggregateIdentifier
    private @Nullable UUID embargoId;

    private @Nullable UUID masterId;
    private @Nullable Instant from;
    /** Null while there is no embargo. */
    private @Nullable Instant until;

    /** Empty, for the repository to fold events into. */
    public Embargo() {}

    /** The embargo as these events, in their order, left it. */
    public static Embargo of(Iterable<? extends EmbargoEvent> events) {
        Embargo embargo = new Embargo();
        events.forEach(embargo::on);
        return embargo;
    }

    /** The one embargo that a master can have. */
    public static UUID idOf(UUID masterId) {
        return new UUID(masterId.getMostSignificantBits() ^ MARK, masterId.getLeastSignificantBits());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(EmbargoCommand.Place command) {
        String reason = RightsForm.embargo(command.from(), command.until(), command.reason(), command.at());
        Instant begins = command.from() == null ? null : command.from().truncatedTo(ChronoUnit.MICROS);
        Instant ends = command.until().truncatedTo(ChronoUnit.MICROS);
        if (!Objects.equals(begins, from) || !ends.equals(until)) {
            apply(new EmbargoEvent.Placed(command.embargoId(), command.masterId(), begins, ends, reason));
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(EmbargoCommand.Lift command) {
        if (until == null) {
            throw new LicenceRejection.NotEmbargoed();
        }
        apply(new EmbargoEvent.Lifted(command.embargoId(), command.masterId()));
        return getVersion();
    }

    @EventSourcingHandler
    void on(EmbargoEvent event) {
        switch (event) {
            case EmbargoEvent.Placed e -> {
                embargoId = e.embargoId();
                masterId = e.masterId();
                from = e.from();
                until = e.until();
            }
            case EmbargoEvent.Lifted _ -> {
                from = null;
                until = null;
            }
        }
    }

    /** Absent only before the first event. */
    public @Nullable UUID embargoId() {
        return embargoId;
    }

    @Override
    public UUID masterId() {
        return Objects.requireNonNull(masterId, "an embargo has a master from its first event on");
    }

    /** Null after it was lifted. */
    public @Nullable Window window() {
        return until == null ? null : new Window(from, until);
    }
}
