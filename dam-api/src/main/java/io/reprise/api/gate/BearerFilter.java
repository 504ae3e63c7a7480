package io.reprise.api.gate;

import io.reprise.api.problem.ProblemWriter;
import io.reprise.api.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is asking: {@code Authorization: Bearer …} (RFC 6750, section 2.1, and no other way). */
class BearerFilter extends OncePerRequestFilter {
    static final String CHALLENGE = "Bearer realm=\"reprise\"";
    private static final String SCHEME = "Bearer ";

    private final Admissions admissions;
    private final ProblemWriter problems;

    BearerFilter(Admissions admissions, ProblemWriter problems) {
        this.admissions = admissions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Caller> caller;
        try {
            caller = Optional.ofNullable(token(header)).flatMap(admissions::admit);
        } catch (DataAccessException | TransactionException unavailable) {
            problems.write(request, response, Problems.databaseUnavailable());
            return;
        }
        if (caller.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
            problems.write(
                    request,
                    response,
                    Problems.of(HttpStatus.UNAUTHORIZED, "invalid-token", "The token is not valid here.", Map.of()));
            return;
        }
        signIn(caller.get());
        chain.doFilter(request, response);
    }

    /** For the rest of this request. */
    static void signIn(Caller caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
        SecurityContextHolder.setContext(context);
    }

    private static @Nullable String token(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
