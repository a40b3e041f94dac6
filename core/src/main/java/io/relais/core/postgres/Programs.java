package io.relais.core.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs, each within a limit of time. */
final class Programs {
    /** How a program ended: exit code 0 is success; {@code said} is all it wrote. */
    record Outcome(int exitCode, String said) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private static final int TIMED_OUT = 124;

    private final DataFolder folder;
    private final List<String> prefix;

    private Programs(DataFolder folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    static Programs of(DataFolder folder) {
        // PostgreSQL refuses to run as root; in a user namespace of its own it sees itself as nobody.
        return new Programs(folder, runsAsRoot() ? List.of("unshare", "-U") : List.of());
    }

    Outcome run(Duration limit, String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.program(program).toString());
        command.addAll(arguments);
        try {
            return run(limit, command);
        } catch (IOException failure) {
            if (DatabaseUnavailable.tellsOfFullDisk(failure.getMessage())) {
                throw DatabaseUnavailable.diskFull(folder.home());
            }
            throw cannotRun(String.valueOf(failure.getMessage()), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("PostgreSQL's " + program + " was interrupted.", stopped);
        }
    }

    private Outcome run(Duration limit, List<String> command) throws IOException, InterruptedException {
        File output = folder.output().toFile();
        // To a file and not a pipe: the server inherits it, so a reader of a pipe would wait for the server's end.
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        forgetOtherServers(builder.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return outcome(process.exitValue(), output.toPath());
            }
            return new Outcome(TIMED_OUT, "no answer within " + limit.toSeconds() + " s");
        } finally {
            process.destroyForcibly();
        }
    }

    private Outcome outcome(int exitCode, Path output) throws IOException {
        String said = Files.readString(output, StandardCharsets.ISO_8859_1);
        if (said.contains("unshare: ")) {
            throw new DatabaseUnavailable(
                    "The built-in PostgreSQL does not run as root here: start Relais as an ordinary"
                            + " user, or give the address of a PostgreSQL server in RELAIS_DB_URL.");
        }
        if (exitCode == 126 || exitCode == 127) {
            throw cannotRun(said.strip(), new IOException(said.strip()));
        }
        return new Outcome(exitCode, said);
    }

    /** PGDATA, PGPORT and friends of the person's own PostgreSQL must not reach ours. */
    private static void forgetOtherServers(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
    }

    private DatabaseUnavailable cannotRun(String reason, IOException cause) {
        return new DatabaseUnavailable(
                "The built-in PostgreSQL in " + folder.programs() + " cannot run on this machine (" + reason
                        + "): give the address of a PostgreSQL server in RELAIS_DB_URL.",
                cause);
    }

    private static boolean runsAsRoot() {
        Path self = Path.of("/proc/self");
        try {
            return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
        } catch (IOException unknown) {
            return false;
        }
    }
}
