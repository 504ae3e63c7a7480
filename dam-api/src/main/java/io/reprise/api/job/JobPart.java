package io.reprise.api.job;

import io.reprise.api.system.SystemPart;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Long work on all nodes: how much waits, how much is under way, and whether this node takes part. */
@Component
class JobPart implements SystemPart {
    private final JdbcClient jdbc;
    private final Workers workers;

    JobPart(JdbcClient jdbc, Workers workers) {
        this.jdbc = jdbc;
        this.workers = workers;
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("state", workers.isRunning() ? "up" : "down");
        state.put("queuedItems", items("queued"));
        state.put("runningItems", items("running"));
        return state;
    }

    private long items(String in) {
        return jdbc.sql("select count(*) from job_item where state = ?")
                .param(in)
                .query(Long.class)
                .single();
    }
}
