package io.reprise.api.channel;

import io.reprise.domain.channel.ChannelProfileCommand;
import io.reprise.domain.channel.ChannelProfileEvent;
import io.reprise.domain.channel.ProfileDefinition;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings the rule packs of this release into the log, each definition once; what an operator revised since stays. */
@Component
class ProfilePacks implements SmartInitializingSingleton {
    private static final Commands.Context SYSTEM = new Commands.Context("system", null, "rule-packs");

    /** The form of a file, as the README beside them tells it. */
    private static final int SCHEMA = 1;

    private final Commands commands;
    private final EventReader reader;
    private final JsonMapper json;

    ProfilePacks(Commands commands, EventReader reader, JsonMapper json) {
        this.commands = commands;
        this.reader = reader;
        this.json = json;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            for (Resource pack : new PathMatchingResourcePatternResolver().getResources("classpath*:profiles/*.json")) {
                String name = pack.getFilename();
                if (name != null) {
                    load(name.substring(0, name.length() - ".json".length()), pack);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the rule packs of this release cannot be read", e);
        }
    }

    private void load(String profile, Resource pack) throws IOException {
        Set<ProfileDefinition> known = reader.payloads(profile, null, ChannelProfileEvent.class).stream()
                .map(event -> switch (event) {
                    case ChannelProfileEvent.Revised revised -> revised.definition();
                })
                .collect(Collectors.toSet());
        try (InputStream in = pack.getInputStream()) {
            JsonNode file = json.readTree(in);
            if (file.path("schema").intValue(0) != SCHEMA) {
                throw new IllegalStateException("the rule pack " + profile + " is of a schema that is not known");
            }
            for (JsonNode node : file.path("definitions")) {
                ProfileDefinition definition = ProfileForm.read(node);
                if (!known.contains(definition)) {
                    commands.dispatch(new ChannelProfileCommand.Revise(profile, null, definition), SYSTEM);
                }
            }
        }
    }
}
