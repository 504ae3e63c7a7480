package io.reprise.api.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people are called today. The log knows them by number only, so that a name can be changed or taken away. */
@Component
public class Names {
    private static final String PERSON = "user:";

    private final JdbcClient jdbc;

    Names(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param actors as the metadata of events have them, {@code user:<id>} or a part of the system
     * @return names by actor; who has no account any more, or never was a person, is not in it
     */
    public Map<String, String> of(Collection<String> actors) {
        var ids = actors.stream()
                .map(Names::person)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, name from app_user where id in (:ids)")
                    .param("ids", ids)
                    .query((row, _) -> names.put(PERSON + row.getObject("id", UUID.class), row.getString("name")))
                    .list();
        }
        return names;
    }

    private static Optional<UUID> person(String actor) {
        try {
            return actor.startsWith(PERSON)
                    ? Optional.of(UUID.fromString(actor.substring(PERSON.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
