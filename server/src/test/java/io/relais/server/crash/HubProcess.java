package io.relais.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The packaged hub with the demo's seeds and a database of its own, in a process that can be killed and started again on the same
 * data.
 */
final class HubProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int STOP_LIMIT_SECONDS = 60;
    private static final Pattern KEY = Pattern.compile("API key\\s+(rls_\\S+)");

    private final Path home;
    private final URI sandbox;
    private final int port = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;
    private String key = "";

    /** {@code home}: an empty folder, or one that a hub has used before. */
    HubProcess(Path home, URI sandbox) {
        this.home = home;
        this.sandbox = sandbox;
    }

    /** Starts the hub and returns when it is ready. */
    void start() {
        Process started = launch();
        process = started;
        Awaitility.await()
                .pollInterval(Duration.ofMillis(100))
                .atMost(START_LIMIT)
                .until(() -> {
                    assertThat(started.isAlive())
                            .as("the hub ended, see %s", log())
                            .isTrue();
                    return isReady();
                });
        if (key.isEmpty()) {
            Awaitility.await().until(() -> findKey().isPresent());
            key = findKey().orElseThrow();
        }
    }

    private Process launch() {
        try {
            Files.createDirectories(home);
            Process launched = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(launched::destroyForcibly));
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // They live for seconds: what the better compiler makes faster would never be used.
                "-XX:TieredStopAtLevel=1",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-Drelais.home=" + home.toAbsolutePath(),
                "-Drelais.port=" + port,
                "-Drelais.demo=true",
                "-Drelais.seeds=" + Path.of("..", "seeds").toAbsolutePath().normalize(),
                "-Drelais.sandbox.url=" + sandbox,
                "-Drelais.limits.per-minute=1000000",
                "-Drelais.limits.per-second=1000000",
                "-Drelais.limits.burst=1000000",
                "-jar",
                jar().toString());
    }

    private static Path jar() {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .map(Path::toAbsolutePath)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the hub is not packaged: no runner jar in target"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: no shutdown hook runs, the database is left to itself. */
    void kill() {
        running().destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, as Ctrl-C or a service manager does; returns the exit code. */
    int stop() {
        running().destroy();
        return awaitEnd();
    }

    private int awaitEnd() {
        return running()
                .onExit()
                .orTimeout(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }

    /** Asks each connection's partner for reservations; false when the hub was not there to be asked. */
    boolean pull(String connectionId) {
        try {
            return call("POST", "/api/v1/connections/" + connectionId + "/pull") == 202;
        } catch (IOException down) {
            return false;
        }
    }

    /** Sets a price; false when the hub was not there to do it. {@code amount}: whole units, which every currency has. */
    boolean price(HubBooks.Product product, LocalDate first, LocalDate last, int amount) {
        String body = """
                {"unitTypeId": "%s", "ratePlanId": "%s", "from": "%s", "to": "%s", "amount": "%d"}
                """.formatted(product.unitType(), product.plan(), first, last, amount);
        try {
            return call("PUT", "/api/v1/properties/" + product.property() + "/rates/prices", body) == 200;
        } catch (IOException down) {
            return false;
        }
    }

    /** The folder of the hub's own database. */
    Path database() {
        return home.resolve("postgres");
    }

    Path log() {
        return home.resolve("hub.log");
    }

    private boolean isReady() {
        try {
            return call("GET", "/q/health/ready") == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private int call(String method, String path) throws IOException {
        return call(method, path, "");
    }

    private int call(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Optional<String> findKey() {
        try {
            Matcher matcher = KEY.matcher(Files.readString(log()));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
