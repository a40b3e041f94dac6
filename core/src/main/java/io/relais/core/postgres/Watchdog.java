package io.relais.core.postgres;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Starts the server again, on the same port, when it dies alone. Connection pools of this program find it there by
 * themselves; a new port would leave them talking to nobody.
 */
final class Watchdog {
    private static final Logger LOG = Logger.getLogger(LocalPostgres.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_ON_CLOSE = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final int port;
    private final Thread thread;
    private volatile ProcessHandle server;
    private volatile boolean closing;

    Watchdog(Cluster cluster, int port, ProcessHandle server) {
        this.cluster = cluster;
        this.port = port;
        this.server = server;
        this.thread = Thread.ofPlatform().daemon().name("postgres-watchdog").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    long pid() {
        return server.pid();
    }

    private void watch() {
        try {
            while (!closing) {
                if (!ServerProcess.isAlive(server)) {
                    bringBack();
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void bringBack() throws InterruptedException {
        long dead = server.pid();
        long since = System.nanoTime();
        Duration pause = LOOK_EVERY;
        while (!closing) {
            String obstacle = tryStart();
            if (obstacle.isEmpty()) {
                LOG.warnf(
                        "PostgreSQL (process %s) ended unexpectedly and runs again on port %s after %s ms",
                        dead, port, Duration.ofNanos(System.nanoTime() - since).toMillis());
                return;
            }
            if (pause.equals(LONGEST_PAUSE) || pause.equals(LOOK_EVERY.multipliedBy(4))) {
                LOG.errorf("PostgreSQL ended and cannot be started again yet: %s", obstacle);
            }
            Thread.sleep(pause);
            pause = longer(pause);
        }
    }

    /** Empty when the server runs, else why it does not. */
    private String tryStart() {
        try {
            cluster.endOrphan();
            if (!cluster.start(port)) {
                return "port " + port + " is taken by another program";
            }
            server = cluster.namedProcess().orElse(server);
            return ServerProcess.isAlive(server) ? "" : "it ended again at once";
        } catch (DatabaseUnavailable failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** Ends the watch; a restart under way is broken off, so that it cannot outlive the stop that follows. */
    void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE_ON_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
