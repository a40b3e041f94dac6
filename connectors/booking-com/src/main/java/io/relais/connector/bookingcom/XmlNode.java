package io.relais.connector.bookingcom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An XML element as a reader wants it: local names only, so that namespaces and prefixes do not matter, and every
 * missing thing is an empty text or list.
 *
 * @param name local name
 * @param attributes by local name
 * @param children elements in document order
 * @param text the element's own text, without surrounding white space
 */
record XmlNode(String name, Map<String, String> attributes, List<XmlNode> children, String text) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** The attribute's value, empty when absent. */
    String attr(String key) {
        String value = attributes.get(key);
        return value == null ? "" : value.strip();
    }

    /** The first of the attributes that is there and not blank, else empty. */
    String anyAttr(String... keys) {
        for (String key : keys) {
            String value = attr(key);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** Every element at the path below this one. */
    List<XmlNode> all(String... path) {
        List<XmlNode> found = List.of(this);
        for (String step : path) {
            List<XmlNode> next = new ArrayList<>();
            for (XmlNode node : found) {
                for (XmlNode child : node.children) {
                    if (child.is(step)) {
                        next.add(child);
                    }
                }
            }
            found = next;
        }
        return found;
    }

    Optional<XmlNode> find(String... path) {
        return all(path).stream().findFirst();
    }

    /** The first text at the path that is not blank, else empty. */
    String text(String... path) {
        return all(path).stream()
                .map(XmlNode::text)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Every element of that name at any depth, this one included. */
    List<XmlNode> deep(String wanted) {
        List<XmlNode> found = new ArrayList<>();
        gather(found, wanted);
        return found;
    }

    /** This element and everything below it, in document order. */
    Stream<XmlNode> stream() {
        List<XmlNode> all = new ArrayList<>();
        gather(all, "");
        return all.stream();
    }

    /** By plain recursion: every message is walked a dozen times, and streams of streams cost more than all the rest of reading. */
    private void gather(List<XmlNode> found, String wanted) {
        if (wanted.isEmpty() || is(wanted)) {
            found.add(this);
        }
        for (XmlNode child : children) {
            child.gather(found, wanted);
        }
    }

    /**
     * The same text for the same content, whatever the white space, prefixes and order of attributes.
     *
     * @param skipped names of elements to leave out, in lower case
     */
    String canonical(Set<String> skipped) {
        StringBuilder text = new StringBuilder();
        canonical(text, skipped);
        return text.toString();
    }

    /** Writes nothing at all for an element that holds nothing. */
    private void canonical(StringBuilder out, Set<String> skipped) {
        if (skipped.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        int start = out.length();
        out.append(name).append('[');
        int empty = out.length();
        new TreeMap<>(attributes).forEach((key, value) -> {
            if (!value.isBlank()) {
                separate(out, empty).append('@').append(key).append('=').append(value.strip());
            }
        });
        if (!text.isEmpty()) {
            separate(out, empty).append(SPACES.matcher(text).replaceAll(" "));
        }
        for (XmlNode child : children) {
            int before = out.length();
            separate(out, empty);
            int after = out.length();
            child.canonical(out, skipped);
            if (out.length() == after) {
                out.setLength(before);
            }
        }
        if (out.length() == empty) {
            out.setLength(start);
        } else {
            out.append(']');
        }
    }

    private static StringBuilder separate(StringBuilder out, int empty) {
        return out.length() > empty ? out.append(", ") : out;
    }

    @Override
    public String toString() {
        return "<" + name + "> with " + children.size() + " children";
    }
}
