package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.secretsgate.Golden;
import io.github.secretsgate.Scenario;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GitlabReportTest {
    static final List<Path> SCENARIOS = Scenario.full();

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Golden.read("gitlab-code-quality.schema.json"), InputFormat.JSON);

    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void theFieldsAreTheDocumentedOnes(Path scenario) throws IOException {
        String written = MachineFormatsTest.written(ReportFormat.GITLAB, Scenario.check(scenario));

        assertEquals(List.of(), SCHEMA.validate(written, InputFormat.JSON));
        assertEquals(true, written.startsWith("["), "GitLab takes no byte order mark");
    }

    /** GitLab shows only one of those with the same fingerprint. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void noTwoFindingsHaveTheSameFingerprint(Path scenario) throws IOException {
        String written = MachineFormatsTest.written(ReportFormat.GITLAB, Scenario.check(scenario));
        Set<String> seen = new HashSet<>();
        for (JsonNode issue : new ObjectMapper().readTree(written)) {
            assertEquals(true, seen.add(issue.get("fingerprint").asText()), issue::toString);
        }
    }

    @Test
    void aFindingIsRecognizedAfterLinesMovedAndBindingsWereAdded() {
        Finding before = blocked("KEY = 1", 0, "production", "KEY");
        Finding after = blocked("# moved\nKEY = 1", 8, "production", "KEY", "ANOTHER");

        assertEquals(fingerprint(before), fingerprint(after));
    }

    @Test
    void findingsOfOtherEnvironmentsBindingsAndRulesAreDifferent() {
        Finding one = blocked("KEY = 1", 0, "production", "KEY");

        assertNotEquals(fingerprint(one), fingerprint(blocked("KEY = 1", 0, "staging", "KEY")));
        assertNotEquals(fingerprint(one), fingerprint(blocked("KEY = 1", 0, "production", "OTHER")));
        assertNotEquals(
                fingerprint(one),
                fingerprint(Finding.at(one.location(), Rule.SCOPE_MISSING, "").about(one.subject())));
    }

    private static String fingerprint(Finding finding) {
        return new Fingerprints().of(finding);
    }

    private static Finding blocked(String text, int start, String environment, String... bindings) {
        List<BoundSecret> secrets = Stream.of(bindings)
                .map(name -> new BoundSecret(name, "", "secret"))
                .toList();
        Location location = new Location(new SourceFile("wrangler.toml", text, true), start, start + 3);
        return Finding.at(location, Rule.CALLER_CANNOT_BIND, "It may not.")
                .about(new Subject.OneDeployment(
                        "wrangler.toml",
                        "orders",
                        new Environment(environment),
                        DeployCommand.WRANGLER_DEPLOY,
                        secrets));
    }
}
