package io.reprise.api.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.reprise.api.RepriseProperties;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Callers;
import io.reprise.api.problem.ProblemWriter;
import io.reprise.api.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Each token may send so many requests a second, on each node. Answers say how many are left: {@code RateLimit-Limit},
 * {@code RateLimit-Remaining} (requests) and {@code RateLimit-Reset} (seconds until all are there again).
 */
public class RateLimitFilter extends OncePerRequestFilter {
    /** Buckets of tokens not seen for long are dropped; a dropped one is full again, as it would be by then. */
    private static final int REMEMBERED_TOKENS = 10_000;

    private final RepriseProperties.Limits limits;
    private final ProblemWriter problems;
    private final Map<UUID, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Bucket> eldest) {
            return size() > REMEMBERED_TOKENS;
        }
    };

    RateLimitFilter(RepriseProperties.Limits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = Callers.current();
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe probe = bucket(caller.get().tokenId()).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Limit", Integer.toString(limits.burst()));
        response.setHeader("RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
        response.setHeader("RateLimit-Reset", Long.toString(seconds(probe.getNanosToWaitForReset())));
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        long wait = Math.max(1, seconds(probe.getNanosToWaitForRefill()));
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        problems.write(
                request,
                response,
                Problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "This token sends more requests than it may.",
                        Map.of("perSecond", limits.requestsPerSecond(), "burst", limits.burst())));
    }

    private Bucket bucket(UUID tokenId) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    tokenId,
                    id -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(limits.burst())
                                    .refillGreedy(limits.requestsPerSecond(), Duration.ofSeconds(1)))
                            .build());
        }
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
