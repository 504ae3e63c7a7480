package io.reprise.api.web;

import io.reprise.api.problem.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The page stands before the door: it is the same for everybody and holds nothing of the library. */
@Configuration(proxyBeanMethods = false)
class PageWiring {

    @Bean
    @Order(1)
    SecurityFilterChain pageBeforeTheDoor(HttpSecurity http, ProblemWriter problems) {
        return http.securityMatcher(PageAddress::isPage)
                .authorizeHttpRequests(routes -> routes.anyRequest().permitAll())
                .addFilterAfter(new PageFilter(PageFiles.load(), problems), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginResourcePolicy(resources -> {}))
                .build();
    }
}
