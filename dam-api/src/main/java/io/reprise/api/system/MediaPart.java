package io.reprise.api.system;

import io.reprise.media.worker.MediaWorkers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What decodes and renders: the engine in use, why it is not the better one, and the processes it runs in. */
@Component
class MediaPart implements SystemPart {
    private final MediaWorkers workers;

    MediaPart(MediaWorkers workers) {
        this.workers = workers;
    }

    @Override
    public String name() {
        return "media";
    }

    @Override
    public Map<String, Object> state() {
        MediaWorkers.EngineInUse engine = workers.engine();
        int alive = workers.processes().size();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("state", alive > 0 ? "up" : "down");
        state.put("engine", engine.name());
        if (engine.fallbackReason() != null) {
            state.put("fallbackReason", engine.fallbackReason());
        }
        state.put("workers", Map.of("alive", alive, "most", workers.size()));
        state.put("cpuMillis", workers.cpu().toMillis());
        return state;
    }
}
