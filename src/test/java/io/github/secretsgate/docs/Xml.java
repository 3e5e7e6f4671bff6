package io.github.secretsgate.docs;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An element of an XML file. */
record Xml(Element element) {
    static Xml read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Xml parse(String text) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Xml(
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("This is not XML: " + e.getMessage(), e);
        }
    }

    String name() {
        return element.getTagName();
    }

    String text() {
        return element.getTextContent().strip();
    }

    String attribute(String name) {
        return element.getAttribute(name);
    }

    List<Xml> children() {
        List<Xml> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(new Xml(found));
            }
        }
        return children;
    }

    /** The children of the one child with this name; none if there is no such child. */
    List<Xml> childrenOf(String name) {
        return child(name).map(Xml::children).orElse(List.of());
    }

    Optional<Xml> child(String name) {
        return children().stream().filter(child -> child.name().equals(name)).findFirst();
    }

    /** The text of a child; empty if there is none. */
    String text(String name) {
        return child(name).map(Xml::text).orElse("");
    }

    /** This element and all within it that have this name. */
    List<Xml> all(String name) {
        List<Xml> found = new ArrayList<>();
        if (name().equals(name)) {
            found.add(this);
        }
        NodeList list = element.getElementsByTagName(name);
        for (int i = 0; i < list.getLength(); i++) {
            found.add(new Xml((Element) list.item(i)));
        }
        return found;
    }

    /** Whether this lies within an element with this name. */
    boolean within(String name) {
        for (Node up = element.getParentNode(); up != null; up = up.getParentNode()) {
            if (up.getNodeName().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
