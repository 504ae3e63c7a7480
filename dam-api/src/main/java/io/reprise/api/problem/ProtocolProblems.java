package io.reprise.api.problem;

import io.reprise.domain.shared.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What the framework refuses before or after a controller, in our words. */
final class ProtocolProblems {
    private ProtocolProblems() {}

    static ProblemDetail of(Exception failure, HttpStatusCode status) {
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case BindException unbound ->
                parameter(
                        "invalid-parameter",
                        unbound.getFieldErrors().stream()
                                .map(error -> error.getField())
                                .findFirst()
                                .orElse(""));
            case TypeMismatchException mismatch ->
                parameter("invalid-parameter", Objects.requireNonNullElse(mismatch.getPropertyName(), ""));
            case MissingServletRequestParameterException missing ->
                parameter("missing-parameter", missing.getParameterName());
            case MissingServletRequestPartException missing -> parameter("missing-part", missing.getRequestPartName());
            case HttpMediaTypeNotSupportedException unsupported ->
                Problems.of(
                        status,
                        "unsupported-media-type",
                        "The body's media type is not taken here.",
                        Map.of("supported", words(unsupported.getSupportedMediaTypes())));
            case HttpRequestMethodNotSupportedException unsupported ->
                Problems.of(
                        status,
                        "method-not-allowed",
                        "This method is not for this address.",
                        Map.of("allowed", names(unsupported.getSupportedHttpMethods())));
            default -> ofStatus(status);
        };
    }

    /** For a refusal of which only the status is known. */
    static ProblemDetail ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> Problems.of(status, "token-required", "This needs a token.", Map.of());
            case 403 -> Problems.of(status, "forbidden", "This may not be done.", Map.of());
            case 404 -> Problems.notFound();
            case 405 -> Problems.of(status, "method-not-allowed", "This method is not for this address.", Map.of());
            case 406 ->
                Problems.of(status, "not-acceptable", "There is no answer of an accepted media type.", Map.of());
            case 413 -> Problems.of(status, "too-large", "The request is larger than it may be.", Map.of());
            case 415 -> Problems.of(status, "unsupported-media-type", "The media type is not taken here.", Map.of());
            case 503 -> Problems.of(status, "unavailable", "Not now; please try again.", Map.of());
            default -> Problems.of(status, "bad-request", "The request cannot be understood.", Map.of());
        };
    }

    private static ProblemDetail unreadable(HttpMessageNotReadableException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof StreamConstraintsException) {
            return ofStatus(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (cause instanceof DatabindException mismatch) {
            String code = mismatch instanceof UnrecognizedPropertyException ? "unknown-member" : "wrong-type";
            return Problems.ofErrors("invalid-request", List.of(new FieldError(pointer(mismatch), code)));
        }
        return Problems.of(HttpStatus.BAD_REQUEST, "malformed-json", "The body is not well-formed JSON.", Map.of());
    }

    private static String pointer(DatabindException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? step.getIndex()
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** An address that cannot be is the address of nothing. */
    private static ProblemDetail mismatch(MethodArgumentTypeMismatchException failure) {
        boolean inPath = failure.getParameter().hasParameterAnnotation(PathVariable.class);
        return inPath ? Problems.notFound() : parameter("invalid-parameter", failure.getName());
    }

    private static ProblemDetail parameter(String code, String name) {
        return Problems.of(
                HttpStatus.BAD_REQUEST, code, "A parameter or part is missing or wrong.", Map.of("name", name));
    }

    private static List<String> words(List<MediaType> types) {
        return types.stream().map(MediaType::toString).toList();
    }

    private static List<String> names(@Nullable Set<HttpMethod> methods) {
        return methods == null
                ? List.of()
                : methods.stream().map(HttpMethod::name).sorted().toList();
    }
}
