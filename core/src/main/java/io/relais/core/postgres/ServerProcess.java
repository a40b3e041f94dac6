package io.relais.core.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What the operating system tells of a PostgreSQL server's process. */
final class ServerProcess {
    private ServerProcess() {}

    /** Not any PostgreSQL: a process number may by now belong to the person's own server, which is none of our business. */
    static boolean servesData(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        boolean postgres =
                info.command().filter(path -> path.endsWith("/postgres")).isPresent();
        Optional<String[]> arguments = info.arguments();
        return postgres
                && (arguments.isEmpty() || Arrays.asList(arguments.get()).contains(data.toString()));
    }

    /** A dead server whose parent never asks for its exit code is still listed, yet serves nobody. */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return status.startsWith(" Z", status.lastIndexOf(')') + 1);
        } catch (IOException noSuchFileSystem) {
            return false;
        }
    }
}
