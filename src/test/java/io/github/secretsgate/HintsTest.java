package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hint tells people to paste does what it says. */
class HintsTest {
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";

    /** A shell that shows what npx is given. */
    private static final String NPX = "npx() { for it; do printf '<%s>' \"$it\"; done; echo; }\n";

    @Test
    void everyCommandOfEveryScenarioIsOneForAShell() throws Exception {
        List<String> commands = ScenarioTest.SCENARIOS.stream()
                .flatMap(scenario -> hints(scenario).lines())
                .map(String::strip)
                .filter(line -> line.contains("npx "))
                .distinct()
                .toList();

        String run = sh("set -e\n" + NPX + String.join("\n", commands));

        assertEquals(commands.size(), run.lines().count(), run);
        run.lines().forEach(line -> assertTrue(line.matches("<wrangler><secrets-store>.*<--remote>"), line));
    }

    @Test
    void whatAShellWouldReadIsQuoted() throws Exception {
        String hints = hints(Golden.directory("gate").resolve("names-that-a-shell-would-read"));
        String update = hints.lines().filter(line -> line.contains(" update ")).collect(Collectors.joining());

        assertEquals(
                "<wrangler><secrets-store><secret><update><STORE_ID><--secret-id><SECRET_ID><--scopes>"
                        + "<ai_gateway,we;ird,workers><--remote>\n",
                sh(NPX + update));
    }

    @Test
    void theListComesBeforeTheUpdate() {
        List<String> lines = hints(Golden.directory("gate").resolve("many-workers"))
                .lines()
                .map(String::strip)
                .toList();

        assertEquals(
                List.of(
                        "1. See the secret's id and its scopes:",
                        "npx wrangler secrets-store secret list " + STORE + " --remote",
                        "2. Add the scope. This replaces the whole list: keep every scope that step 1 showed.",
                        "npx wrangler secrets-store secret update " + STORE
                                + " --secret-id SECRET_ID --scopes dex,workers --remote",
                        "3. Then write the same in secrets-store.yaml:7: [dex, workers]"),
                lines);
    }

    /** The lines to begin with, as they are printed, are a manifest with which all is allowed. */
    @ParameterizedTest
    @ValueSource(strings = {"no-manifest", "no-manifest-for-many-workers"})
    void theLinesToBeginWithAreAManifest(String scenario, @TempDir Path directory) throws IOException {
        copy(Golden.directory("gate").resolve(scenario), directory);
        Report before = Scenario.check(directory);
        String manifest = declared(before, Rule.CALLER_UNDECLARED) + declared(before, Rule.INVENTORY_UNDECLARED);

        Files.writeString(directory.resolve("secrets-store.yaml"), manifest);
        Report after = Scenario.check(directory);

        assertEquals(List.of(), after.findings(), manifest);
        assertEquals(Verdict.ALLOWED, after.verdict());
    }

    /** All findings of a rule give the same lines, which come after a sentence that says where they belong. */
    private static String declared(Report report, Rule rule) {
        List<String> hints = report.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .map(Finding::hint)
                .distinct()
                .toList();
        assertEquals(1, hints.size());
        return hints.get(0).substring(hints.get(0).indexOf('\n') + 1) + "\n";
    }

    private static String hints(Path scenario) {
        try {
            return Scenario.check(scenario).findings().stream()
                    .filter(finding -> finding.hint() != null)
                    .map(Finding::hint)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static String sh(String script) throws Exception {
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), output);
        return output;
    }
}
