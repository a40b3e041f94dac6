package io.relais.connector.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Assumptions;

/**
 * Messages of real partners in a folder outside the project, given with {@code -Drelais.samples=<folder>}: one sub-folder
 * per partner. They belong to their publishers and are never committed.
 */
public final class Samples {
    private Samples() {}

    /** The files of one partner by name; the calling test is skipped, with the reason, when they are not there. */
    public static SortedMap<String, String> of(String partner) {
        return Resources.texts(folder(partner));
    }

    /** The same as bytes, where an encoding cannot be taken for granted. */
    public static SortedMap<String, byte[]> bytes(String partner) {
        return Resources.bytes(folder(partner));
    }

    private static Path folder(String partner) {
        String folder = System.getProperty("relais.samples", "");
        Assumptions.assumeFalse(folder.isBlank(), "no folder of partner messages: give -Drelais.samples=<folder>");
        Path files = Path.of(folder).resolve(partner);
        Assumptions.assumeTrue(Files.isDirectory(files), "the sample folder has nothing of " + partner);
        return files;
    }
}
