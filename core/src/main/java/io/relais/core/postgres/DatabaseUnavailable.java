package io.relais.core.postgres;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used. The message is one sentence for the person who started the program: what is wrong, where,
 * and what to do; it is meant to be shown without a stack trace.
 */
public final class DatabaseUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String NO_SPACE = "No space left on device";

    /** Fails with one sentence for the operator. */
    public DatabaseUnavailable(String message) {
        super(message);
    }

    /** Fails with one sentence for the operator and the technical reason behind it. */
    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    static DatabaseUnavailable diskFull(Path folder) {
        return new DatabaseUnavailable("The disk that holds " + folder
                + " is full: free some space (about 300 MB for a new database) and start again.");
    }

    static DatabaseUnavailable onFiles(Path folder, IOException failure) {
        if (tellsOfFullDisk(failure.getMessage())) {
            return diskFull(folder);
        }
        return new DatabaseUnavailable(
                "The data folder " + folder + " cannot be written (" + reason(failure)
                        + "): make it writable or choose another one with RELAIS_HOME.",
                failure);
    }

    static boolean tellsOfFullDisk(@Nullable String text) {
        return text != null && (text.contains(NO_SPACE) || text.contains("Disk quota exceeded"));
    }

    private static String reason(IOException failure) {
        String said = failure instanceof FileSystemException onFile ? onFile.getReason() : failure.getMessage();
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            case IOException other -> said == null ? other.getClass().getSimpleName() : said;
        };
    }
}
