package io.reprise.api.problem;

import io.reprise.domain.shared.FieldError;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parts of a form that nobody would read: what is sent is taken or named, never dropped. */
public final class PartKeeper implements HandlerInterceptor {
    /** Of routes that read the form as a stream. */
    private static final Set<String> ONLY_A_FILE = Set.of("file");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ServletException {
        if (handler instanceof HandlerMethod method && request instanceof MultipartHttpServletRequest) {
            refuse(request, known(method));
        }
        return true;
    }

    private static void refuse(HttpServletRequest request, Set<String> known) throws IOException, ServletException {
        List<FieldError> errors = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (Part part : request.getParts()) {
            String name = part.getName();
            if (!known.contains(name)) {
                errors.add(new FieldError("/" + name.replace("~", "~0").replace("/", "~1"), "unknown-member"));
            } else if (!met.add(name)) {
                errors.add(new FieldError("/" + name, "repeated"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
    }

    private static Set<String> known(HandlerMethod method) {
        Set<String> names = Arrays.stream(method.getMethodParameters())
                .map(PartKeeper::name)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return names.contains("file") ? names : ONLY_A_FILE;
    }

    /** A field of a form is a parameter like those of the address. */
    private static Optional<String> name(MethodParameter parameter) {
        RequestPart part = parameter.getParameterAnnotation(RequestPart.class);
        if (part != null) {
            return Optional.of(part.name());
        }
        return parameter.hasParameterAnnotation(RequestParam.class)
                ? Optional.ofNullable(parameter.getParameterName())
                : Optional.empty();
    }
}
