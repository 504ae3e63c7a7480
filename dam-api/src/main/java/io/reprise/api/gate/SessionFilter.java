package io.reprise.api.gate;

import io.reprise.api.problem.ProblemWriter;
import io.reprise.api.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who is asking by the cookie of a browser, where no token is shown. A browser sends a cookie by itself, so a
 * change also needs the header that only our own page can know. A cookie of a session that has ended counts as none.
 */
class SessionFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SessionAdmissions admissions;
    private final ProblemWriter problems;

    SessionFilter(SessionAdmissions admissions, ProblemWriter problems) {
        this.admissions = admissions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> secret = SessionCookie.isAlone(request) ? SessionCookie.of(request) : Optional.empty();
        Optional<Caller> caller;
        try {
            caller = secret.flatMap(admissions::admitSession);
        } catch (DataAccessException | TransactionException unavailable) {
            problems.write(request, response, Problems.databaseUnavailable());
            return;
        }
        if (caller.isPresent()) {
            if (!isAllowed(request, secret.orElseThrow())) {
                problems.write(
                        request,
                        response,
                        Problems.of(
                                HttpStatus.FORBIDDEN,
                                "csrf-token-required",
                                "A change by a browser needs the header " + SessionCookie.CSRF_HEADER + ".",
                                Map.of("header", SessionCookie.CSRF_HEADER)));
                return;
            }
            SessionCookie.remember(request, secret.orElseThrow());
            BearerFilter.signIn(caller.get());
        }
        chain.doFilter(request, response);
    }

    private static boolean isAllowed(HttpServletRequest request, String secret) {
        String shown = request.getHeader(SessionCookie.CSRF_HEADER);
        return READING.contains(request.getMethod())
                || SecurityWiring.isSignIn(request)
                || (shown != null && SessionCookie.isCsrf(secret, shown));
    }
}
