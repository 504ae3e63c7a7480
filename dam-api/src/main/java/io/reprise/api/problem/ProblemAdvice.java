package io.reprise.api.problem;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.gate.Forbidden;
import io.reprise.api.idempotency.Idempotency;
import io.reprise.domain.collection.CollectionRejection;
import io.reprise.domain.field.FieldRejection;
import io.reprise.domain.master.MasterRejection;
import io.reprise.domain.publication.PublicationRejection;
import io.reprise.domain.review.ReviewRejection;
import io.reprise.domain.rights.LicenceRejection;
import io.reprise.domain.selection.SelectionRejection;
import io.reprise.domain.shared.DomainRejection;
import io.reprise.search.master.InvalidQuery;
import io.reprise.search.node.SearchUnavailable;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where what went wrong becomes an answer. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> searchUnavailable(SearchUnavailable unavailable) {
        return answer(Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "search-unavailable",
                "Search does not answer now; everything else does.",
                Map.of()));
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DomainRejection rejection) {
        return answer(
                switch (rejection) {
                    case MasterRejection.InvalidDescription invalid ->
                        Problems.ofErrors(invalid.code(), invalid.errors());
                    case FieldRejection.InvalidField invalid -> Problems.ofErrors(invalid.code(), invalid.errors());
                    case PublicationRejection.Invalid invalid -> Problems.ofErrors(invalid.code(), invalid.errors());
                    case ReviewRejection.Invalid invalid -> Problems.ofErrors(invalid.code(), invalid.errors());
                    case SelectionRejection.Invalid invalid -> Problems.ofErrors(invalid.code(), invalid.errors());
                    case CollectionRejection.Invalid invalid -> Problems.ofErrors(invalid.code(), invalid.errors());
                    case LicenceRejection.Invalid invalid -> Problems.ofErrors(invalid.code(), invalid.errors());
                    case InvalidQuery invalid -> Problems.ofErrors(invalid.code(), invalid.errors());
                    default -> Problems.of(rejection);
                });
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidRequest invalid) {
        return answer(Problems.ofErrors("invalid-request", invalid.errors()));
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        return answer(Problems.of(refusal.status(), refusal.code(), refusal.detail(), refusal.params()));
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(Forbidden forbidden) {
        return answer(Problems.of(
                HttpStatus.FORBIDDEN,
                "forbidden",
                "The role " + forbidden.role() + " may not do this.",
                Map.of("role", forbidden.role(), "allowed", forbidden.allowed())));
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(AggregateNotFoundException missing) {
        return answer(Problems.notFound());
    }

    /** Also thrown when two changes met in the store, where the second was decided upon a state that has passed. */
    @ExceptionHandler({ConflictingModificationException.class, ConcurrencyException.class})
    ResponseEntity<Object> stale(RuntimeException conflict) {
        return answer(Problems.of(
                HttpStatus.PRECONDITION_FAILED,
                "stale",
                "It was changed since; read it again and decide anew.",
                Map.of()));
    }

    @ExceptionHandler
    ResponseEntity<Object> overtaken(Idempotency.LeaseLost lost) {
        return answer(Problems.of(
                HttpStatus.CONFLICT,
                "idempotency-in-progress",
                "The same request is being worked on by a later attempt.",
                Map.of()));
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<Object> unavailable(RuntimeException failure) {
        LOG.warn("The database does not answer", failure);
        return DiskFull.isCauseOf(failure) ? answer(DiskFull.problem()) : answer(Problems.databaseUnavailable());
    }

    /** Left to the container, which cuts the connection: a problem would be joined to what was sent. */
    @ExceptionHandler
    ResponseEntity<Object> brokenOff(BrokenOff broken) {
        LOG.warn("An answer was broken off, correlation {}", Correlation.current(), broken);
        throw broken;
    }

    /** What the framework wraps is answered as what it is; everything else is ours to look into. */
    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) throws Exception {
        if (failure instanceof CommandExecutionException && failure.getCause() instanceof Exception cause) {
            return switch (cause) {
                case DomainRejection rejection -> refused(rejection);
                case AggregateNotFoundException missing -> missing(missing);
                case ConflictingModificationException conflict -> stale(conflict);
                case ConcurrencyException conflict -> stale(conflict);
                default -> internal(failure);
            };
        }
        if (DiskFull.isCauseOf(failure)) {
            return answer(DiskFull.problem());
        }
        return Garbled.isCauseOf(failure)
                ? answer(ProtocolProblems.ofStatus(HttpStatus.BAD_REQUEST))
                : internal(failure);
    }

    private static ResponseEntity<Object> internal(Exception failure) {
        String correlation = Correlation.current();
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            // Nobody is there to read the answer, and nothing is wrong here.
            LOG.debug("The client has gone, correlation {}", correlation, failure);
        } else {
            LOG.error("Unexpected failure, correlation {}", correlation, failure);
        }
        return answer(Problems.internal(correlation));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProtocolProblems.of(failure, status);
        if (status.is5xxServerError() && status.value() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
            return internal(failure);
        }
        HttpHeaders kept = new HttpHeaders();
        kept.putAll(headers);
        return answer(problem, kept);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return answer(problem, new HttpHeaders());
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        // Set here, so that what the client accepts cannot turn the problem into an empty answer.
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        if (problem.getStatus() == HttpStatus.TOO_MANY_REQUESTS.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, "3");
        }
        if (problem.getStatus() == HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value()
                && Objects.requireNonNull(problem.getProperties()).get("params") instanceof Map<?, ?> params) {
            headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + params.get("length"));
        }
        return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
    }
}
