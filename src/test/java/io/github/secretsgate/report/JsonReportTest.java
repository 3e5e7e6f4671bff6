package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.secretsgate.Golden;
import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for the reports of all scenarios: their form is a promise to those who read them with programs. */
class JsonReportTest {
    static final List<Path> REPORTS = Golden.inputs("gate", "json").stream()
            .filter(file -> file.endsWith("expected.json"))
            .toList();

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read(Path.of("docs", "report-v1.schema.json")), InputFormat.JSON);

    @ParameterizedTest(name = "{0}")
    @FieldSource("REPORTS")
    void theFieldsAreThoseOfTheFirstVersionAndNoOthers(Path report) {
        assertEquals(List.of(), SCHEMA.validate(read(report), InputFormat.JSON));
    }

    @Test
    void theDocumentedReportIsValid() {
        String page = read(Path.of("docs", "reports.md"));
        int start = page.indexOf("```json\n") + "```json\n".length();
        String example = page.substring(start, page.indexOf("\n```", start));

        assertEquals(List.of(), SCHEMA.validate(example, InputFormat.JSON));
    }

    /** A verdict follows from the fields next to it, so that nobody has to trust it. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("REPORTS")
    void noBindingThatIsNotAllowedPassesUnlessItIsWaived(Path file) throws IOException {
        JsonNode report = new ObjectMapper().readTree(read(file));
        for (JsonNode deployment : report.get("deployments")) {
            if (deployment.get("verdict").asText().equals("allowed")) {
                for (JsonNode binding : deployment.get("bindings")) {
                    boolean passes = binding.get("authorization").asText().equals("allowed")
                            && binding.get("scope").asText().equals("allowed");
                    assertEquals(true, passes || isWaived(report, binding), binding::toString);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("REPORTS")
    void theVerdictIsTheMostSevereOfAll(Path file) throws IOException {
        JsonNode report = new ObjectMapper().readTree(read(file));
        Verdict gravest = Verdict.ALLOWED;
        for (JsonNode deployment : report.get("deployments")) {
            gravest = gravest.and(verdict(deployment.get("verdict").asText()));
        }
        for (JsonNode finding : report.get("findings")) {
            boolean fails = finding.get("severity").asText().equals("error") && finding.get("waived") == null;
            Rule rule = Rule.of(finding.get("rule").asText()).orElseThrow();
            gravest = gravest.and(fails ? rule.verdict() : Verdict.ALLOWED);
        }
        assertEquals(gravest, verdict(report.get("verdict").asText()));
    }

    /** What Cloudflare would answer is said where it would answer, in its own words. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("REPORTS")
    void authorizationAndScopeHaveTheDocumentedError(Path file) throws IOException {
        for (JsonNode finding : new ObjectMapper().readTree(read(file)).get("findings")) {
            Rule rule = Rule.of(finding.get("rule").asText()).orElseThrow();
            if (finding.path("file").asText().equals("secrets-store.yaml")) {
                assertEquals(null, finding.get("cloudflareCode"), "of AI Gateways nothing is documented");
                continue;
            }
            switch (rule) {
                case CALLER_CANNOT_BIND, SCOPE_MISSING -> {
                    assertEquals(10021, finding.get("cloudflareCode").asInt());
                    assertEquals(
                            CloudflareError.NOT_AUTHORIZED.message(),
                            finding.get("cloudflareMessage").asText());
                }
                case SECRET_NOT_FOUND, STORE_NOT_FOUND, STORE_ID_PLACEHOLDER ->
                    assertEquals(10182, finding.get("cloudflareCode").asInt());
                default -> assertEquals(null, finding.get("cloudflareCode"));
            }
        }
    }

    private static boolean isWaived(JsonNode report, JsonNode binding) {
        for (JsonNode finding : report.get("findings")) {
            for (JsonNode name : finding.path("bindings")) {
                if (finding.has("waived") && name.equals(binding.get("binding"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Verdict verdict(String label) {
        return List.of(Verdict.values()).stream()
                .filter(verdict -> verdict.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
