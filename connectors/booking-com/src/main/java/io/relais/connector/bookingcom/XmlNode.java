package io.relais.connector.bookingcom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        return Stream.of(keys)
                .map(this::attr)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Every element at the path below this one. */
    List<XmlNode> all(String... path) {
        List<XmlNode> found = List.of(this);
        for (String step : path) {
            found = found.stream()
                    .flatMap(node -> node.children.stream())
                    .filter(node -> node.is(step))
                    .toList();
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
        return stream().filter(node -> node.is(wanted)).toList();
    }

    /** This element and everything below it, in document order. */
    Stream<XmlNode> stream() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::stream));
    }

    /**
     * The same text for the same content, whatever the white space, prefixes and order of attributes.
     *
     * @param skipped names of elements to leave out, in lower case
     */
    String canonical(Set<String> skipped) {
        if (skipped.contains(name.toLowerCase(Locale.ROOT))) {
            return "";
        }
        List<String> inner = new ArrayList<>();
        new TreeMap<>(attributes).forEach((key, value) -> {
            if (!value.isBlank()) {
                inner.add("@" + key + "=" + value.strip());
            }
        });
        if (!text.isEmpty()) {
            inner.add(text.replaceAll("\\s+", " "));
        }
        children.stream()
                .map(child -> child.canonical(skipped))
                .filter(child -> !child.isEmpty())
                .forEach(inner::add);
        return inner.isEmpty() ? "" : name + inner;
    }

    @Override
    public String toString() {
        return "<" + name + "> with " + children.size() + " children";
    }
}
