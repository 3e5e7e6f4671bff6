package io.github.secretsgate.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Requests;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.wrangler.SearchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that enforces the check uses of a repository's exceptions what it allows itself. */
class EnforcementTest {
    @TempDir
    Path root;

    private Enforcement allRefused() {
        return new Enforcement(true, false, false, root, List.of("said first"));
    }

    @BeforeEach
    void aRepositoryThatExceptsEverything() throws IOException {
        write("wrangler.toml", """
                name = "orders"
                main = "src/index.ts"
                [env.production]
                secrets_store_secrets = [
                  { binding = "KEY", store_id = "8f7a1cdced6342c18d223ece462fd88d", secret_name = "key" },
                ]
                [env.staging]
                secrets_store_secrets = [
                  { binding = "KEY", store_id = "8f7a1cdced6342c18d223ece462fd88d", secret_name = "key" },
                ]
                """);
        write("secrets-store.yaml", """
                caller:
                  token: Edit
                environments:
                  staging:
                    deploy: never
                stores:
                  - id: 8f7a1cdced6342c18d223ece462fd88d
                    secrets: { other: [workers] }
                waivers:
                  - rule: secret-not-found
                    secret: key
                    reason: later
                    until: 2026-12-31
                """);
    }

    @Test
    void withoutAPipelineThatEnforcesTheExceptionsAreUsed() {
        Report report = check(Enforcement.NONE);

        assertFalse(report.fails(false), report::toString);
        assertEquals(List.of(), report.notes());
    }

    @Test
    void refusedExceptionsAreReportedAndNotUsed() {
        Report report = check(allRefused());

        assertEquals(
                List.of(Rule.SECRET_NOT_FOUND, Rule.SECRET_NOT_FOUND),
                report.findings().stream()
                        .filter(Finding::fails)
                        .map(Finding::rule)
                        .toList());
        assertEquals(
                List.of(
                        "said first",
                        "The waiver in secrets-store.yaml:10 isn't used: this run accepts no waivers.",
                        "\"deploy: never\" in secrets-store.yaml:5 isn't used: the pipeline enforces the check."),
                report.notes());
    }

    @Test
    void waiversAloneCanBeRefused() {
        Report report = check(new Enforcement(false, false, true, null, List.of()));

        assertEquals(1, report.findings().stream().filter(Finding::fails).count());
        assertEquals(1, report.notes().size());
    }

    @Test
    void aConfigThatNothingChecksFails() throws IOException {
        write("wrangler.eu.toml", "name = \"eu\"\n");

        List<Finding> findings = check(allRefused()).findings();

        assertTrue(findings.stream().anyMatch(finding -> finding.rule() == Rule.CONFIG_NOT_CHECKED && finding.fails()));
    }

    @Test
    void aConfigNextToANamedOneFailsToo() throws IOException {
        write("harmless.toml", "name = \"harmless\"\n");
        SearchRequest one = new SearchRequest(root, false, root.resolve("harmless.toml"), List.of(), List.of());

        List<Finding> findings =
                Gate.check(Requests.of(root, one).enforcing(allRefused())).findings();

        assertTrue(findings.stream().anyMatch(finding -> finding.rule() == Rule.CONFIG_NOT_CHECKED && finding.fails()));
    }

    @Test
    void aModulesOwnManifestIsReportedAndNotUsed() throws IOException {
        write("module/wrangler.toml", Files.readString(root.resolve("wrangler.toml")));
        write("module/secrets-store.yaml", Files.readString(root.resolve("secrets-store.yaml")));
        SearchRequest module = new SearchRequest(root.resolve("module"), false, null, List.of(), List.of());

        Report free = Gate.check(Requests.of(root, module));
        Report enforced = Gate.check(Requests.of(root, module).enforcing(allRefused()));

        assertFalse(free.fails(false));
        assertEquals(
                List.of("The manifest of this module is module/secrets-store.yaml, not the root's secrets-store.yaml."),
                free.notes());
        assertTrue(enforced.fails(false));
        assertTrue(enforced.notes().get(3).startsWith("The manifest module/secrets-store.yaml isn't used: "));
    }

    private Report check(Enforcement enforcement) {
        return Gate.check(Requests.module(root).enforcing(enforcement));
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
