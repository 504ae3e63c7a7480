package io.reprise.api.variant;

import io.reprise.api.channel.Profiles;
import io.reprise.domain.channel.ChannelProfileRejection;
import io.reprise.domain.channel.ProfileDefinition;
import io.reprise.domain.channel.ProfileRevision;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The rules that hold today. */
@Component
class ProfilesInForce {
    private final Profiles profiles;

    ProfilesInForce(Profiles profiles) {
        this.profiles = profiles;
    }

    /** @throws ChannelProfileRejection.UnknownProfile if there is none of this name in force */
    ProfileRevision require(String profile) {
        return profiles.find(profile, null)
                .flatMap(loaded -> loaded.profile().on(LocalDate.now(ZoneOffset.UTC)))
                .orElseThrow(() -> new ChannelProfileRejection.UnknownProfile(profile));
    }

    /** @throws ChannelProfileRejection.UnknownProfile if there never was one of this name */
    String channelOf(String profile) {
        return profiles.find(profile, null)
                .flatMap(loaded -> Optional.ofNullable(loaded.profile().latest()))
                .map(ProfileDefinition::channel)
                .orElseThrow(() -> new ChannelProfileRejection.UnknownProfile(profile));
    }
}
