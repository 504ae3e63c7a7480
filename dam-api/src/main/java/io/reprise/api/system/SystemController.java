package io.reprise.api.system;

import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The state of the server, for those who look after it. */
@RestController
class SystemController {
    private static final Logger LOG = LoggerFactory.getLogger(SystemController.class);

    private final List<SystemPart> parts;

    SystemController(List<SystemPart> parts) {
        this.parts =
                parts.stream().sorted(Comparator.comparing(SystemPart::name)).toList();
    }

    @GetMapping("/api/v1/system")
    @Gate(Capability.ADMIN)
    SystemState state() {
        Map<String, Map<String, Object>> states = new LinkedHashMap<>();
        parts.forEach(part -> states.put(part.name(), stateOf(part)));
        return new SystemState(states);
    }

    /** One part that fails must not hide how the others are. */
    private static Map<String, Object> stateOf(SystemPart part) {
        try {
            return part.state();
        } catch (RuntimeException failure) {
            LOG.warn("The state of {} is unknown", part.name(), failure);
            return Map.of("state", "unknown");
        }
    }

    /** @param parts by name; a part that cannot tell says {@code {"state": "unknown"}} */
    record SystemState(Map<String, Map<String, Object>> parts) {}
}
