package io.reprise.api.document;

import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gates;
import io.reprise.api.idempotency.Once;
import io.reprise.api.precondition.IfMatch;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;

/** The statuses of a route: what it says of itself, and what follows from what stands before it. */
final class Statuses {
    private Statuses() {}

    static NavigableSet<Integer> of(HandlerMethod handler) {
        NavigableSet<Integer> statuses = new TreeSet<>();
        Answers answers = handler.getMethodAnnotation(Answers.class);
        Arrays.stream(answers == null ? new int[] {200} : answers.value()).forEach(statuses::add);
        Capability capability = Gates.of(handler).orElseThrow();
        if (capability.needsToken()) {
            statuses.add(401);
            statuses.add(429);
        }
        if (capability.needsToken() && capability != Capability.ANY_SIGNED_IN) {
            statuses.add(403);
        }
        Arrays.stream(handler.getMethodParameters()).forEach(parameter -> add(statuses, parameter));
        if (answersBytes(handler)) {
            // Parts of it by Range, and nothing for whoever has it already.
            statuses.addAll(List.of(206, 304, 416));
        }
        return statuses;
    }

    private static boolean answersBytes(HandlerMethod handler) {
        return ResolvableType.forMethodReturnType(handler.getMethod())
                        .getGeneric(0)
                        .resolve()
                == Resource.class;
    }

    private static void add(NavigableSet<Integer> statuses, MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            statuses.add(404);
        }
        if (parameter.hasParameterAnnotation(RequestParam.class)) {
            statuses.add(400);
        }
        if (parameter.hasParameterAnnotation(RequestBody.class)
                || parameter.hasParameterAnnotation(RequestPart.class)) {
            statuses.addAll(List.of(400, 413, 415, 422));
        }
        if (parameter.getParameterType() == IfMatch.class) {
            statuses.addAll(List.of(400, 409, 412, 428));
        }
        if (parameter.getParameterType() == Once.class) {
            statuses.addAll(List.of(400, 409));
        }
    }
}
