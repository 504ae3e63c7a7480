package io.reprise.api.problem;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for what failed outside controllers: in filters, the firewall, the container. */
@RestController
@Hidden
class ErrorPage implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

    private final ProblemWriter problems;

    ErrorPage(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    @Gate(Capability.ANY_SIGNED_IN)
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, problem(request));
    }

    private static ProblemDetail problem(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)) {
            // Somebody asked for this address as such.
            return Problems.notFound();
        }
        HttpStatusCode status = HttpStatusCode.valueOf(code);
        if (status.is5xxServerError() && code != HttpStatus.SERVICE_UNAVAILABLE.value()) {
            Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            if (failure instanceof Throwable thrown && Garbled.isCauseOf(thrown)) {
                return ProtocolProblems.ofStatus(HttpStatus.BAD_REQUEST);
            }
            String correlation = Correlation.current();
            LOG.error("Failure outside controllers, correlation {}", correlation, failure);
            return Problems.internal(correlation);
        }
        return ProtocolProblems.ofStatus(status);
    }
}
