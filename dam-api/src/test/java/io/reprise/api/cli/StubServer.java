package io.reprise.api.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Plays a server by script, so that answers no real server gives on demand can be met. */
final class StubServer implements AutoCloseable {
    private final HttpServer http;
    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Scripted> script = new ConcurrentLinkedQueue<>();

    record Asked(
            String method, String path, String authorization, String idempotencyKey, String contentType, String body) {}

    record Reply(int status, String body, String... headers) {
        static Reply json(int status, String body, String... headers) {
            return new Reply(status, body.replace('\'', '"'), headers);
        }
    }

    @FunctionalInterface
    interface Behaviour {
        Reply answer(Asked asked) throws IOException;
    }

    private record Scripted(Predicate<String> path, Behaviour behaviour, boolean once) {}

    StubServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Requests whose method and path match this expression are answered so, from now on. */
    StubServer on(String methodAndPath, Behaviour behaviour) {
        script.add(new Scripted(text -> text.matches(methodAndPath), behaviour, false));
        return this;
    }

    StubServer on(String methodAndPath, int status, String body, String... headers) {
        return on(methodAndPath, _ -> Reply.json(status, body, headers));
    }

    /** The next such request is answered so; must be said before what is always answered. */
    StubServer once(String methodAndPath, int status, String body, String... headers) {
        script.add(new Scripted(text -> text.matches(methodAndPath), _ -> Reply.json(status, body, headers), true));
        return this;
    }

    List<Asked> asked(String methodAndPath) {
        return asked.stream()
                .filter(each -> (each.method() + " " + each.path()).matches(methodAndPath))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    header(exchange, "Authorization"),
                    header(exchange, "Idempotency-Key"),
                    header(exchange, "Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            Reply reply = replyTo(request);
            for (int i = 0; i + 1 < reply.headers().length; i += 2) {
                exchange.getResponseHeaders().add(reply.headers()[i], reply.headers()[i + 1]);
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply replyTo(Asked request) throws IOException {
        for (Scripted each : script) {
            if (each.path().test(request.method() + " " + request.path()) && (!each.once() || script.remove(each))) {
                return each.behaviour().answer(request);
            }
        }
        return Reply.json(404, "{'code':'not-scripted','detail':'no answer for this'}");
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
