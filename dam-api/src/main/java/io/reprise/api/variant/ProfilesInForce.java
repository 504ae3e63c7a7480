package io.reprise.api.variant;

import io.reprise.api.channel.Profiles;
import io.reprise.domain.channel.ChannelProfileRejection;
import io.reprise.domain.channel.ProfileRevision;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
}
