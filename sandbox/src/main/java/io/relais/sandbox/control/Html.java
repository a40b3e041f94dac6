package io.relais.sandbox.control;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the page template. Values are HTML already; {@link #escape} makes text safe for elements and quoted attributes. */
final class Html {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z.-]+)}}");

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Replaces {@code {{name}}} by its value and {@code {{t.key}}} by the text of that key. */
    static String fill(String template, Map<String, String> values, Texts texts) {
        return PLACE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), values, texts)));
    }

    private static String value(String name, Map<String, String> values, Texts texts) {
        if (name.startsWith("t.")) {
            return escape(texts.get(name.substring(2)));
        }
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("template names an unknown value: " + name);
        }
        return value;
    }
}
