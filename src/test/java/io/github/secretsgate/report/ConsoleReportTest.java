package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Requests;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.report.ConsoleReport.Level;
import io.github.secretsgate.report.ConsoleReport.Line;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed of large reports, and in color; what is printed of small ones is in the golden files. */
class ConsoleReportTest {
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";

    @TempDir
    Path module;

    @Test
    void theMostSevereOfTwoHundredCausesAreShownAndTheReportIsNamed() throws IOException {
        write(
                "wrangler.toml",
                "name = \"orders\"\nmain = \"x.ts\"\nsecrets_store_secrets = [\n" + bindings(200) + "]\n");
        write("wrangler.eu.toml", "name = \"eu\"\n");
        write("secrets-store.yaml", manifest("Edit", 200, "dex"));

        List<String> lines = lines(Colors.OFF);

        assertEquals(
                25,
                lines.stream().filter(line -> line.endsWith("  scope-missing")).count());
        assertFalse(lines.stream().anyMatch(line -> line.contains("config-not-checked")), "a warning hides errors");
        assertEquals(
                List.of("and 176 more findings, none more severe", "The full list is in target/report.html"),
                lines.subList(lines.size() - 2, lines.size()));
        assertTrue(lines.size() < 350, () -> lines.size() + " lines");
    }

    @Test
    void theSummaryShowsTheMostSevereOfThreeHundredDeployments() throws IOException {
        write(
                "wrangler.toml",
                "name = \"orders\"\nmain = \"x.ts\"\n"
                        + repeat(
                                300,
                                i -> "[[env.e" + i + ".secrets_store_secrets]]\nbinding = \"A\"\nstore_id = \"" + STORE
                                        + "\"\nsecret_name = \"s0\"\n"));
        write("secrets-store.yaml", manifest("Edit", 1, "workers") + """
                environments:
                  top-level: { deploy: never }
                  e150: { caller: { token: Read } }
                  e299: { caller: { token: Edti } }
                """);

        List<String> lines = lines(Colors.OFF);

        int summary = lines.indexOf("300 deployments: 298 allowed, 1 denied, 1 invalid; their bindings:");
        assertEquals(
                List.of(
                        "                       allowed   denied  invalid",
                        "   orders-e299 (e299)        -        -        1  invalid",
                        "   orders-e150 (e150)        -        1        -  denied",
                        "   orders-e0 (e0)            1        -        -  allowed"),
                lines.subList(summary + 1, summary + 5));
        assertEquals(
                List.of("   and 280 more, none more severe", "The full list is in target/report.html"),
                lines.subList(summary + 22, lines.size()));
    }

