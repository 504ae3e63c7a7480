package io.reprise.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The contract as written and the contract as served are one: methods, paths, statuses and gates, both ways. */
class OpenApiMatchesDocsTest extends ApiTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z]+) (/api/v1/[^`]*)` \\| ([0-9 ]+) \\| ([a-z-]+) \\|.*");

    @Test
    void documentAndDocsHaveTheSameRoutes() throws IOException {
        NavigableSet<String> served = served();
        NavigableSet<String> written = written();
        assertThat(minus(served, written)).as("served, but not in docs/api.md").isEmpty();
        assertThat(minus(written, served)).as("in docs/api.md, but not served").isEmpty();
        assertThat(served).isNotEmpty();
    }

    @Test
    void everyRouteIsWrittenOnce() throws IOException {
        Map<String, Long> rows =
                rows().collect(Collectors.groupingBy(row -> row.group(1) + " " + row.group(2), Collectors.counting()));
        assertThat(rows)
                .allSatisfy((route, count) -> assertThat(count).as(route).isEqualTo(1));
    }

    @Test
    void everyRefusalInTheDocumentIsAProblem() {
        operations(document())
                .forEach(operation -> operation.responses().properties().stream()
                        .filter(response -> response.getKey().charAt(0) >= '4')
                        .forEach(response -> assertThat(response.getValue()
                                        .at("/content/application~1problem+json/schema/$ref")
                                        .asString())
                                .as(operation.route() + " " + response.getKey())
                                .isEqualTo("#/components/schemas/Problem")));
    }

    @Test
    void membersThatAreAlwaysThereAreRequired() {
        JsonNode schemas = document().at("/components/schemas");
        assertThat(schemas.at("/HitBody/required").toString()).isEqualTo("[\"highlights\",\"masterId\",\"thumbnail\"]");
        assertThat(schemas.at("/RuleOutcomeBody/properties").propertyNames()).contains("measured", "outcome");
        assertThat(schemas.at("/RuleOutcomeBody/required").toString()).doesNotContain("measured");
    }

    private static NavigableSet<String> served() {
        return operations(document())
                .map(operation -> "%s | %s | %s"
                        .formatted(
                                operation.route(),
                                String.join(
                                        " ", new TreeSet<>(operation.responses().propertyNames())),
                                operation.gate()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NavigableSet<String> written() throws IOException {
        return rows().map(row -> "%s %s | %s | %s".formatted(row.group(1), row.group(2), row.group(3), row.group(4)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Matcher> rows() throws IOException {
        Path docs = Path.of(System.getProperty("reprise.root", ".."), "docs", "api.md");
        return Files.readAllLines(docs).stream()
                .filter(line -> line.startsWith("| `") && line.contains(" /api/v1/"))
                .map(line -> {
                    Matcher row = ROW.matcher(line);
                    assertThat(row.matches())
                            .as("a row of the form | `METHOD /path` | statuses | gate | …: " + line)
                            .isTrue();
                    return row;
                })
                // The document itself is not in the document.
                .filter(row -> !row.group(2).equals("/api/v1/openapi.json"));
    }

    private static JsonNode document() {
        return get(adminToken(), "/api/v1/openapi.json").expect(200).json();
    }

    private static Stream<Operation> operations(JsonNode document) {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue().get("responses"),
                                method.getValue().path("x-gate").asString())));
    }

    private static List<String> minus(NavigableSet<String> these, NavigableSet<String> those) {
        return these.stream().filter(entry -> !those.contains(entry)).toList();
    }

    private record Operation(String route, JsonNode responses, String gate) {}
}
