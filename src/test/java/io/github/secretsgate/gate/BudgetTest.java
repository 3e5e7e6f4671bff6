package io.github.secretsgate.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Requests;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.report.Colors;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.FailureMessage;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of permitted size that somebody made to keep the gate busy. Each takes well under a second; what grows with a square takes
 * minutes, which the time limit tells apart on any machine.
 */
class BudgetTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";
    private static final int MOST_OUTPUT = 48 << 20;

    @TempDir
    Path directory;

    @BeforeEach
    void allowingManifest() throws IOException {
        write("secrets-store.yaml", "caller: { token: Edit }\nstores:\n  - id: " + STORE + "\n    secrets: [key]\n");
    }

    @Test
    void manyFindingsInOneLine() throws IOException {
        String entries = repeated(5_000, i -> "{\"binding\":\"B" + i + "\",\"store_id\":\"" + STORE + "\"}", ",");
        write("wrangler.json", "{\"name\":\"orders\",\"main\":\"a.js\",\"secrets_store_secrets\":[" + entries + "]}");

        check();
    }

    @Test
    void manyDeniedBindingsInOneLine() throws IOException {
        String entries = repeated(
                5_000,
                i -> "{\"binding\":\"B" + i + "\",\"store_id\":\"" + STORE + "\",\"secret_name\":\"s" + i + "\"}",
                ",");
        write("wrangler.json", "{\"name\":\"orders\",\"main\":\"a.js\",\"secrets_store_secrets\":[" + entries + "]}");

        check();
    }

    @Test
    void aLineOfBlanks() throws IOException {
        write("wrangler.toml", "name = \"orders\"\n[env." + " ".repeat(900_000) + "x\n");
        check();

        write(
                "wrangler.toml",
                "name = \"orders\"\n[a" + " ".repeat(900) + "x\n" + ("[a" + " ".repeat(900) + "]\n").repeat(900));
        check();
    }

    @Test
    void aManifestOfUnknownKeys() throws IOException {
        write("wrangler.toml", worker(""));
        write("secrets-store.yaml", repeated(150_000, i -> "storesX" + i + ": x", "\n"));

        check();
    }

    @Test
    void namesThatAreNearlyTheSame() throws IOException {
        String middle = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
        write("wrangler.toml", worker(repeated(2_000, i -> "[env." + i + middle + i + "]", "\n")));
        String environments = repeated(1_000, i -> "  \"" + i + "x" + middle + i + "\": { deploy: never }", "\n");
        write("secrets-store.yaml", "caller: { token: Edit }\nenvironments:\n" + environments + "\n");
        check();

        write(
                "secrets-store.yaml",
                "stores:\n  - id: " + STORE + "\n    secrets:\n"
                        + repeated(20_000, i -> "      " + middle + i + "y: [workers]", "\n") + "\n");
        write(
                "wrangler.toml",
                worker(repeated(
                        3_000,
                        i -> "[[secrets_store_secrets]]\nbinding = \"B" + i + "\"\nstore_id = \"" + STORE
                                + "\"\nsecret_name = \"" + middle + i + "z\"",
                        "\n")));
        check();
    }

    @Test
    void manyEnvironmentsThatInheritNothing() throws IOException {
        String bindings = repeated(
                3_000,
                i -> "[[secrets_store_secrets]]\nbinding = \"B" + i + "\"\nstore_id = \"" + STORE
                        + "\"\nsecret_name = \"key\"",
                "\n");
        write("wrangler.toml", worker(bindings + "\n" + repeated(2_000, i -> "[env.e" + i + "]", "\n")));

        check();
    }

    /** Each environment is looked at with all that it inherits: 160 million entries. */
    @Test
    void manyEnvironmentsThatInheritMuch() throws IOException {
        String environments = repeated(20_000, i -> "[env.e" + i + "]", "\n");
        for (String inherited : List.of(
                "[[logfwdr.bindings]]\nname = \"A\"\ndestination = \"d\"\n".repeat(8_000),
                "[wasm_modules]\n" + repeated(20_000, i -> "m" + i + " = \"a\"\n", ""),
                repeated(
                        5_000,
                        i -> "[[previews.secrets_store_secrets]]\nbinding = \"B" + i + "\"\nstore_id = \"" + STORE
                                + "\"\nsecret_name = \"key\"\n",
                        ""))) {
            write("wrangler.toml", worker(inherited + environments));

            Report report = check();
            assertEquals(Verdict.INVALID, report.verdict());
            assertEquals(List.of(Rule.CONFIG_UNREADABLE), rules(report));
        }
    }

    /** None is left out without a word. */
    @Test
    void manyAllowedDeployments() throws IOException {
        write("wrangler.toml", worker(repeated(20_000, i -> "[env.e" + i + "]", "\n")));

        Report report = check();
        List<String> lines = ConsoleReport.lines(report, "report.json", Colors.OFF).stream()
                .map(ConsoleReport.Line::text)
                .toList();
        assertEquals(20_001, report.deployments().size());
        assertEquals(1_002, lines.size());
        assertEquals("and 19001 more deployments are allowed", lines.get(1_000));
        assertTrue(lines.get(1_001).endsWith(" in report.json"), lines.get(1_001));
    }

    @Test
    void manyUsesOfOneName() throws IOException {
        String used = "[[kv_namespaces]]\nbinding = \"A\"\nid = \"i\"\n".repeat(20_000);
        write("wrangler.toml", worker("secrets_store_secrets = []\n" + used));

        assertEquals(List.of(Rule.BINDING_NAME_DUPLICATE), rules(check()));
    }

    @Test
    void manyWaivers() throws IOException {
        write("wrangler.toml", worker(deniedBindings(5_000)));
        for (int waivers : List.of(1_000, 50_000)) {
            write(
                    "secrets-store.yaml",
                    "caller: { token: Edit }\nstores:\n  - id: " + STORE + "\n    secrets: [key]\nwaivers:\n"
                            + repeated(
                                    waivers,
                                    i -> "  - { rule: secret-not-found, reason: r, until: 2026-12-01, secret: t" + i
                                            + " }\n",
                                    ""));

            assertEquals(waivers > 1_000, rules(check()).contains(Rule.MANIFEST_INVALID));
        }
    }

    @Test
    void manyStoresOfWhichNoneIsMeant() throws IOException {
        write(
                "secrets-store.yaml",
                "caller: { token: Edit }\nstores:\n"
                        + repeated(
                                20_000,
                                i -> "  - { id: " + "%032x".formatted(i) + ", name: n" + i + ", secrets: [] }\n",
                                ""));
        write(
                "wrangler.toml",
                worker(repeated(
                        7_000,
                        i -> "[[secrets_store_secrets]]\nbinding = \"B" + i + "\"\nstore_id = \""
                                + "%032x".formatted(1_000_000 + i) + "\"\nsecret_name = \"key\"\n",
                        "")));

        assertEquals(List.of(Rule.STORE_NOT_FOUND), rules(check()));
    }

    @Test
    void keysThatAreNearlyTheBindingKey() throws IOException {
        write(
                "wrangler.toml",
                worker(repeated(
                        40_000, i -> "secret_store_secret" + (i % 10) + (char) ('a' + i % 26) + i + " = 1", "\n")));

        check();
    }

    @Test
    void repeatedKeys() throws IOException {
        write("wrangler.json", "{\"name\":\"a\",\"main\":\"a.js\"" + ",\"vars\":{}".repeat(90_000) + "}");

        check();
    }

    /** Checks, and writes all that a run can write. */
    private Report check() {
        Report report = assertTimeoutPreemptively(GENEROUS, () -> Gate.check(Requests.module(directory)));
        long written = assertTimeoutPreemptively(GENEROUS, () -> {
            StringWriter all = new StringWriter();
            for (ReportFormat format : ReportFormat.values()) {
                format.write(report, RunIdentity.of("1.0.0"), all);
            }
            ConsoleReport.lines(report, "report.json", Colors.OFF).forEach(line -> all.append(line.text()));
            all.append(FailureMessage.of(report, "report.json"));
            return (long) all.getBuffer().length();
        });
        assertTrue(written < MOST_OUTPUT, () -> written + " characters in all formats");
        return report;
    }

    private static List<Rule> rules(Report report) {
        return report.findings().stream().map(Finding::rule).distinct().toList();
    }

    private static String deniedBindings(int count) {
        return repeated(
                count,
                i -> "[[secrets_store_secrets]]\nbinding = \"B" + i + "\"\nstore_id = \"" + STORE
                        + "\"\nsecret_name = \"s" + i + "\"",
                "\n");
    }

    private static String worker(String more) {
        return "name = \"orders\"\nmain = \"a.js\"\n" + more + "\n";
    }

    private static String repeated(int count, IntFunction<String> text, String between) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(between));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
