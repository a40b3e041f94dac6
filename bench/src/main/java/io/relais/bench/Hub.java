package io.relais.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real hub as a process of its own on the benchmark's database. */
public final class Hub implements AutoCloseable {
    private static final Path BUILT = Path.of("server", "target");
    private static final int START_SECONDS = 90;
    private static final int STOP_SECONDS = 15;
    private static final int LOG_LINES = 60;

    private final Process process;
    private final int port;
    private final Path log;
    private final HttpClient client = HttpClient.newHttpClient();

    private Hub(Process process, int port, Path log) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it and waits until it is ready; the end of its log goes to the progress when it does not become so. */
    public static Hub start(Ground ground, Board board) throws IOException, InterruptedException {
        return start(ground, board, List.of());
    }

    /** The same with more options for Java, as settings of the hub. */
    public static Hub start(Ground ground, Board board, List<String> options) throws IOException, InterruptedException {
        Path jar = program();
        int port = freePort();
        Path log = ground.home().resolve("hub.log");
        List<String> command = new ArrayList<>(command(ground, jar, port));
        command.addAll(1, options);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Hub hub = new Hub(process, port, log);
        if (!hub.isReadyWithin(START_SECONDS)) {
            hub.tellLog(board);
            hub.close();
            throw new IllegalStateException("the hub did not become ready");
        }
        return hub;
    }

    /** The program that was built here, unless another one is named. */
    private static Path program() throws IOException {
        String named = System.getProperty("relais.bench.hub");
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        if (Files.isDirectory(BUILT)) {
            try (Stream<Path> files = Files.list(BUILT)) {
                Optional<Path> built = files.filter(file -> file.toString().endsWith("-runner.jar"))
                        .findFirst();
                if (built.isPresent()) {
                    return built.get().toAbsolutePath();
                }
            }
        }
        throw new IllegalStateException(
                "The hub is not built: run this in the project's folder after a build, or name its jar in relais.bench.hub.");
    }

    private static List<String> command(Ground ground, Path jar, int port) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders",
                "-Drelais.home=" + ground.home(),
                "-Drelais.db.url=" + ground.postgres().jdbcUrl(),
                "-Drelais.db.user=" + ground.postgres().user(),
                "-Drelais.db.password=" + ground.postgres().password(),
                // One client plays the whole house here; a limit meant for one would be what is measured.
                "-Drelais.limits.per-minute=1000000",
                "-Drelais.limits.per-second=100000",
                "-Drelais.limits.burst=100000",
                "-Dquarkus.http.port=" + port,
                "-Drelais.port=" + port,
                "-jar",
                jar.toString());
    }

    /** What is done with the hub. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Does the work; when that fails the end of the hub's log goes to the progress. */
    public void telling(Board board, Work work) throws Exception {
        try {
            work.run();
        } catch (Exception e) {
            tellLog(board);
            throw e;
        }
    }

    private void tellLog(Board board) throws IOException {
        List<String> lines = Files.readAllLines(log);
        lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()).forEach(board::progress);
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public long pid() {
        return process.pid();
    }

    public HttpClient client() {
        return client;
    }

    private boolean isReadyWithin(int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end && process.isAlive()) {
            if (isReady()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(address("/q/health/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
