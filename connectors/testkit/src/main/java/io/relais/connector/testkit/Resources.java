package io.relais.connector.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the test resources of the connector under test. */
final class Resources {
    private Resources() {}

    /** A folder on the class path of the test. */
    static Path folder(String name) {
        URL url = Thread.currentThread().getContextClassLoader().getResource(name);
        if (url == null) {
            throw new AssertionError("src/test/resources/" + name + " is missing");
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(name + " cannot be read as a folder", e);
        }
    }

    /** The content of each file of a folder, by its path inside it, in order of name. */
    static SortedMap<String, String> texts(Path folder) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : files(folder)) {
            texts.put(folder.relativize(file).toString(), text(file));
        }
        return texts;
    }

    /** The same as bytes, for what need not be text. */
    static SortedMap<String, byte[]> bytes(Path folder) {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        for (Path file : files(folder)) {
            bytes.put(folder.relativize(file).toString(), read(file));
        }
        return bytes;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
