package io.reprise.domain.channel;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** One dated image specification of a channel. */
@AggregateRoot(type = "channel-profile")
@StoredAs(value = "channel-profile.snapshot", audience = Audience.ALL)
public final class ChannelProfile {
    @AggregateIdentifier
    private @Nullable String profile;

    private @Nullable ProfileDefinition latest;
    private List<ProfileRevision> revisions = new ArrayList<>();

    /** Empty, for the repository to fold events into. */
    public ChannelProfile() {}

    /** The profile as these events, in their order, left it. */
    public static ChannelProfile of(Iterable<? extends ChannelProfileEvent> events) {
        ChannelProfile profile = new ChannelProfile();
        events.forEach(profile::on);
        return profile;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Long handle(ChannelProfileCommand.Revise command) {
        refuseIfStale(command);
        int length = command.profile().length();
        // Length first: the expression recurses once per word, which a long enough name would exhaust.
        if (length < 2 || length > 64 || !command.profile().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new ChannelProfileRejection.InvalidName(command.profile());
        }
        Set<String> names = new HashSet<>();
        for (Rule rule : command.definition().rules()) {
            if (!names.add(rule.name())) {
                throw new ChannelProfileRejection.DuplicateRule(rule.name());
            }
        }
        if (!command.definition().equals(latest)) {
            apply(new ChannelProfileEvent.Revised(command.profile(), revisions.size() + 1, command.definition()));
        }
        return getVersion();
    }

    /** The framework checks the expected version only of commands that never create. */
    private static void refuseIfStale(ChannelProfileCommand.Revise command) {
        Long expected = command.expected();
        long actual = Objects.requireNonNullElse(getVersion(), -1L);
        if (expected != null && expected != actual) {
            throw new ConflictingAggregateVersionException(command.profile(), expected, actual);
        }
    }

    @EventSourcingHandler
    void on(ChannelProfileEvent event) {
        switch (event) {
            case ChannelProfileEvent.Revised e -> {
                profile = e.profile();
                latest = e.definition();
                revisions.add(new ProfileRevision(
                        e.revision(),
                        e.definition().effectiveFrom(),
                        e.definition().rules(),
                        e.definition().rendering()));
            }
        }
    }

    /** Absent only before the first event. */
    public @Nullable String profile() {
        return profile;
    }

    /** The newest definition, whether it is in force yet or not. Absent only before the first event. */
    public @Nullable ProfileDefinition latest() {
        return latest;
    }

    public List<ProfileRevision> revisions() {
        return List.copyOf(revisions);
    }

    /**
     * The revision in force on a day: the one that took effect last, and of several with one first day the newest.
     *
     * @return empty if none is in force yet
     */
    public Optional<ProfileRevision> on(LocalDate day) {
        return revisions.stream()
                .filter(revision -> !revision.effectiveFrom().isAfter(day))
                .max(Comparator.comparing(ProfileRevision::effectiveFrom).thenComparingInt(ProfileRevision::number));
    }
}
