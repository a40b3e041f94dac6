package io.relais.core.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * Held as long as this program uses the folder. The operating system frees it when the program ends, by whatever death, so
 * a lock that is taken always means a living owner.
 */
final class FolderLock implements AutoCloseable {
    private final DataFolder folder;
    private final FileChannel channel;

    private FolderLock(DataFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(DataFolder folder) {
        try {
            FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new DatabaseUnavailable("The data folder " + folder.home() + " is already used by another program"
                        + owner(folder) + ": stop that one first or choose another folder with RELAIS_HOME.");
            }
            Files.writeString(
                    folder.owner(), Long.toString(ProcessHandle.current().pid()));
            return new FolderLock(folder, channel);
        } catch (IOException failure) {
            throw DatabaseUnavailable.onFiles(folder.home(), failure);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProgram) {
            return false;
        }
    }

    /** Kept beside the lock, not in it: a program that opens and closes its own lock file loses the lock. */
    private static String owner(DataFolder folder) {
        try {
            return " (process " + Files.readString(folder.owner()).strip() + ")";
        } catch (IOException unknown) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.owner());
            channel.close();
        } catch (IOException failure) {
            throw DatabaseUnavailable.onFiles(folder.home(), failure);
        }
    }
}
