package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hint tells people to paste does what it says. */
class HintsTest {
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";

    /** A shell that shows what npx is given. */
    private static final String NPX = "npx() { for it; do printf '<%s>' \"$it\"; done; echo; }\n";

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a shell at /bin/sh")
    void everyCommandRunsInAShell() throws Exception {
        List<String> commands = ScenarioTest.SCENARIOS.stream()
                .flatMap(scenario -> hints(scenario).lines())
                .map(String::strip)
                .filter(line -> line.startsWith("npx "))
                .distinct()
                .toList();

        String run = sh("set -e\n" + NPX + String.join("\n", commands));

        assertEquals(commands.size(), run.lines().count(), run);
        run.lines()
                .forEach(line -> assertTrue(
                        line.matches(
                                "<wrangler><secrets-store>.*<--remote>|<cf><build>(<--mode><\\w+>)?|<cf><deploy><--prebuilt>"),
                        line));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a shell at /bin/sh")
    void shellCharactersAreQuoted() throws Exception {
        String hints = hints(Golden.directory("gate").resolve("names-that-a-shell-would-read"));
        String update = hints.lines().filter(line -> line.contains(" update ")).collect(Collectors.joining());

        assertEquals(
                "<wrangler><secrets-store><secret><update><STORE_ID><--secret-id><SECRET_ID><--scopes>"
                        + "<ai_gateway,workers><--remote>\n",
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
                        "1. Look up the secret's ID and scopes:",
                        "npx wrangler secrets-store secret list " + STORE + " --per-page 100 --remote",
                        "2. Add the scope. The command replaces the whole list: keep every scope that step 1 showed. In PowerShell"
                                + " and cmd, leave out \"< /dev/null\", and answer No when wrangler asks to change the value:",
                        "npx wrangler secrets-store secret update " + STORE
                                + " --secret-id SECRET_ID --scopes \"dex,workers\" --remote < /dev/null",
                        "3. Then change the scopes in secrets-store.yaml:7 to:",
                        "[dex, workers]"),
                lines);
    }

    /** The lines to paste fail closed until somebody confirms them, and are then a manifest with which all is allowed. */
    @ParameterizedTest
    @ValueSource(strings = {"manifest-without-stores", "manifest-without-caller"})
    void theLinesToPasteMustBeConfirmed(String scenario, @TempDir Path directory) throws IOException {
        copy(Golden.directory("gate").resolve(scenario), directory);
        Path manifest = directory.resolve("secrets-store.yaml");
        String hint = hints(directory);
        String lines = hint.substring(hint.indexOf(":\n", hint.lastIndexOf("secrets-store.yaml")) + 2)
                .stripIndent();

        Files.writeString(manifest, Files.readString(manifest) + lines + "\n");
        assertEquals(Verdict.INVALID, Scenario.check(directory).verdict());
        String confirmed =
                Files.readString(manifest).replace("[]  # confirm", "[workers]").replace("CONFIRM", "Edit");
        Files.writeString(manifest, confirmed);

        assertEquals(List.of(), Scenario.check(directory).findings(), confirmed);
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
