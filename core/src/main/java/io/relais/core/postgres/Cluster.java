package io.relais.core.postgres;

import com.sun.management.OperatingSystemMXBean;
import io.relais.core.postgres.Programs.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be done with one data folder of PostgreSQL: create it, start a server on it, stop that server. */
final class Cluster {
    static final String USER = "relais";

    private static final Duration CREATE_LIMIT = Duration.ofMinutes(2);
    /** Generous, because the first start after a crash replays the journal. */
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final long PAGE_MEMORY_MIN = 128;
    private static final long PAGE_MEMORY_MAX = 1_024;
    private static final long LOG_LIMIT_BYTES = 10L * 1024 * 1024;

    private final DataFolder folder;
    private final Programs programs;

    Cluster(DataFolder folder) {
        this.folder = folder;
        this.programs = Programs.of(folder);
    }

    DataFolder folder() {
        return folder;
    }

    void createIfAbsent() {
        try {
            if (Files.isDirectory(folder.data())) {
                // A chmod, a volume mount or a restored copy may have opened the folder, and PostgreSQL refuses that.
                Files.setPosixFilePermissions(folder.data(), DataFolder.OWNER_ONLY);
                return;
            }
            folder.requireSpace();
            create();
        } catch (IOException failure) {
            throw DatabaseUnavailable.onFiles(folder.home(), failure);
        }
    }

    private void create() throws IOException {
        Path draft = DataFolder.draftOf(folder.data());
        DataFolder.delete(draft);
        writePassword();
        Outcome outcome = programs.run(CREATE_LIMIT, "initdb", initdbArguments(draft));
        if (!outcome.succeeded()) {
            throw failed("PostgreSQL could not create its data in " + folder.home(), outcome.said());
        }
        DataFolder.publish(draft, folder.data());
    }

    /** The built-in locale provider sorts and folds case alike on every machine; only its C part is named differently. */
    private List<String> initdbArguments(Path draft) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        return List.of(
                "--pgdata=" + draft,
                "--username=" + USER,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--lc-ctype=" + (mac ? "UTF-8" : "C.UTF-8"),
                "--auth=scram-sha-256",
                "--pwfile=" + folder.password(),
                "--data-checksums");
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(folder.password());
        Files.createFile(
                folder.password(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.password(), HexFormat.of().formatHex(random));
        DataFolder.sync(folder.password());
    }

    String password() {
        try {
            return Files.readString(folder.password()).strip();
        } catch (IOException missing) {
            throw new DatabaseUnavailable(
                    "The file " + folder.password() + " with the password of the database cannot be read:"
                            + " put it back from a copy.",
                    missing);
        }
    }

    /** A server that another launcher left behind on this data is stopped; a process file that names a stranger is dropped. */
    void endOrphan() {
        Optional<ProcessHandle> named = namedProcess();
        if (named.isEmpty()) {
            return; // PostgreSQL replaces the file of a dead process itself, and checks its shared memory while at it.
        }
        if (ServerProcess.servesData(named.get(), folder.data())) {
            stop();
            return;
        }
        try {
            // The number now belongs to somebody else. Safe, because whoever holds our lock is alone on this data.
            Files.deleteIfExists(folder.processFile());
        } catch (IOException failure) {
            throw DatabaseUnavailable.onFiles(folder.home(), failure);
        }
    }

    /** Starts the server; false when somebody else has taken the port meanwhile. */
    boolean start(int port) {
        long logged = prepareLog();
        Outcome outcome = programs.run(START_LIMIT.plus(MARGIN), "pg_ctl", startArguments(port));
        if (outcome.succeeded()) {
            return true;
        }
        String said = outcome.said() + logSince(logged);
        stop();
        if (said.contains("could not bind") || said.contains("Address already in use")) {
            return false;
        }
        throw failed("PostgreSQL did not start on " + folder.home(), said);
    }

    private List<String> startArguments(int port) {
        String settings = " -p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC"
                + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on"
                + " -c max_connections=60 -c log_checkpoints=off -c autovacuum_naptime=15s"
                + " -c shared_buffers=" + pageMemoryMegabytes() + "MB";
        return List.of(
                "start",
                "--pgdata=" + folder.data(),
                "--log=" + folder.log(),
                "--wait",
                "--timeout=" + START_LIMIT.toSeconds(),
                "--options=" + settings);
    }

    /** A sixteenth of the machine's (or container's) memory: what is asked for all day stays at hand, the rest is for others. */
    private static long pageMemoryMegabytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? Math.clamp(machine.getTotalMemorySize() / (16L << 20), PAGE_MEMORY_MIN, PAGE_MEMORY_MAX)
                : PAGE_MEMORY_MIN;
    }

    /** Stops the server: politely first, then at once (the journal repairs that), then by force. Never fails, never hangs. */
    void stop() {
        Optional<ProcessHandle> server =
                namedProcess().filter(process -> ServerProcess.servesData(process, folder.data()));
        if (server.isEmpty()) {
            return;
        }
        if (!stop("fast") && !stop("immediate")) {
            server.get().destroyForcibly();
        }
    }

    private boolean stop(String mode) {
        return programs.run(
                        STOP_LIMIT.plus(MARGIN),
                        "pg_ctl",
                        List.of(
                                "stop",
                                "--pgdata=" + folder.data(),
                                "--mode=" + mode,
                                "--wait",
                                "--timeout=" + STOP_LIMIT.toSeconds()))
                .succeeded();
    }

    Optional<ProcessHandle> namedProcess() {
        try (var lines = Files.lines(folder.processFile(), StandardCharsets.ISO_8859_1)) {
            return lines.findFirst().flatMap(first -> ProcessHandle.of(Long.parseLong(first.strip())));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private long prepareLog() {
        try {
            if (Files.exists(folder.log()) && Files.size(folder.log()) > LOG_LIMIT_BYTES) {
                Files.move(
                        folder.log(),
                        folder.log().resolveSibling("postgres.1.log"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
        } catch (IOException failure) {
            throw DatabaseUnavailable.onFiles(folder.home(), failure);
        }
    }

    private String logSince(long position) {
        try (var log = new RandomAccessFile(folder.log().toFile(), "r")) {
            log.seek(position);
            byte[] tail = new byte[(int) Math.min(log.length() - position, 64 * 1024)];
            log.readFully(tail);
            return new String(tail, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private DatabaseUnavailable failed(String what, String said) {
        if (DatabaseUnavailable.tellsOfFullDisk(said)) {
            return DatabaseUnavailable.diskFull(folder.home());
        }
        String reason = said.lines()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("error:"))
                .reduce((first, last) -> last)
                .orElse(said.lines().reduce((first, last) -> last).orElse("no reason given"));
        return new DatabaseUnavailable(what + ": " + reason.strip() + " (details in " + folder.log() + ").");
    }
}
