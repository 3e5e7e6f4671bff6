package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Golden;
import io.github.secretsgate.Scenario;
import io.github.secretsgate.result.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class JunitReportTest {
    static final List<Path> SCENARIOS = Scenario.full();

    /** Surefire writes a file for each suite, and others the same suites together below testsuites. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void eachSuiteIsValidAgainstSurefiresSchema(Path scenario) throws Exception {
        Validator validator = validator();
        Element root = parsed(MachineFormatsTest.written(ReportFormat.JUNIT, Scenario.check(scenario)));

        assertEquals("testsuites", root.getTagName());
        NodeList suites = root.getElementsByTagName("testsuite");
        for (int i = 0; i < suites.getLength(); i++) {
            validator.validate(new DOMSource(suites.item(i)));
        }
    }

    @Test
    void theSchemaRejectsOtherFiles() throws Exception {
        Element root = parsed("<testsuite name=\"a\"><testcase name=\"b\"/></testsuite>");

        assertThrows(SAXException.class, () -> validator().validate(new DOMSource(root)));
    }

    /** Surefire's parser counts the cases itself; what it counts is what the suite says. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void surefireReadsItBack(Path scenario) throws Exception {
        Report report = Scenario.check(scenario);
        String xml = MachineFormatsTest.written(ReportFormat.JUNIT, report);
        NodeList written = parsed(xml).getElementsByTagName("testsuite");

        List<ReportTestSuite> read = read(xml);

        List<String> counted = new ArrayList<>();
        for (ReportTestSuite suite : read) {
            counted.add(suite.getFullClassName() + " " + suite.getNumberOfTests() + " " + suite.getNumberOfErrors()
                    + " " + suite.getNumberOfSkipped() + " " + suite.getNumberOfFailures());
        }
        List<String> said = new ArrayList<>();
        for (int i = 0; i < written.getLength(); i++) {
            Element suite = (Element) written.item(i);
            said.add(suite.getAttribute("name") + " " + suite.getAttribute("tests") + " " + suite.getAttribute("errors")
                    + " " + suite.getAttribute("skipped") + " " + suite.getAttribute("failures"));
        }
        assertEquals(said, counted);
    }

    /** The build fails, so something must be red; and the other way about. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void aCaseFailsIfAndOnlyIfTheBuildDoes(Path scenario) throws Exception {
        Report report = Scenario.check(scenario);

        boolean red = read(MachineFormatsTest.written(ReportFormat.JUNIT, report)).stream()
                .anyMatch(suite -> suite.getNumberOfErrors() + suite.getNumberOfFailures() > 0);

        assertEquals(report.fails(false), red);
    }

    @Test
    void theTwoChecksOfABindingAreTwoCases() throws Exception {
        assertEquals(
                List.of(
                        "STRIPE_KEY → stripe_key: authorization caller-cannot-bind",
                        "STRIPE_KEY → stripe_key: scope scope-missing",
                        "OPENAI_KEY → openai_key: authorization caller-cannot-bind",
                        "OPENAI_KEY → openai_key: scope passed"),
                cases("fails-on-both"));
    }

    @Test
    void aWaivedFindingIsSkipped() throws Exception {
        assertEquals(
                List.of(
                        "STRIPE_KEY → stripe_key: authorization passed",
                        "STRIPE_KEY → stripe_key: scope skipped",
                        "OPENAI_KEY → openai_key: authorization passed",
                        "OPENAI_KEY → openai_key: scope passed"),
                cases("waiver-used"));
    }

    private static List<String> cases(String scenario) throws Exception {
        Report report = Scenario.check(Golden.directory("gate").resolve(scenario));
        return read(MachineFormatsTest.written(ReportFormat.JUNIT, report)).stream()
                .flatMap(suite -> suite.getTestCases().stream())
                .map(one -> one.getName() + " " + outcome(one))
                .collect(Collectors.toList());
    }

    private static String outcome(ReportTestCase one) {
        if (one.hasSkipped()) {
            return "skipped";
        }
        return one.isSuccessful() ? "passed" : one.getFailureType();
    }

    private static List<ReportTestSuite> read(String xml) throws Exception {
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(bytes(xml), StandardCharsets.UTF_8));
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(bytes(xml))
                .getDocumentElement();
    }

    private static ByteArrayInputStream bytes(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Validator validator() throws SAXException, IOException {
        Path schema = Golden.directory("surefire-test-report-3.6.0.xsd");
        assertTrue(schema.toFile().isFile());
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema.toFile())
                .newValidator();
    }
}
