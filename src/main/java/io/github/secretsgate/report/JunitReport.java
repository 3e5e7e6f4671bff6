package io.github.secretsgate.report;

import io.github.secretsgate.report.JunitCases.Case;
import io.github.secretsgate.report.JunitCases.Status;
import io.github.secretsgate.report.JunitCases.Suite;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit XML as Surefire writes it, for tools that show test results.
 *
 * @see <a href="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd">Surefire's schema</a>
 */
final class JunitReport {
    private JunitReport() {}

    static void write(Report report, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (Suite suite : JunitCases.of(report)) {
                suite(xml, suite);
            }
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void suite(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
        start(xml, "\n  ", "testsuite", "name", suite.name(), "time", "0");
        attribute(xml, "tests", String.valueOf(suite.cases().size()));
        attribute(xml, "errors", String.valueOf(suite.count(Status.ERROR)));
        attribute(xml, "skipped", String.valueOf(suite.count(Status.SKIPPED)));
        attribute(xml, "failures", String.valueOf(suite.count(Status.FAILURE)));
        for (Case one : suite.cases()) {
            start(xml, "\n    ", "testcase", "name", one.name(), "classname", suite.name(), "time", "0");
            if (one.status() != Status.PASSED || one.finding() != null) {
                outcome(xml, one);
            }
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void outcome(XMLStreamWriter xml, Case one) throws XMLStreamException {
        switch (one.status()) {
            case PASSED -> start(xml, "", "system-out");
            case SKIPPED -> start(xml, "", "skipped", "message", one.message());
            case FAILURE, ERROR -> start(xml, "", one.status().element(), "message", one.message(), "type", one.type());
        }
        xml.writeCharacters(allowed(details(one)));
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String indent, String element, String... attributes)
            throws XMLStreamException {
        xml.writeCharacters(indent);
        xml.writeStartElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(xml, attributes[i], attributes[i + 1]);
        }
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(Terminal.printable(value)));
    }

    /** The message at the case's own location, because a finding can be about many bindings. The hint is only printed once. */
    private static String details(Case one) {
        List<String> lines = new ArrayList<>();
        if (one.location() != null) {
            lines.add(one.location().toString());
            lines.addAll(Excerpt.of(one.location()));
        }
        if (one.finding() != null) {
            lines.add(one.first() ? FindingText.of(one.finding()) : FindingText.message(one.finding()));
            lines.add(one.finding().rule().helpUri());
        }
        return String.join("\n", lines);
    }

    /** Removes the characters that XML 1.0 doesn't allow. */
    private static String allowed(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
