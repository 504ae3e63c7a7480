package io.reprise.api.limit;

import io.reprise.api.RepriseProperties;
import io.reprise.api.problem.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The limits stand behind the door, where the token is known. */
@Configuration(proxyBeanMethods = false)
class LimitWiring {

    @Bean
    RateLimitFilter rateLimitFilter(RepriseProperties properties, ProblemWriter problems) {
        return new RateLimitFilter(properties.limits(), problems);
    }

    /** The security chain calls the filter; the container must not do so a second time. */
    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitOnlyBehindTheDoor(RateLimitFilter filter) {
        FilterRegistrationBean<RateLimitFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
