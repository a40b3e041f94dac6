package io.relais.connector.testkit;

import io.relais.connector.Connector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The {@code connector.yaml} beside a connector's class, as the hub reads it. */
record Descriptor(Map<?, ?> root) {
    static Descriptor of(Connector connector) {
        try (InputStream yaml = connector.getClass().getResourceAsStream("connector.yaml")) {
            if (yaml == null) {
                throw new AssertionError("connector.yaml is missing beside "
                        + connector.getClass().getName());
            }
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return new Descriptor((Map<?, ?>) Objects.requireNonNull(root, "connector.yaml is empty"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of the file, empty when it is not there. */
    String text(String key) {
        return text(root, key);
    }

    static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    /** The entries of a list of maps, none when it is not there. */
    List<Map<?, ?>> entries(String key) {
        @Nullable Object list = root.get(key);
        if (list instanceof List<?> entries) {
            return entries.stream()
                    .<Map<?, ?>>map(entry -> (Map<?, ?>) Objects.requireNonNull(entry))
                    .toList();
        }
        return List.of();
    }

    Set<String> settingKeys() {
        return entries("settings").stream().map(setting -> text(setting, "key")).collect(Collectors.toSet());
    }

    Set<String> secretKeys() {
        return entries("settings").stream()
                .filter(setting -> text(setting, "secret").equals("true"))
                .map(setting -> text(setting, "key"))
                .collect(Collectors.toSet());
    }

    /** Settings that a person must give because there is no default. */
    Set<String> keysToAsk() {
        return entries("settings").stream()
                .filter(setting -> text(setting, "required").equals("true"))
                .filter(setting -> text(setting, "default").isEmpty())
                .map(setting -> text(setting, "key"))
                .collect(Collectors.toSet());
    }

    Set<String> limitNames() {
        return entries("limits").stream().map(limit -> text(limit, "name")).collect(Collectors.toSet());
    }

    /** Status by rule of the quality scale. */
    Map<String, String> quality() {
        return entries("quality").stream()
                .collect(Collectors.toMap(entry -> text(entry, "rule"), entry -> text(entry, "status")));
    }
}
