package io.reprise.api.problem;

import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.FieldError;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * Problems as RFC 9457 has them: {@code type} = {@code urn:reprise:problem:<code>}, {@code title} = the code in words,
 * and as members {@code code}, {@code params} and, where members of the request are wrong, {@code errors}.
 */
public final class Problems {
    private Problems() {}

    public static ProblemDetail of(HttpStatusCode status, String code, String detail, Map<String, ?> params) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:reprise:problem:" + code));
        String words = code.replace('-', ' ');
        problem.setTitle(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
        problem.setDetail(detail);
        problem.setProperty("code", code);
        problem.setProperty("params", params);
        return problem;
    }

    /** Members of the request are wrong; all of them are named. */
    public static ProblemDetail ofErrors(String code, List<FieldError> errors) {
        ProblemDetail problem =
                of(HttpStatus.UNPROCESSABLE_CONTENT, code, "Members of the request are wrong: see errors.", Map.of());
        problem.setProperty("errors", errors);
        return problem;
    }

    static ProblemDetail of(DomainRejection rejection) {
        HttpStatus status = switch (rejection.kind()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
        };
        String detail = switch (rejection.kind()) {
            case INVALID -> "The request can never be done as it is.";
            case CONFLICT -> "The present state does not allow it.";
            case FORBIDDEN -> "Somebody else has to do this.";
            case NOT_FOUND -> "There is no such thing.";
        };
        return of(status, rejection.code(), detail, rejection.params());
    }

    public static ProblemDetail notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found", "There is no such thing.", Map.of());
    }

    /** To be tried again soon. */
    public static ProblemDetail databaseUnavailable() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable", "The database does not answer now.", Map.of());
    }

    static ProblemDetail internal(String correlation) {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong here; the log tells more under the correlation.",
                Map.of("correlation", correlation));
    }
}
