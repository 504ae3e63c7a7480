package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gates;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.actuate.endpoint.web.WebMvcEndpointHandlerMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks the routes of the running server, whoever registered them. */
class RoutesTest extends ApiTest {

    @Test
    void everyRouteDeclaresItsGate() {
        List<String> shut = handlers()
                .filter(entry -> Gates.of(entry.getValue()).isEmpty())
                .map(entry -> entry.getKey() + " → " + entry.getValue())
                .toList();
        assertThat(shut).as("routes without @Gate").isEmpty();
        assertThat(handlers()).hasSizeGreaterThan(8);
    }

    @Test
    void noRouteOfOursIsPublic() {
        assertThat(handlers())
                .allSatisfy(entry -> assertThat(Gates.of(entry.getValue())).isNotEqualTo(Capability.PUBLIC_HEALTH));
    }

    @Test
    void everythingElseThatAnswersIsHealth() {
        List<HandlerMapping> others = context().getBeansOfType(HandlerMapping.class).values().stream()
                .filter(mapping -> !(mapping instanceof RequestMappingHandlerMapping))
                .toList();
        assertThat(others).allSatisfy(mapping -> {
            if (mapping instanceof WebMvcEndpointHandlerMapping actuator) {
                assertThat(actuator.getHandlerMethods().keySet().stream().flatMap(RoutesTest::paths))
                        .allMatch(path -> path.startsWith("/actuator/health"));
            } else if (mapping instanceof AbstractUrlHandlerMapping urls) {
                assertThat(urls.getHandlerMap()).as(urls.getClass().getName()).isEmpty();
            } else if (mapping instanceof AbstractHandlerMapping unknown) {
                assertThat(unknown.getClass().getSimpleName())
                        .isIn("AdditionalHealthEndpointPathsWebMvcHandlerMapping", "RouterFunctionMapping");
            }
        });
    }

    private static Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> handlers() {
        return context().getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream());
    }

    private static Stream<String> paths(RequestMappingInfo info) {
        return info.getPatternValues().stream();
    }
}
