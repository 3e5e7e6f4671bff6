package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secretsgate.Golden;
import io.github.secretsgate.Scenario;
import io.github.secretsgate.result.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the formats that programs read look like, for builds that show what they are to tell. */
class MachineFormatsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "passes",
                "fails-with-read-token",
                "fails-without-workers-scope",
                "fails-on-both",
                "waiver-used",
                "manifest-without-stores",
                "config-unreadable",
                "parameter-placeholders-unknown",
                "many-workers",
                "callers-per-environment",
                "ai-gateway-wrong-names",
                "hostile-names"
            })
    void theyAreAsExpected(String scenario) throws IOException {
        Path directory = Golden.directory("gate").resolve(scenario);
        Report report = Scenario.check(directory);

        Golden.assertMatches(
                directory.resolve("expected.sarif"), withoutRules(written(ReportFormat.SARIF, report)) + "\n");
        Golden.assertMatches(directory.resolve("expected.junit.xml"), written(ReportFormat.JUNIT, report) + "\n");
        Golden.assertMatches(directory.resolve("expected.gitlab.json"), written(ReportFormat.GITLAB, report) + "\n");
        Golden.assertMatches(
                directory.resolve("expected.annotations.txt"),
                lines(GithubAnnotations.of(report, UnaryOperator.identity())));
        Golden.assertMatches(
                directory.resolve("expected.summary.md"), MarkdownSummary.of(report, RunIdentity.of("1.0.0")));
    }

    /** As it is in a file. */
    static String written(ReportFormat format, Report report) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(file, StandardCharsets.UTF_8)) {
            format.write(report, RunIdentity.of("1.0.0"), out);
        }
        return file.toString(StandardCharsets.UTF_8);
    }

    /** The rules are the same in every report. */
    private static String withoutRules(String sarif) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode tree = (ObjectNode) json.readTree(sarif);
        ObjectNode driver = (ObjectNode) tree.at("/runs/0/tool/driver");
        assertEquals(true, driver.remove("rules") != null);
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    private static String lines(List<String> lines) {
        return String.join("", lines.stream().map(line -> line + "\n").toList());
    }
}
