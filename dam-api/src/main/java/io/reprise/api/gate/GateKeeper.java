package io.reprise.api.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks every handler for its gate before it is entered. */
public class GateKeeper implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // Error pages answer what was refused before anybody was known; asynchronous answers passed when they began.
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        if (!(handler instanceof HandlerMethod method)) {
            throw new IllegalStateException("a route without a gate: " + handler.getClass());
        }
        if (isListOfMethods(request, method)) {
            return true;
        }
        Capability capability =
                Gates.of(method).orElseThrow(() -> new IllegalStateException("a route without a gate: " + method));
        if (!capability.needsToken()) {
            return true;
        }
        Callers.current().orElseThrow().require(capability);
        return true;
    }

    /** The framework's own answer to OPTIONS tells only which methods a route has. */
    private static boolean isListOfMethods(HttpServletRequest request, HandlerMethod method) {
        return HttpMethod.OPTIONS.matches(request.getMethod())
                && method.getBeanType().getName().startsWith("org.springframework.web.");
    }
}
