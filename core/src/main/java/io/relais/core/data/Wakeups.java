package io.relais.core.data;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Wakes whoever cares after a commit: listeners of this process at once, other processes on the same database through
 * LISTEN/NOTIFY. The notification is a statement of its own after the commit, bundled over some milliseconds, because
 * NOTIFY inside a transaction makes commits queue behind one lock. It may get lost with the process; every loop also polls.
 */
@Singleton
public final class Wakeups implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Wakeups.class);
    private static final String CHANNEL = "relais";
    private static final int BUNDLE_MILLIS = 20;
    private static final int RECONNECT_MILLIS = 1_000;

    private final DataSource source;
    private final String self = UUID.randomUUID().toString().substring(0, 8);
    private final List<Consumer<Topic>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Topic> pending = EnumSet.noneOf(Topic.class);
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean closed;

    @Inject
    public Wakeups(DataSource source) {
        this.source = source;
    }

    /** Begins to exchange hints with other processes; without it only this process is woken. */
    public void start() {
        Thread.ofVirtual().name("wakeups.tell").start(this::tell);
        Thread.ofVirtual().name("wakeups.hear").start(this::hear);
    }

    /** Calls the listener for every topic woken; it must return at once. */
    public void listen(Consumer<Topic> listener) {
        listeners.add(listener);
    }

    public void forget(Consumer<Topic> listener) {
        listeners.remove(listener);
    }

    /** To be called after the commit. */
    public void wake(Topic... topics) {
        for (Topic topic : topics) {
            listeners.forEach(listener -> listener.accept(topic));
        }
        synchronized (pending) {
            pending.addAll(List.of(topics));
        }
        signal.release();
    }

    @Override
    @PreDestroy
    public void close() {
        closed = true;
        signal.release();
    }

    private void tell() {
        while (!closed) {
            try {
                signal.acquire();
                TimeUnit.MILLISECONDS.sleep(BUNDLE_MILLIS);
                signal.drainPermits();
                tellOthers(takePending());
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                LOG.debug("other processes were not woken; their poll will find the work", e);
            }
        }
    }

    private Set<Topic> takePending() {
        synchronized (pending) {
            Set<Topic> topics = EnumSet.noneOf(Topic.class);
            topics.addAll(pending);
            pending.clear();
            return topics;
        }
    }

    private void tellOthers(Set<Topic> topics) throws SQLException {
        if (topics.isEmpty() || closed) {
            return;
        }
        try (Connection connection = source.getConnection();
                var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            for (Topic topic : topics) {
                statement.setString(1, CHANNEL);
                statement.setString(2, self + " " + topic);
                statement.execute();
            }
        }
    }

    private void hear() {
        while (!closed) {
            try (Connection connection = source.getConnection()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                try {
                    hearOn(connection.unwrap(PGConnection.class));
                } finally {
                    try (var statement = connection.createStatement()) {
                        statement.execute("unlisten " + CHANNEL);
                    }
                }
            } catch (SQLException e) {
                LOG.debug("not listening to other processes for a moment", e);
                pause();
            }
        }
    }

    private void hearOn(PGConnection connection) throws SQLException {
        while (!closed) {
            PGNotification[] heard = connection.getNotifications(500);
            if (heard == null) {
                continue;
            }
            for (PGNotification notification : heard) {
                String[] words = notification.getParameter().split(" ", -1);
                if (words.length == 2 && !words[0].equals(self)) {
                    Topic topic = Topic.valueOf(words[1]);
                    listeners.forEach(listener -> listener.accept(topic));
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
