package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.gate.Report;
import io.github.secretsgate.report.JunitCases.Case;
import io.github.secretsgate.report.JunitCases.Status;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit XML as Surefire writes it, so that whatever shows test results shows what was checked.
 *
 * @see <a href="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd">Surefire's schema</a>
 */
final class JunitReport implements ReportFormat {
    @Override
    public String fileName() {
        return "TEST-secrets-store.xml";
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (Map.Entry<String, List<Case>> suite : JunitCases.of(report).entrySet()) {
                suite(xml, suite.getKey(), suite.getValue());
            }
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void suite(XMLStreamWriter xml, String name, List<Case> cases) throws XMLStreamException {
        start(xml, "\n  ", "testsuite", "name", name, "time", "0", "tests", String.valueOf(cases.size()));
        attribute(xml, "errors", count(cases, Status.ERROR));
        attribute(xml, "skipped", count(cases, Status.SKIPPED));
        attribute(xml, "failures", count(cases, Status.FAILURE));
        for (Case one : cases) {
            start(xml, "\n    ", "testcase", "name", one.name(), "classname", name, "time", "0");
            if (one.status() != Status.PASSED) {
                start(xml, "", one.status().element(), "message", one.message());
                if (one.status() != Status.SKIPPED) {
                    attribute(xml, "type", one.type());
                }
                xml.writeCharacters(allowed(details(one)));
                xml.writeEndElement();
            } else if (one.finding() != null) {
                start(xml, "", "system-out");
                xml.writeCharacters(allowed(details(one)));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static String count(List<Case> cases, Status status) {
        return String.valueOf(
                cases.stream().filter(one -> one.status() == status).count());
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
        xml.writeAttribute(name, allowed(value));
    }

    private static String details(Case one) {
        Finding finding = one.finding();
        List<String> lines = new ArrayList<>();
        if (finding != null && finding.place() != null) {
            lines.add(finding.place().toString());
            lines.addAll(Excerpt.of(finding.place()));
        }
        if (finding != null) {
            lines.add(finding.message());
            finding.related().forEach(related -> lines.add(related.place() + ": " + related.message()));
            lines.add(finding.hint() == null ? "" : "hint: " + finding.hint());
        }
        return String.join("\n", lines);
    }

    /** The text without what no XML 1.0 can hold. */
    private static String allowed(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
