package io.reprise.domain.rights;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.MergePatch;
import io.reprise.domain.shared.OwnSubject;
import io.reprise.domain.shared.StoredAs;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** What may be done with a number of masters where and for how long, and by whose leave. Own work is one too. */
@AggregateRoot(type = "licence")
@StoredAs(value = "licence.snapshot", audience = Audience.ALL)
public final class Licence implements OwnSubject {
    /** So many masters have one licence at most: its change is one transaction. */
    public static final int MOST_MASTERS = 10_000;

    @AggregateIdentifier
    private @Nullable UUID licenceId;

    private LinkedHashSet<UUID> masterIds = new LinkedHashSet<>();
    private @Nullable LicenceTerms terms;
    private @Nullable Instant ended;

    /** Empty, for the repository to fold events into. */
    public Licence() {}

    /** The licence as these events, in their order, left it. */
    public static Licence of(Iterable<? extends LicenceEvent> events) {
        Licence licence = new Licence();
        events.forEach(licence::on);
        return licence;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Long handle(LicenceCommand.Grant command) {
        RightsForm.Draft wanted = RightsForm.licence(command.terms());
        apply(new LicenceEvent.Granted(command.licenceId(), wanted.masterIds(), wanted.terms()));
        return getVersion();
    }

    @CommandHandler
    Long handle(LicenceCommand.Revise command) {
        if (ended != null) {
            throw new LicenceRejection.Ended();
        }
        RightsForm.Draft wanted =
                RightsForm.licence(MergePatch.apply(RightsForm.write(masterIds, terms()), command.patch()));
        List<UUID> added = without(wanted.masterIds(), masterIds);
        List<UUID> removed = without(masterIds, Set.copyOf(wanted.masterIds()));
        if (!wanted.terms().equals(terms)) {
            apply(new LicenceEvent.Revised(command.licenceId(), wanted.terms()));
        }
        if (!added.isEmpty()) {
            apply(new LicenceEvent.MastersAdded(command.licenceId(), added));
        }
        if (!removed.isEmpty()) {
            apply(new LicenceEvent.MastersRemoved(command.licenceId(), removed));
        }
        return getVersion();
    }

    private static List<UUID> without(Iterable<UUID> all, Set<UUID> some) {
        Set<UUID> rest = new LinkedHashSet<>();
        all.forEach(rest::add);
        rest.removeAll(some);
        return List.copyOf(rest);
    }

    @CommandHandler
    Long handle(LicenceCommand.End command) {
        Instant at = RightsForm.end(command.at());
        if (ended == null || at.isBefore(ended)) {
            apply(new LicenceEvent.Ended(command.licenceId(), at));
        }
        return getVersion();
    }

    @EventSourcingHandler
    void on(LicenceEvent event) {
        switch (event) {
            case LicenceEvent.Granted e -> {
                licenceId = e.licenceId();
                masterIds = new LinkedHashSet<>(e.masterIds());
                terms = e.terms();
            }
            case LicenceEvent.Revised e -> terms = e.terms();
            case LicenceEvent.MastersAdded e -> masterIds.addAll(e.masterIds());
            case LicenceEvent.MastersRemoved e -> e.masterIds().forEach(masterIds::remove);
            case LicenceEvent.Ended e -> ended = e.at();
        }
    }

    @Override
    public UUID subject() {
        return licenceId();
    }

    public UUID licenceId() {
        return Objects.requireNonNull(licenceId, "a licence has an id from its first event on");
    }

    /** In the order they were added. */
    public List<UUID> masterIds() {
        return List.copyOf(masterIds);
    }

    public LicenceTerms terms() {
        return Objects.requireNonNull(terms, "a licence has terms from its first event on");
    }

    /** When it was ended before its time, if it was. */
    public @Nullable Instant ended() {
        return ended;
    }
}
