package io.relais.core.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where things lie in the folder of one built-in database. The names carry the release, so that two may stand side by side. */
record DataFolder(Path home) {
    static final String RELEASE = "18.4";
    static final long NEEDED_FOR_A_NEW_DATABASE_BYTES = 300L * 1024 * 1024;

    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    static DataFolder prepare(Path wanted) {
        Path absolute = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Path home = absolute.toRealPath();
            Files.setPosixFilePermissions(home, OWNER_ONLY);
            return new DataFolder(home);
        } catch (IOException failure) {
            throw DatabaseUnavailable.onFiles(absolute, failure);
        }
    }

    Path lock() {
        return home.resolve("lock");
    }

    Path owner() {
        return home.resolve("owner");
    }

    Path password() {
        return home.resolve("password");
    }

    Path port() {
        return home.resolve("port");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    Path output() {
        return home.resolve("commands.log");
    }

    Path programs() {
        return home.resolve("pg-" + RELEASE);
    }

    Path program(String name) {
        return programs().resolve("bin").resolve(name);
    }

    Path data() {
        return home.resolve("data-" + RELEASE.substring(0, RELEASE.indexOf('.')));
    }

    Path processFile() {
        return data().resolve("postmaster.pid");
    }

    /** A sibling to build in: only a finished folder is ever moved to the name that counts. */
    static Path draftOf(Path finished) {
        return finished.resolveSibling(finished.getFileName() + ".new");
    }

    static void publish(Path draft, Path finished) throws IOException {
        try {
            Files.move(draft, finished, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException impossibleInOneFolder) {
            throw new IOException("cannot rename " + draft, impossibleInOneFolder);
        }
        sync(finished.resolveSibling("."));
    }

    /** A loss of power must not take back what later steps rely on. */
    static void sync(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    void requireSpace() {
        try {
            if (Files.getFileStore(home).getUsableSpace() < NEEDED_FOR_A_NEW_DATABASE_BYTES) {
                throw DatabaseUnavailable.diskFull(home);
            }
        } catch (IOException failure) {
            throw DatabaseUnavailable.onFiles(home, failure);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
