package io.reprise.domain.channel;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.jspecify.annotations.Nullable;

/** What may be asked of a channel profile. */
public sealed interface ChannelProfileCommand {
    String profile();

    /** Defines a new profile or adds a revision to one; answers with the profile's version. A repeat changes nothing. */
    record Revise(
            @TargetAggregateIdentifier String profile,
            @TargetAggregateVersion @Nullable Long expected,
            ProfileDefinition definition)
            implements ChannelProfileCommand {}
}
