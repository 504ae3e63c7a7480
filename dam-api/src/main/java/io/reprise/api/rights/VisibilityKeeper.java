package io.reprise.api.rights;

import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Callers;
import io.reprise.api.gate.Role;
import io.reprise.api.problem.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stands before every route with something in its path: what is hidden is answered just as what was never there, before the
 * route's own checks could tell the difference. A path of a kind that is not known here answers nobody.
 */
@Component
public class VisibilityKeeper implements HandlerInterceptor {
    /** What of a path leads to masters. */
    private static final Set<String> ABOUT_MASTERS = Set.of("masters", "variants", "jobs", "publications", "reviews");
    /** What does not, looks at its own masters one by one, or is a ledger that is whole for those who keep it. */
    private static final Set<String> OTHERS = Set.of(
            "users",
            "tokens",
            "profiles",
            "licences",
            "costs",
            "brands",
            "uploads",
            "saved-searches",
            "fields",
            "collections",
            "recipes",
            "pictures");

    private final Subjects subjects;
    private final Visibility visibility;

    VisibilityKeeper(Subjects subjects, Visibility visibility) {
        this.subjects = subjects;
        this.visibility = visibility;
    }

    /** Whether this gate knows what the variables of a path pattern name. */
    public static boolean knows(String pattern) {
        return !pattern.contains("{") || ABOUT_MASTERS.contains(kind(pattern)) || OTHERS.contains(kind(pattern));
    }

    /** Whether a path pattern names a master or what is made of one. */
    public static boolean guards(String pattern) {
        return pattern.contains("{") && ABOUT_MASTERS.contains(kind(pattern));
    }

    private static String kind(String pattern) {
        String[] parts = pattern.split("/", 5);
        return parts.length < 4 ? "" : parts[3];
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || HttpMethod.OPTIONS.matches(request.getMethod())
                || pattern == null) {
            return true;
        }
        if (!knows(pattern.toString())) {
            throw new IllegalStateException("a route whose subject nobody looks at: " + pattern);
        }
        if (guards(pattern.toString())) {
            UUID id = id(request);
            if (id != null
                    && !visible(kind(pattern.toString()), id, Callers.current().orElseThrow())) {
                throw nothing();
            }
        }
        return true;
    }

    private boolean visible(String kind, UUID id, Caller caller) {
        Role role = caller.role();
        return switch (kind) {
            case "masters" -> subjects.isMaster(id) && visibility.sees(role, id);
            case "variants" ->
                subjects.masterOfVariant(id)
                        .filter(master -> visibility.sees(role, master))
                        .isPresent();
            case "publications" ->
                subjects.masterOfPublication(id)
                        .filter(master -> visibility.sees(role, master))
                        .isPresent();
            case "reviews" ->
                subjects.masterOfReview(id)
                        .filter(master -> visibility.sees(role, master))
                        .isPresent();
            // Whose job it is, the route knows itself, and answers the same.
            default -> visibility.seesJob(role, id);
        };
    }

    /** Null for what is no id at all: the route says so. */
    private static @Nullable UUID id(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object text = variables instanceof Map<?, ?> map ? map.get("id") : null;
        try {
            return text instanceof String given && given.length() == 36 ? UUID.fromString(given) : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** What there is nothing of. */
    static Refusal nothing() {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such thing.", Map.of());
    }
}