    @Test
    void oneTokenThatBlocksThirtySixDeploymentsIsOneBlock() throws IOException {
        write(
                "wrangler.toml",
                "name = \"orders\"\nmain = \"x.ts\"\n"
                        + repeat(
                                36,
                                i -> "[[env.e" + i + ".secrets_store_secrets]]\nbinding = \"A\"\nstore_id = \"" + STORE
                                        + "\"\nsecret_name = \"s0\"\n"));
        write("secrets-store.yaml", manifest("Read", 1, "workers") + "environments:\n  top-level: { deploy: never }\n");

        List<String> lines = lines(Colors.OFF);

        int block = lines.indexOf("wrangler.toml:3:1  orders-e0  A → s0  caller-cannot-bind");
        assertEquals(
                List.of(
                        "   36 findings with this cause. Also at:",
                        "      wrangler.toml:7:1  orders-e1  A → s0",
                        "      wrangler.toml:11:1  orders-e2  A → s0",
                        "      and 33 more"),
                lines.subList(block + 7, block + 11));
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.endsWith("  caller-cannot-bind"))
                        .count());
    }

    @Test
    void stepsThatFixTwoCausesArePrintedOnce() throws IOException {
        write("wrangler.toml", "name = \"orders\"\nmain = \"x.ts\"\nsecrets_store_secrets = [\n" + bindings(1) + "]\n");

        List<String> hints = lines(Colors.OFF).stream()
                .filter(line -> line.startsWith("   hint: "))
                .toList();

        assertEquals(
                List.of(
                        "   hint: Write a first manifest. This command writes it and lists what to confirm:",
                        "   hint: as above"),
                hints);
    }

    @Test
    void colorAddsNothingButColor() throws IOException {
        write(
                "wrangler.toml",
                "name = \"orders\"\nmain = \"x.ts\"\nsecrets_store_secrets = [\n" + bindings(2) + "]\n"
                        + "[env.a]\n[env.b]\nsecrets_store_secrets = [\n" + bindings(1) + "]\n");
        write("secrets-store.yaml", manifest("Read", 2, "dex"));

        List<String> plain = lines(Colors.OFF);
        List<String> colored = lines(Colors.ON);

        assertEquals(
                plain,
                colored.stream()
                        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                        .toList());
        assertFalse(String.join("", plain).contains("\u001b"));
        assertEquals(
                "\u001b[1mwrangler.toml:4:1\u001b[m  orders  B0 → s0 and 1 more  \u001b[1;31mcaller-cannot-bind\u001b[m",
                colored.stream()
                        .filter(line -> line.contains("caller-cannot-bind"))
                        .findFirst()
                        .orElseThrow());
        assertTrue(colored.contains("\u001b[36m   hint: Repeat the bindings in \"env.a.secrets_store_secrets\" if the"
                + " environment needs them.\u001b[m"));
        assertTrue(colored.contains("      | \u001b[1;33m^\u001b[m"));
    }

    /** Each color ends in the line in which it begins, and none comes out of a file. */
    @Test
    void everyColorEndsAndNoneComesFromAFile() throws IOException {
        write(
                "wrangler.json",
                "{ \"name\": \"orders\", \"main\": \"x.ts\", \"secrets_store_secrets\": [ { \"binding\":"
                        + " \"\\u001b[31mA\", \"store_id\": \"" + STORE + "\", \"secret_name\": \"\\u001b[41m\" } ] }");
        write("secrets-store.yaml", manifest("Read", 1, "workers"));

        for (String line : lines(Colors.ON)) {
            assertTrue(line.matches("([^\u001b]|\u001b\\[[0-9;]+m[^\u001b]*\u001b\\[m)*"), line);
            assertFalse(line.contains("\u001b[31mA") || line.contains("\u001b[41m"), line);
        }
    }

    @Test
    void allowedDeploymentsAreNotColored() throws IOException {
        write(
                "wrangler.toml",
                "name = \"orders\"\nmain = \"x.ts\"\nsecrets_store_secrets = [\n" + bindings(2) + "]\n"
                        + "[env.b]\nsecrets_store_secrets = [\n" + bindings(2) + "]\n");
        write("secrets-store.yaml", manifest("Edit", 2, "workers"));

        List<Line> lines = ConsoleReport.lines(report(), "target/report.html", Colors.ON);

        assertEquals(2, lines.size());
        assertTrue(lines.stream()
                .allMatch(line -> line.level() == Level.INFO && !line.text().contains("\u001b")));
    }

    private static String bindings(int count) {
        return repeat(
                count,
                i -> "{ binding = \"B" + i + "\", store_id = \"" + STORE + "\", secret_name = \"s" + i + "\" },\n");
    }

    private static String manifest(String permission, int secrets, String scope) {
        return "caller: { token: " + permission + " }\nstores:\n  - id: " + STORE + "\n    secrets:\n"
                + repeat(secrets, i -> "      s" + i + ": [" + scope + "]\n");
    }

    private static String repeat(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(module.resolve(name), text);
    }

    private List<String> lines(Colors colors) {
        return ConsoleReport.lines(report(), "target/report.html", colors).stream()
                .map(Line::text)
                .toList();
    }

    private Report report() {
        return Gate.check(Requests.module(module));
    }
}
