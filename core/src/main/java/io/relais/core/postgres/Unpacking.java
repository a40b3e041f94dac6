package io.relais.core.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Brings PostgreSQL's programs from the class path into the folder, once per release; a half unpacked folder never counts. */
final class Unpacking {
    private Unpacking() {}

    static void ensure(DataFolder folder) {
        if (Files.isDirectory(folder.programs())) {
            return;
        }
        String archive = archiveFor(property("os.name"), property("os.arch"));
        folder.requireSpace();
        Path draft = DataFolder.draftOf(folder.programs());
        try (InputStream packed = Unpacking.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw missing(property("os.name"), property("os.arch"));
            }
            DataFolder.delete(draft);
            unpack(packed, draft);
            DataFolder.publish(draft, folder.programs());
        } catch (IOException failure) {
            throw DatabaseUnavailable.onFiles(folder.home(), failure);
        }
    }

    static String archiveFor(String system, String processor) {
        String processorName = switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> throw missing(system, other);
        };
        return switch (system.toLowerCase(Locale.ROOT)) {
            case "linux" -> "postgres-linux-" + processorName + ".txz";
            case "mac os x" -> "postgres-darwin-" + processorName + ".txz";
            case String other -> throw missing(other, processor);
        };
    }

    private static DatabaseUnavailable missing(String system, String processor) {
        return new DatabaseUnavailable("There is no built-in PostgreSQL for " + system + " on " + processor
                + ": give the address of a PostgreSQL server in RELAIS_DB_URL.");
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(entry, tar, inside(target, entry.getName()), target);
            }
        }
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path file, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(parent(file));
        if (entry.isSymbolicLink()) {
            Path link = Path.of(entry.getLinkName());
            inside(target, target.relativize(parent(file)).resolve(link).toString());
            Files.createSymbolicLink(file, link);
        } else if (entry.isLink()) {
            Files.createLink(file, inside(target, entry.getLinkName()));
        } else {
            try (OutputStream out = Files.newOutputStream(file)) {
                content.transferTo(out);
            }
            DataFolder.sync(file);
            boolean runnable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(runnable ? "rwx------" : "rw-------"));
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("archive entry leaves its folder: " + name);
        }
        return file;
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException("archive entry without a folder: " + file);
        }
        return parent;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
