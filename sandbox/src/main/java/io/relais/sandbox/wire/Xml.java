package io.relais.sandbox.wire;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Writes XML text; values are escaped, characters XML cannot hold become the replacement character, null attributes are left out. */
public final class Xml {
    private final StringBuilder out = new StringBuilder(4096);
    private final ArrayDeque<String> open = new ArrayDeque<>();

    public Xml() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** Opens an element; attributes as name, value, name, value. */
    public Xml open(String name, @Nullable String... attributes) {
        start(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    public Xml close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    public Xml empty(String name, @Nullable String... attributes) {
        start(name, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds only text. */
    public Xml leaf(String name, String text, @Nullable String... attributes) {
        if (text.isEmpty()) {
            return empty(name, attributes);
        }
        start(name, attributes);
        out.append('>');
        escape(text);
        out.append("</").append(name).append('>');
        return this;
    }

    public Xml comment(String text) {
        out.append("<!-- ").append(text.replace("--", "- -")).append(" -->");
        return this;
    }

    /**
     * The text written.
     *
     * @throws IllegalStateException if an element is still open
     */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("element not closed: " + open.peek());
        }
        return out.toString();
    }

    private void start(String name, @Nullable String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(value);
                out.append('"');
            }
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(this::append);
    }

    private void append(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
        }
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
    }
}
