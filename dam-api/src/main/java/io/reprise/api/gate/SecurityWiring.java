package io.reprise.api.gate;

import io.reprise.api.limit.RateLimitFilter;
import io.reprise.api.problem.ProblemWriter;
import io.reprise.api.problem.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The outer door: without a token or a session nothing but health and the sign-in answers, not even "not found". */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            Admissions admissions,
            SessionAdmissions sessions,
            ProblemWriter problems,
            RateLimitFilter rateLimit) {
        return http.authorizeHttpRequests(routes -> routes
                        // Both continue a request that passed, or show why one did not.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/actuator/health",
                                "/actuator/health/liveness",
                                "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(SecurityWiring::isSignIn)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new BearerFilter(admissions, problems), AuthorizationFilter.class)
                .addFilterBefore(new SessionFilter(sessions, problems), AuthorizationFilter.class)
                .addFilterAfter(rateLimit, AuthorizationFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(challenge(problems)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // SessionFilter asks for a token of its own; the framework's needs sessions in memory.
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginResourcePolicy(resources -> {}))
                .build();
    }

    /** Tokens are checked by {@link BearerFilter}; without this bean a user with a printed password would be made up. */
    @Bean
    AuthenticationManager noPasswords() {
        return authentication -> {
            throw new ProviderNotFoundException("there is no sign-in by password");
        };
    }

    /** The one call of the API that lets somebody in, and so cannot ask who it is. */
    static boolean isSignIn(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && request.getRequestURI().equals("/api/v1/session");
    }

    private static AuthenticationEntryPoint challenge(ProblemWriter problems) {
        return (request, response, nobody) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BearerFilter.CHALLENGE);
            problems.write(
                    request,
                    response,
                    Problems.of(HttpStatus.UNAUTHORIZED, "token-required", "This needs a token.", Map.of()));
        };
    }
}
