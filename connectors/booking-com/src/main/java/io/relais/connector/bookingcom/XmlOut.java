package io.relais.connector.bookingcom;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML. Attributes are given as name, value, name, value; those with an empty value are left out. */
final class XmlOut {
    static final String OTA_NAMESPACE = "http://www.opentravel.org/OTA/2003/05";

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> path = new ArrayDeque<>();

    XmlOut open(String name, String... attributes) {
        tag(name, attributes).append('>');
        path.push(name);
        return this;
    }

    XmlOut empty(String name, String... attributes) {
        tag(name, attributes).append("/>");
        return this;
    }

    /** An element that holds only text. */
    XmlOut text(String name, String value, String... attributes) {
        tag(name, attributes).append('>');
        escape(value);
        text.append("</").append(name).append('>');
        return this;
    }

    XmlOut close() {
        text.append("</").append(path.pop()).append('>');
        return this;
    }

    XmlOut closeAll() {
        while (!path.isEmpty()) {
            close();
        }
        return this;
    }

    private StringBuilder tag(String name, String... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                text.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                text.append('"');
            }
        }
        return text;
    }

    private void escape(String value) {
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default -> {
                    // A character that XML 1.0 cannot hold would make the partner refuse the whole message.
                    boolean allowed = c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF);
                    text.appendCodePoint(allowed ? c : ' ');
                }
            }
        });
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
