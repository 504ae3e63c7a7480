package io.reprise.api;

import io.reprise.api.gate.Callers;
import io.reprise.api.gate.GateKeeper;
import io.reprise.api.idempotency.Onces;
import io.reprise.api.precondition.IfMatches;
import io.reprise.api.problem.PartKeeper;
import io.reprise.api.rights.VisibilityKeeper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

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
        registry.addInterceptor(new PartKeeper());
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
        // Else a number is taken for milliseconds, and an empty text for none.
        registry.addConverter(String.class, Instant.class, Instant::parse);
    }

    /** A number where a text belongs is a mistake, not its digits. */
    @Bean
    JsonMapperBuilderCustomizer textIsText() {
        return json -> json.withCoercionConfig(
                LogicalType.Textual,
                text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
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
