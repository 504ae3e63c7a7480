package io.reprise.api.idempotency;

import io.reprise.api.gate.Callers;
import io.reprise.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers {@link Once}, from {@code Idempotency-Key} and the request it came with. */
@Component
public final class Onces implements HandlerMethodArgumentResolver {
    public static final String HEADER = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Idempotency idempotency;

    Onces(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Once.class;
    }

    @Override
    public Once resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        IdempotencyKey key = key(request.getHeaderValues(HEADER));
        HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        String query = http.getQueryString();
        UUID caller = Callers.current().orElseThrow().personId();
        String path = http.getRequestURI() + (query == null ? "" : "?" + query);
        return new Once(idempotency, caller, key, Fingerprint.of(caller, http.getMethod(), path));
    }

    private static @Nullable IdempotencyKey key(String @Nullable [] values) {
        if (values == null) {
            return null;
        }
        if (values.length != 1 || !FORM.matcher(values[0]).matches()) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "invalid-idempotency-key",
                    "Idempotency-Key is one word of 1 to 255 visible ASCII characters.",
                    Map.of());
        }
        return new IdempotencyKey(values[0]);
    }
}
