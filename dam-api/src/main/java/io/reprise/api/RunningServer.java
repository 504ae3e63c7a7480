package io.reprise.api;

import io.reprise.api.account.FirstStart;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** A server that answers. Closing it stops everything it started. */
public final class RunningServer implements AutoCloseable {
    private final ServletWebServerApplicationContext context;
    private final CountDownLatch stopped = new CountDownLatch(1);

    RunningServer(ServletWebServerApplicationContext context) {
        this.context = context;
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                stopped.countDown();
            }
        });
    }

    /** Where it answers, for example {@code http://127.0.0.1:8080}. */
    public URI url() {
        WebServer server = context.getWebServer();
        if (server == null) {
            throw new IllegalStateException("the server has stopped");
        }
        String host = context.getBean(RepriseProperties.class).host();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + shown + ":" + server.getPort());
    }

    /** The file with the administrator's token, if this start made it. */
    public Optional<Path> newAdminToken() {
        return context.getBean(FirstStart.class).tokenFile();
    }

    /** Waits until somebody stops the server. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** The parts, for tests of this module. */
    ApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
