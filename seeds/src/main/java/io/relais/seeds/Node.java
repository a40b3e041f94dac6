package io.relais.seeds;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One mapping of a seeds file. What is missing or of the wrong form is told with the place where it was expected. */
record Node(String place, Map<?, ?> values) {

    static Node read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return of(file.getFileName().toString(), loaded);
        } catch (IOException e) {
            throw new UncheckedIOException("the seeds file " + file + " cannot be read", e);
        }
    }

    String text(String key) {
        return find(key).orElseThrow(() -> missing(key));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key)).map(Object::toString);
    }

    int number(String key) {
        return Integer.parseInt(text(key));
    }

    int number(String key, int otherwise) {
        return find(key).map(Integer::parseInt).orElse(otherwise);
    }

    boolean flag(String key) {
        return find(key).map(Boolean::parseBoolean).orElse(false);
    }

    Node node(String key) {
        return of(place + "." + key, values.get(key));
    }

    /** The values of a list, empty when there is none. */
    List<String> texts(String key) {
        return list(key).stream().map(Object::toString).toList();
    }

    List<Integer> numbers(String key) {
        return texts(key).stream().map(Integer::valueOf).toList();
    }

    List<Node> nodes(String key) {
        return list(key).stream().map(value -> of(place + "." + key, value)).toList();
    }

    /** The mapping below a key as text, in the file's order; empty when there is none. */
    Map<String, String> map(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        if (values.get(key) != null) {
            node(key).values.forEach((name, value) -> map.put(String.valueOf(name), String.valueOf(value)));
        }
        return map;
    }

    private List<?> list(String key) {
        Object value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(place + "." + key + " must be a list");
    }

    private static Node of(String place, @org.jspecify.annotations.Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Node(place, map);
        }
        throw new IllegalArgumentException(place + " must have keys and values");
    }

    private IllegalArgumentException missing(String key) {
        return new IllegalArgumentException(place + " has no " + key);
    }
}
