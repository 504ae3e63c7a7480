package io.reprise.storage.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the nodes on one database know of each other's commits. Notifications are sent after the commit, on a connection
 * of their own, at most one per 20 ms: a NOTIFY inside the appending transaction would serialize all commits.
 */
final class NodeWakeup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWakeup.class);
    private static final String CHANNEL = "reprise_events";
    private static final long GAP_MILLIS = 20;
    private static final int LISTEN_MILLIS = 500;

    private final DataSource dataSource;
    private final String nodeId;
    private final Runnable onOtherNodesCommit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition signalled = lock.newCondition();
    private boolean dirty;
    private volatile boolean closed;
    private final Thread sender;
    private final Thread listener;

    NodeWakeup(DataSource dataSource, String nodeId, Runnable onOtherNodesCommit) {
        this.dataSource = dataSource;
        this.nodeId = nodeId;
        this.onOtherNodesCommit = onOtherNodesCommit;
        this.sender = Thread.ofPlatform().name("reprise-notify").daemon().unstarted(() -> persist(this::send));
        this.listener = Thread.ofPlatform().name("reprise-listen").daemon().unstarted(() -> persist(this::listen));
    }

    void start() {
        sender.start();
        listener.start();
    }

    /** Something was committed here. Returns at once. */
    void signal() {
        lock.lock();
        try {
            dirty = true;
            signalled.signal();
        } finally {
            lock.unlock();
        }
    }

    private interface Work {
        void run(Connection connection) throws SQLException, InterruptedException;
    }

    private void persist(Work work) {
        while (!closed) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(true);
                work.run(connection);
            } catch (SQLException e) {
                if (!closed) {
                    LOG.warn("lost the connection that carries notifications between nodes: {}", e.getMessage());
                    pause(1_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void send(Connection connection) throws SQLException, InterruptedException {
        try (var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            notify.setString(2, nodeId);
            while (!closed) {
                awaitSignal();
                notify.execute();
                TimeUnit.MILLISECONDS.sleep(GAP_MILLIS);
            }
        }
    }

    private void awaitSignal() throws InterruptedException {
        lock.lock();
        try {
            while (!dirty) {
                signalled.await();
            }
            dirty = false;
        } finally {
            lock.unlock();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        // What came while nobody listened is made up for.
        onOtherNodesCommit.run();
        try {
            while (!closed) {
                PGNotification[] notifications = postgres.getNotifications(LISTEN_MILLIS);
                if (notifications != null && fromAnother(notifications)) {
                    onOtherNodesCommit.run();
                }
            }
        } finally {
            try (Statement statement = connection.createStatement()) {
                statement.execute("unlisten *");
            }
        }
    }

    private boolean fromAnother(PGNotification[] notifications) {
        for (PGNotification notification : notifications) {
            if (!nodeId.equals(notification.getParameter())) {
                return true;
            }
        }
        return false;
    }

    private void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        sender.interrupt();
        try {
            sender.join(2_000);
            listener.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
