package io.reprise.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whether {@code infra/compose.yaml} says what Compose understands, and what this project wants. */
class ComposeTest {
    private static final Path ROOT = Path.of(System.getProperty("reprise.root", ".."));
    private static final Path FILE = ROOT.resolve("infra/compose.yaml");

    @Test
    void theFileFollowsTheSchema() throws IOException {
        assertThat(schema().validate(Files.readString(FILE), InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "restart: unless-stopped, restart: perhaps",
        "image: postgres:18, imagine: postgres:18",
        "interval: 5s, interval: five",
        "condition: service_healthy, condition: service_happy",
        "internal: true, internal: maybe",
    })
    void theSchemaNoticesMistakes(String right, String wrong) throws IOException {
        String text = Files.readString(FILE);
        assertThat(text).contains(right);
        assertThat(schema().validate(text.replace(right, wrong), InputFormat.YAML))
                .isNotEmpty();
    }

    @Test
    void everythingThatIsNamedIsDeclared() throws IOException {
        JsonNode compose = compose();
        for (var service : compose.get("services").properties()) {
            JsonNode body = service.getValue();
            assertThat(compose.get("services").propertyNames())
                    .containsAll(body.path("depends_on").propertyNames());
            body.path("networks")
                    .forEach(name ->
                            assertThat(compose.get("networks").propertyNames()).contains(name.stringValue()));
            body.path("secrets")
                    .forEach(name ->
                            assertThat(compose.get("secrets").propertyNames()).contains(name.stringValue()));
            body.path("volumes")
                    .forEach(mount -> assertThat(compose.get("volumes").propertyNames())
                            .contains(mount.stringValue().replaceFirst(":.*", "")));
            assertThat(body.has("healthcheck")).as(service.getKey()).isTrue();
        }
        assertThat(ROOT.resolve(compose.at("/services/server/build/dockerfile").stringValue()))
                .isRegularFile();
    }

    @Test
    void noPasswordHasADefault() throws IOException {
        for (var service : compose().get("services").properties()) {
            for (Map.Entry<String, JsonNode> variable :
                    service.getValue().path("environment").properties()) {
                String value = variable.getValue().asString();
                if (variable.getKey().endsWith("PASSWORD_FILE")) {
                    assertThat(value).startsWith("/run/secrets/");
                } else if (variable.getKey().contains("PASSWORD")) {
                    assertThat(value).matches("\\$\\{[A-Z_]+:\\?[^}]*}");
                } else {
                    // A password in an address comes from outside, too.
                    assertThat(value.replaceAll("\\$\\{[A-Z_]+:\\?[^}]*}", "")).doesNotContainPattern("//[^/]*:[^/]+@");
                }
            }
        }
    }

    @Test
    void onlyTheServerIsPublishedAndOnlyOnThisMachine() throws IOException {
        for (var service : compose().get("services").properties()) {
            JsonNode ports = service.getValue().path("ports");
            if (service.getKey().equals("server")) {
                assertThat(ports).isNotEmpty();
                ports.forEach(port -> assertThat(port.stringValue()).startsWith("127.0.0.1:"));
            } else {
                assertThat(ports).isEmpty();
                assertThat(service.getValue().get("networks")).hasSize(1);
                assertThat(compose().at("/networks/back/internal").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void versionsAreThoseOfTheBuild() throws IOException {
        Matcher version = Pattern.compile("<elasticsearch.version>(.+)</elasticsearch.version>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(compose().at("/services/elasticsearch/image").stringValue()).endsWith(":" + version.group(1));
        assertThat(compose().at("/services/postgres/image").stringValue())
                .isEqualTo("postgres:" + Launch.MAJOR_VERSION);
        JsonNode variables = compose().at("/services/server/environment");
        Map<String, String> environment = Map.of(
                "REPRISE_DATABASE_USER", variables.get("REPRISE_DATABASE_USER").stringValue());
        DatabaseUrl url =
                Database.fromVariables(variables.get("REPRISE_DATABASE_URL").stringValue(), environment);
        assertThat(url).isEqualTo(new DatabaseUrl("jdbc:postgresql://postgres:5432/reprise", "reprise", null));
        assertThat(Set.of("postgres", "elasticsearch", "server"))
                .isEqualTo(Set.copyOf(compose().get("services").propertyNames()));
    }

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(Files.readString(FILE));
    }

    private static Schema schema() throws IOException {
        try (InputStream schema = ComposeTest.class.getResourceAsStream("/compose-schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
        }
    }
}
