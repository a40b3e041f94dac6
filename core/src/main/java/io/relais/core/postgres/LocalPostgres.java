package io.relais.core.postgres;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * PostgreSQL, brought along, unpacked, started and watched by this program, with its data in one folder. Everything that
 * makes a database durable is on. Exactly one program at a time may use a folder; what a killed program left behind
 * (a running server, a process file) is put in order at the next start, and data is never deleted.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final int PORT_ATTEMPTS = 5;

    private final Cluster cluster;
    private final FolderLock lock;
    private final int port;
    private final String password;
    private final Watchdog watchdog;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalPostgres(Cluster cluster, FolderLock lock, int port) {
        this.cluster = cluster;
        this.lock = lock;
        this.port = port;
        this.password = cluster.password();
        this.watchdog = new Watchdog(cluster, port, runningServer(cluster));
    }

    /**
     * Starts the database of a folder, creating both when absent. Takes about 3 s the first time, well under a second
     * later, and ends within about two minutes whatever happens.
     *
     * @param home a folder of its own, written by nobody else; it is made private to its owner
     * @throws DatabaseUnavailable with one sentence: folder in use or not writable, disk full, no programs for this
     *     system, server does not start
     */
    public static LocalPostgres open(Path home) {
        DataFolder folder = DataFolder.prepare(home);
        FolderLock lock = FolderLock.take(folder);
        Cluster cluster = new Cluster(folder);
        try {
            Unpacking.ensure(folder);
            cluster.createIfAbsent();
            cluster.endOrphan();
            LocalPostgres opened = new LocalPostgres(cluster, lock, startOnSomePort(cluster));
            opened.watchdog.start();
            return opened;
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static int startOnSomePort(Cluster cluster) {
        for (int attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
            int port = Ports.choose(cluster.folder());
            if (cluster.start(port)) {
                Ports.remember(cluster.folder(), port);
                return port;
            }
        }
        throw new DatabaseUnavailable("PostgreSQL found no free port: others took each one that was tried.");
    }

    private static ProcessHandle runningServer(Cluster cluster) {
        return cluster.namedProcess()
                .filter(ServerProcess::isAlive)
                .orElseThrow(() -> new DatabaseUnavailable("PostgreSQL ended right after its start (details in "
                        + cluster.folder().log() + ")."));
    }

    /** Address for JDBC, without user and password; stays the same as long as this object is open. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The owner of the database. */
    public String user() {
        return Cluster.USER;
    }

    /** The owner's password: random, made with the data, readable only by the person who runs the program. */
    public String password() {
        return password;
    }

    /** The server's process number; another one after a restart. */
    public long pid() {
        return watchdog.pid();
    }

    /** Ends the watch, stops the server (open transactions are rolled back) and frees the folder. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watchdog.close();
            try {
                cluster.stop();
            } finally {
                lock.close();
            }
        }
    }
}
