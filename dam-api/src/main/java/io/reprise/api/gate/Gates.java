package io.reprise.api.gate;

import java.util.Map;
import java.util.Optional;
import org.springdoc.webmvc.api.OpenApiResource;
import org.springframework.web.method.HandlerMethod;

/** The gate of each handler. */
public final class Gates {
    /** Handlers of libraries, which cannot be annotated. */
    private static final Map<Class<?>, Capability> FOREIGN = Map.of(OpenApiResource.class, Capability.ANY_SIGNED_IN);

    private Gates() {}

    /** What the handler's route is for; empty = nobody said, so nobody may. */
    public static Optional<Capability> of(HandlerMethod handler) {
        Gate gate = handler.getMethodAnnotation(Gate.class);
        if (gate != null) {
            return Optional.of(gate.value());
        }
        return FOREIGN.entrySet().stream()
                .filter(entry -> entry.getKey().isAssignableFrom(handler.getBeanType()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
