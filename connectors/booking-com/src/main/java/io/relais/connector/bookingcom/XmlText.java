package io.relais.connector.bookingcom;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads partner XML safely: no DTD, no entities of its own, bounded size and depth. */
final class XmlText {
    /** Above the largest list of reservations a partner could sensibly send, below what would hurt the hub. */
    static final int CHARACTERS_MAX = 32_000_000;

    private static final int DEPTH_MAX = 100;

    /** Made once, because that costs more than reading a reservation; never changed after, so any thread may make readers. */
    private static final XMLInputFactory FACTORY = factory();

    private XmlText() {}

    /** The root element; empty when the text is not well-formed, too large, too deep or brings a DTD. */
    static Optional<XmlNode> parse(String text) {
        String clean = text.startsWith("\uFEFF") ? text.substring(1).strip() : text.strip();
        if (clean.isEmpty() || clean.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(clean));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static Optional<XmlNode> read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> path = new ArrayDeque<>();
        Optional<XmlNode> root = Optional.empty();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("a DTD or an entity is not allowed");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (path.size() == DEPTH_MAX) {
                    throw new XMLStreamException("too deep");
                }
                path.push(Open.at(reader));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (!path.isEmpty()) {
                    path.element().text.append(reader.getText());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                XmlNode closed = path.pop().close();
                if (path.isEmpty()) {
                    root = Optional.of(closed);
                } else {
                    path.element().children.add(closed);
                }
            }
        }
        return root;
    }

    /** An element whose end has not been read yet. */
    private record Open(String name, Map<String, String> attributes, List<XmlNode> children, StringBuilder text) {
        static Open at(XMLStreamReader reader) {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            return new Open(reader.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
        }

        XmlNode close() {
            return new XmlNode(
                    name,
                    Map.copyOf(attributes),
                    List.copyOf(children),
                    text.toString().strip());
        }
    }

    /**
     * The named elements of a well-formed text, outermost only, each exactly as it stands: what we keep is what the
     * partner sent, not our rendering of it.
     */
    static List<String> cut(String text, Set<String> names) {
        List<String> cuts = new ArrayList<>();
        String open = "";
        int nesting = 0;
        int start = 0;
        int at = text.indexOf('<');
        while (at >= 0) {
            int end = markupEnd(text, at);
            char next = text.charAt(at + 1);
            if (next != '!' && next != '?') {
                boolean closing = next == '/';
                boolean whole = text.charAt(end - 2) == '/';
                String name = localName(text, closing ? at + 2 : at + 1);
                if (nesting == 0 && !closing && names.contains(name)) {
                    open = name;
                    start = at;
                }
                if (name.equals(open)) {
                    nesting += closing ? -1 : whole ? 0 : 1;
                    if (nesting == 0) {
                        cuts.add(text.substring(start, end));
                        open = "";
                    }
                }
            }
            at = text.indexOf('<', end);
        }
        return cuts;
    }

    /** The index after the markup that begins at {@code at}. */
    private static int markupEnd(String text, int at) {
        if (text.startsWith("<!--", at)) {
            return after(text, "-->", at + 4);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return after(text, "]]>", at);
        }
        if (text.startsWith("<?", at)) {
            return after(text, "?>", at);
        }
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return text.length();
    }

    private static int after(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private static String localName(String text, int from) {
        int end = from;
        while (end < text.length() && "/> \t\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(from, end);
        return name.substring(name.indexOf(':') + 1);
    }
}
