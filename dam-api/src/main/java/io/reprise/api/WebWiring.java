package io.reprise.api;

import io.reprise.api.gate.Callers;
import io.reprise.api.gate.GateKeeper;
import io.reprise.api.idempotency.Onces;
import io.reprise.api.precondition.IfMatches;
import io.reprise.api.rights.VisibilityKeeper;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every controller may take as a parameter, and what stands before it. */
@Configuration(proxyBeanMethods = false)
class WebWiring implements WebMvcConfigurer {
    private final Onces onces;
    private final VisibilityKeeper visibility;

    WebWiring(Onces onces, VisibilityKeeper visibility) {
        this.onces = onces;
        this.visibility = visibility;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new GateKeeper());
        registry.addInterceptor(visibility);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Callers());
        resolvers.add(new IfMatches());
        resolvers.add(onces);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, WebWiring::canonicalId);
    }

    /** Java reads {@code 1-1-1-1-1} as an id too; then one thing would have many addresses. */
    private static UUID canonicalId(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not an id");
        }
        return id;
    }
}
