package io.reprise.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks to a server: adds the token, waits and tries again while it is busy or away. Redirects are not followed, since
 * they could carry the token elsewhere.
 */
final class Client implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration UPLOAD = Duration.ofMinutes(10);
    /** No answer of the contract comes near; more would only fill the memory. */
    private static final long LARGEST_ANSWER = 32L << 20;

    private final URI server;
    private final @Nullable String token;
    private final Patience patience;
    private final HttpClient http;

    Client(URI server, @Nullable String token, Patience patience) {
        this.server = server;
        this.token = token;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    Answer get(String path) {
        return send(() -> request(path).timeout(ANSWER).GET());
    }

    /** Says what is to be at an address; the same twice is once. */
    Answer put(String path, Map<String, ?> json) {
        byte[] body = JSON.writeValueAsBytes(json);
        return send(() -> request(path)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(body)));
    }

    Answer post(String path, Map<String, ?> json) {
        byte[] body = JSON.writeValueAsBytes(json);
        // One key for all attempts: an answer that was lost on the way must not start the work twice.
        String key = UUID.randomUUID().toString();
        return send(() -> request(path)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Streams a multipart form; the same bytes twice are one master, so no idempotency key is needed. */
    Answer post(String path, Multipart form) {
        return send(() -> request(path)
                .timeout(UPLOAD)
                .header("Content-Type", form.contentType())
                .POST(publisher(form)));
    }

    /** The same for a change of what is at that address in that state. */
    Answer post(String path, Multipart form, String etag) {
        return send(() -> request(path)
                .timeout(UPLOAD)
                .header("Content-Type", form.contentType())
                .header("If-Match", etag)
                .POST(publisher(form)));
    }

    /** Sends a file as it is; the same bytes twice are one report, so no idempotency key is needed. */
    Answer postFile(String path, Path file, String type) {
        return send(
                () -> request(path).timeout(UPLOAD).header("Content-Type", type).POST(publisher(file)));
    }

    private static BodyPublisher publisher(Path file) {
        try {
            return Multipart.bytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether anybody answers there at all, asked once. */
    boolean answers() {
        try {
            http.send(request("/actuator/health").timeout(ANSWER).GET().build(), BodyHandlers.discarding());
            return true;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
    }

    private static BodyPublisher publisher(Multipart form) {
        try {
            return form.body();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private Answer send(Attempt attempt) {
        for (int n = 1; ; n++) {
            Duration pause;
            String trouble;
            boolean broken = false;
            try {
                HttpResponse<String> response = http.send(
                        attempt.request().build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
                if (response.statusCode() != 429 && response.statusCode() != 503) {
                    return answer(response);
                }
                trouble = "is busy (" + response.statusCode() + ")";
                Optional<String> asked = response.headers().firstValue("Retry-After");
                int tried = n;
                pause = asked.map(text -> patience.asAsked(text, tried, Instant.now()))
                        .orElseGet(() -> patience.afterFailure(tried));
            } catch (InterruptedException stopped) {
                throw interrupted();
            } catch (IOException failure) {
                broken = true;
                trouble = "does not answer (" + reason(failure) + ")";
                pause = patience.afterFailure(n);
            }
            if (n >= patience.attempts()) {
                throw new ClientFailure.Unreachable("The server " + server + " " + trouble + ".", broken);
            }
            sleep(pause);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Location"),
                response.headers().firstValue("ETag"),
                response.body());
    }

    private static String reason(IOException broken) {
        String message = broken.getMessage();
        return message == null || message.isBlank() ? "connection refused or broken" : Printable.line(message);
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
    }

    private static ClientFailure.Unreachable interrupted() {
        Thread.currentThread().interrupt();
        return new ClientFailure.Unreachable("Interrupted.", true);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    @FunctionalInterface
    private interface Attempt {
        HttpRequest.Builder request();
    }
}
