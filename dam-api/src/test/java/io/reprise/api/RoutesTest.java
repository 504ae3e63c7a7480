package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.api.gate.Gates;
import io.reprise.api.idempotency.Once;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.actuate.endpoint.web.WebMvcEndpointHandlerMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks the routes of the running server, whoever registered them. */
class RoutesTest extends ApiTest {
    /** POSTs that change nothing: they ask for more than fits into an address. And a sign-in, which is nobody's yet. */
    private static final Set<String> QUESTIONS = Set.of(
            "/api/v1/search", "/api/v1/masters:check", "/api/v1/session", "/api/v1/masters/{id}/variants:preview");

    /** Begins what has an address of its own from then on; a beginning that nobody heard of is swept. */
    private static final String UPLOADS = "/api/v1/uploads";

    @Test
    void everyPostThatChangesSomethingTakesAnIdempotencyKey() {
        Map<String, List<HandlerMethod>> posts = handlers()
                .filter(entry ->
                        entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(entry -> paths(entry.getKey()).map(path -> Map.entry(path, entry.getValue())))
                .filter(entry -> !entry.getKey().equals(UPLOADS))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        assertThat(posts).containsKeys(QUESTIONS.toArray(String[]::new)).hasSizeGreaterThan(10);
        assertThat(posts)
                .allSatisfy((path, handlers) -> assertThat(handlers)
                        .allSatisfy(handler -> assertThat(takesKey(handler))
                                .as("%s: a POST takes Once, unless it is a question", path)
                                .isNotEqualTo(QUESTIONS.contains(path))));
    }

    private static boolean takesKey(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Once.class);
    }

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
    void onlyTheSignInNeedsNoToken() {
        assertThat(handlers()
                        .filter(entry ->
                                !Gates.of(entry.getValue()).orElseThrow().needsToken())
                        .flatMap(entry -> paths(entry.getKey())))
                .containsExactly("/api/v1/session");
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
