package io.reprise.api;

import io.reprise.search.node.ElasticsearchNode;
import io.reprise.storage.postgres.DatabaseUrl;
import io.reprise.storage.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a real server on a random port, started once for all tests of the module. */
public abstract class ApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger NAMES = new AtomicInteger();
    protected static final JsonMapper JSON = JsonMapper.builder().build();

    /** The server of this run. */
    protected static RunningServer server() {
        return Shared.SERVER;
    }

    /** One more server on the same database and data directory. */
    protected static RunningServer secondServer() {
        return Server.run(new ServerOptions(Shared.DATA, "127.0.0.1", 0, Shared.DATABASE, null));
    }

    /** One more server on the same database, with bytes of its own and without search. */
    protected static RunningServer serverIn(Path data) throws IOException {
        Files.copy(Shared.DATA.resolve("master.key"), data.resolve("master.key"));
        return Server.run(new ServerOptions(data, "127.0.0.1", 0, Shared.DATABASE, "http://127.0.0.1:9"));
    }

    protected static ApplicationContext context() {
        return server().context();
    }

    protected static Path dataDirectory() {
        return Shared.DATA;
    }

    /** The token of the first administrator. */
    protected static String adminToken() {
        try {
            return Files.readString(Shared.DATA.resolve("admin.token")).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A request with a token and nothing else; null = without. */
    protected static HttpRequest.Builder request(String token, String path) {
        return requestTo(server(), token, path);
    }

    /** The same for another server. */
    protected static HttpRequest.Builder requestTo(RunningServer server, String token, String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(server.url().resolve(path));
        return token == null ? builder : builder.header("Authorization", "Bearer " + token);
    }

    protected static Answer get(String token, String path) {
        return send(request(token, path).GET());
    }

    protected static Answer post(String token, String path, String json, String... headers) {
        HttpRequest.Builder builder = request(token, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? builder : builder.headers(headers));
    }

    protected static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The job at a location, once it is over. */
    protected static JsonNode ended(String location) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode job = get(adminToken(), location).expect(200).json();
            if (!List.of("queued", "running").contains(job.at("/state").asString())) {
                return job;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the job did not end");
    }

    /** A new person of that role. */
    protected static Person person(String role) {
        String name = role + " " + NAMES.incrementAndGet();
        String id = post(adminToken(), "/api/v1/users", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role))
                .expect(201)
                .text("/id");
        String token = post(adminToken(), "/api/v1/tokens", "{\"name\":\"test\",\"userId\":\"%s\"}".formatted(id))
                .expect(201)
                .text("/token");
        return new Person(id, name, token);
    }

    public record Person(String id, String name, String token) {}

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        /** Fails with the whole answer if the status is another. */
        public Answer expect(int status) {
            if (status() != status) {
                throw new AssertionError("expected %d but was %d: %s".formatted(status, status(), response.body()));
            }
            return this;
        }

        /** Checks that it is a problem as all problems are, and of that code. */
        public Answer expectProblem(int status, String code) {
            expect(status);
            boolean whole = header("Content-Type").startsWith("application/problem+json")
                    && text("/code").equals(code)
                    && text("/type").equals("urn:reprise:problem:" + code)
                    && json().at("/status").intValue() == status
                    && !text("/title").isBlank()
                    && json().at("/params").isObject();
            if (!whole || response.body().contains("\tat ") || response.body().contains("Exception")) {
                throw new AssertionError("no problem of code " + code + ": " + response.headers() + response.body());
            }
            return this;
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The text at a JSON Pointer. */
        public String text(String pointer) {
            return json().at(pointer).asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private static final class Shared {
        static final Path DATA = temporary();
        static final EmbeddedDatabase POSTGRESQL = startDatabase();
        static final String DATABASE = withCredentials(POSTGRESQL.url());
        static final RunningServer SERVER = start();

        private static Path temporary() {
            try {
                return Files.createTempDirectory("reprise-api-test");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static EmbeddedDatabase startDatabase() {
            Path binaries = Path.of("target", "postgresql-binaries").toAbsolutePath();
            return EmbeddedDatabase.start(
                    EmbeddedDatabase.Settings.in(DATA.resolve("postgresql")).withBinaries(binaries));
        }

        private static RunningServer start() {
            RunningServer server = Server.run(new ServerOptions(DATA, "127.0.0.1", 0, DATABASE, null));
            // After the server is closed, which a hook beside Spring's own would not wait for.
            SpringApplication.getShutdownHandlers().add(() -> {
                POSTGRESQL.close();
                delete(DATA);
            });
            awaitSearch(server);
            return server;
        }

        /** The server answers before its search node does. */
        private static void awaitSearch(RunningServer server) {
            try {
                if (!server.context().getBean(ElasticsearchNode.class).awaitUp(Duration.ofMinutes(3))) {
                    throw new AssertionError("the search node did not come up");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        private static String withCredentials(DatabaseUrl url) {
            return url.jdbcUrl() + "?user=" + encoded(url.user()) + "&password=" + encoded(url.password());
        }

        private static String encoded(String value) {
            return URLEncoder.encode(Objects.requireNonNull(value), StandardCharsets.UTF_8);
        }

        private static void delete(Path directory) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(file -> file.toFile().delete());
            } catch (IOException | UncheckedIOException left) {
                // A directory for temporary files may keep some.
                return;
            }
        }
    }
}
