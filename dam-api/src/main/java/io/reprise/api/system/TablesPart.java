package io.reprise.api.system;

import io.reprise.storage.event.EventLog;
import io.reprise.storage.reading.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The relational projection: how far it is in the log, and what it could not take. */
@Component
class TablesPart implements SystemPart {
    private final EventLog log;
    private final JdbcClient jdbc;

    TablesPart(EventLog log, JdbcClient jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public Map<String, Object> state() {
        // The token first: what is appended meanwhile makes it seem behind, never ahead.
        TrackingToken token = log.token(Reading.PROCESSOR);
        long handled = token == null ? 0 : orNone(token.position());
        long head = jdbc.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
        long letters = jdbc.sql("select count(*) from dead_letter_entry")
                .query(Long.class)
                .single();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("state", letters == 0 ? "up" : "degraded");
        state.put("position", handled);
        state.put("behind", Math.max(0, head - handled));
        state.put("deadLetters", letters);
        return state;
    }

    private static long orNone(OptionalLong position) {
        return position.orElse(0);
    }
}
