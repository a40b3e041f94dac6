package io.relais.sandbox.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** One element of a request, read by local name whatever its namespace, because real senders differ in it. */
public record XmlNode(Element element) {
    private static final DocumentBuilderFactory FACTORY = factory();

    /** Reads a document; document types and external entities are refused. */
    public static XmlNode parse(byte[] xml) throws MalformedXml {
        try {
            DocumentBuilder builder;
            synchronized (FACTORY) {
                builder = FACTORY.newDocumentBuilder();
            }
            builder.setErrorHandler(new DefaultHandler());
            return new XmlNode(builder.parse(new ByteArrayInputStream(xml)).getDocumentElement());
        } catch (SAXException | IOException e) {
            throw new MalformedXml(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    public String name() {
        return element.getLocalName();
    }

    /** The attribute's value, if it is there and not empty. */
    public Optional<String> attribute(String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
    }

    public String text() {
        return element.getTextContent().strip();
    }

    public List<XmlNode> children() {
        var found = new ArrayList<XmlNode>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                found.add(new XmlNode(child));
            }
        }
        return found;
    }

    public List<XmlNode> children(String name) {
        return children().stream().filter(child -> child.name().equals(name)).toList();
    }

    public Optional<XmlNode> child(String name) {
        return children(name).stream().findFirst();
    }

    /** The text of a child element, if it is there and not empty. */
    public Optional<String> childText(String name) {
        return child(name).map(XmlNode::text).filter(value -> !value.isEmpty());
    }

    /** All elements below with that name, in document order. */
    public List<XmlNode> all(String name) {
        var found = new ArrayList<XmlNode>();
        var nodes = element.getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add(new XmlNode((Element) nodes.item(i)));
        }
        return found;
    }

    /** The request cannot be read as XML. */
    public static final class MalformedXml extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedXml(Throwable cause) {
            super("the request is not well-formed XML", cause);
        }
    }

    private static DocumentBuilderFactory factory() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
