package io.relais.core.connection;

import io.relais.connector.Settings;
import java.util.Map;
import java.util.TreeMap;

/** An account's settings as one text, before it is encrypted. */
final class SettingsText {
    private SettingsText() {}

    static String of(Settings settings) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(settings.values())
                .forEach((key, value) ->
                        text.append(key).append('=').append(escape(value)).append('\n'));
        return text.toString();
    }

    static Settings read(String text) {
        Map<String, String> values = new TreeMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
        });
        return new Settings(values);
    }

    /** One line per setting whatever it holds: a private key pasted into a form has line ends of any kind. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                plain.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
