package io.relais.server;

import io.quarkus.runtime.Quarkus;
import io.relais.core.postgres.DatabaseUnavailable;
import io.relais.core.postgres.LocalPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the database, then the hub; stops them in the opposite order. Not annotated {@code @QuarkusMain}, which would
 * leave Camel's routes unstarted: the packaging names this class instead.
 */
public final class Main {
    private static final int PORT_TAKEN = 2;
    private static final int NO_DATABASE = 3;
    private static final int STOP_LIMIT_SECONDS = 30;
    private static final int DEFAULT_PORT = 8080;

    private Main() {}

    /** Runs until stopped by a signal. Exit code 2: the port is taken; 3: no database; 1: anything else. */
    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Config config = ConfigProvider.getConfig();
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            requireFreePort(config);
            DatabaseStart.ensure(config).ifPresent(database -> closeAfter(stopped, database));
        } catch (PortTaken taken) {
            exit(PORT_TAKEN, String.valueOf(taken.getMessage()));
        } catch (DatabaseUnavailable unavailable) {
            exit(NO_DATABASE, String.valueOf(unavailable.getMessage()));
        }
        run(stopped, arguments);
    }

    private static void run(CountDownLatch stopped, String[] arguments) {
        try {
            Quarkus.run(
                    null,
                    (code, error) -> {
                        // First the latch: System.exit waits for the database's hook, and that hook waits for the
                        // latch.
                        stopped.countDown();
                        if (error != null) {
                            error.printStackTrace();
                        }
                        if (code != 0) {
                            System.exit(code);
                        }
                    },
                    arguments);
        } finally {
            stopped.countDown();
        }
    }

    /** Shutdown hooks run side by side, so the database's waits until the hub has ended. */
    private static void closeAfter(CountDownLatch stopped, LocalPostgres database) {
        Thread hook = Thread.ofPlatform().name("stop-database").unstarted(() -> {
            awaitEnd(stopped);
            database.close();
        });
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException stoppingAlready) {
            database.close();
        }
    }

    private static void awaitEnd(CountDownLatch stopped) {
        try {
            if (!stopped.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The hub did not stop in time; the database is stopped now.");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before the database starts, so that a second start by mistake does nothing at all. */
    private static void requireFreePort(Config config) {
        pass(config, "relais.host", "quarkus.http.host");
        pass(config, "relais.port", "quarkus.http.port");
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(DEFAULT_PORT);
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("127.0.0.1");
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            throw new PortTaken(
                    "Port " + port + " cannot be opened (" + taken.getMessage()
                            + "): stop the program that uses it or choose another port with RELAIS_PORT.",
                    taken);
        }
    }

    private static void pass(Config config, String ours, String theirs) {
        config.getOptionalValue(ours, String.class).ifPresent(value -> System.setProperty(theirs, value));
    }

    private static void exit(int code, String sentence) {
        System.err.println(sentence);
        System.exit(code);
    }

    private static final class PortTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PortTaken(String sentence, IOException cause) {
            super(sentence, cause);
        }
    }
}
