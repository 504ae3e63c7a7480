package io.reprise.domain.channel;

import io.reprise.domain.shared.Audience;
import io.reprise.domain.shared.StoredAs;

/** What has happened to a channel profile. Stored for ever under the names given here. */
public sealed interface ChannelProfileEvent {
    String profile();

    @StoredAs(value = "channel-profile.revised", audience = Audience.ALL)
    record Revised(String profile, int revision, ProfileDefinition definition) implements ChannelProfileEvent {}
}
