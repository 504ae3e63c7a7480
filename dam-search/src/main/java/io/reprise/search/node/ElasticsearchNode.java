package io.reprise.search.node;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The Elasticsearch that everything here talks to. {@link #start} returns at once; searches are refused with {@link
 * SearchUnavailable} until it is up. An embedded node that ends is started again, with a growing pause.
 */
public final class ElasticsearchNode implements AutoCloseable {
    private final NodeSettings settings;
    private final Object changed = new Object();
    private volatile NodeStatus status = new NodeStatus(NodeStatus.State.STARTING, "not started");
    private volatile @Nullable Clients clients;
    private volatile @Nullable ChildProcess child;
    private @Nullable Thread supervisor;

    public ElasticsearchNode(NodeSettings settings) {
        this.settings = settings;
    }

    /** Starts the child, or the watch over the external server. */
    public synchronized void start() {
        if (supervisor != null) {
            throw new IllegalStateException("The search node was started already");
        }
        Runnable watch = switch (settings) {
            case NodeSettings.Embedded embedded -> new EmbeddedSupervisor(this, embedded);
            case NodeSettings.External external -> new ExternalSupervisor(this, external);
        };
        supervisor = Thread.ofPlatform().daemon().name("elasticsearch-node").start(watch);
    }

    public NodeStatus status() {
        return status;
    }

    /** Whether the index is on one node only, so that copies of it would never be placed. */
    public boolean isEmbedded() {
        return settings instanceof NodeSettings.Embedded;
    }

    /** Waits until the node is up; false when it is not within this time. */
    public boolean awaitUp(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (changed) {
            while (!status.isUp()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                changed.wait(left);
            }
            return true;
        }
    }

    /**
     * For searches: answers quickly or not at all.
     *
     * @throws SearchUnavailable when the node is not up, does not answer in time or is overloaded
     * @throws ElasticsearchException when it refuses the request itself
     */
    public <T> T quickly(Request<T> request) {
        Clients now = current();
        return ask(now, now.search(), request);
    }

    /** As {@link #quickly}, for bulk writes and changes of indexes: waits up to 40 seconds. */
    public <T> T patiently(Request<T> request) {
        Clients now = current();
        return ask(now, now.patient(), request);
    }

    /** Something to ask of Elasticsearch. */
    @FunctionalInterface
    public interface Request<T> {
        T with(ElasticsearchClient client) throws IOException;
    }

    private <T> T ask(Clients used, ElasticsearchClient client, Request<T> request) {
        try {
            return request.with(client);
        } catch (ElasticsearchException e) {
            if (e.status() == 429 || e.status() >= 500) {
                throw SearchUnavailable.refused(e.status(), e);
            }
            throw e;
        } catch (ResponseException e) {
            // So the client reports an answer that would make it try another node (502 to 504), if it knew one.
            throw SearchUnavailable.refused(e.getResponse().getStatusCode(), e);
        } catch (IOException e) {
            throw new SearchUnavailable("Elasticsearch does not answer: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            if (!used.equals(clients)) {
                throw new SearchUnavailable("Elasticsearch was restarted during the request", e);
            }
            throw e;
        }
    }

    /** Process id of the embedded node, if one runs. */
    public OptionalLong pid() {
        ChildProcess running = child;
        return running != null && running.isAlive() ? OptionalLong.of(running.pid()) : OptionalLong.empty();
    }

    /** Where it answers, once that is known. */
    public Optional<URI> address() {
        Clients now = clients;
        return now == null ? Optional.empty() : Optional.of(now.address());
    }

    private Clients current() {
        Clients now = clients;
        if (now == null || !status.isUp()) {
            throw new SearchUnavailable(
                    "Elasticsearch is " + status.state().name().toLowerCase(Locale.ROOT) + ": " + status.detail());
        }
        return now;
    }

    @Nullable
    Clients clientsInAnyState() {
        return clients;
    }

    void running(@Nullable ChildProcess process) {
        child = process;
    }

    void became(NodeStatus.State state, String detail) {
        synchronized (changed) {
            status = new NodeStatus(state, detail);
            changed.notifyAll();
        }
    }

    void reachedBy(@Nullable Clients next) {
        Clients before = clients;
        clients = next;
        if (before != null && !before.equals(next)) {
            before.close();
        }
    }

    /** Stops the child cleanly and closes all connections. */
    @Override
    public synchronized void close() {
        Thread watching = supervisor;
        if (watching != null) {
            watching.interrupt();
            try {
                watching.join(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        became(NodeStatus.State.DOWN, "closed");
        reachedBy(null);
    }
}
