package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.report.Colors;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.FailureMessage;
import io.github.secretsgate.report.JsonReport;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The gate on small builds, each a directory of {@code src/test/resources/gate} with the files that a team would have, and the
 * parameters of the run in {@code run.properties} where there are any. {@code expected.txt} is what is decided, without words. What
 * is printed and written is kept only of those that differ in what a report shows of them: {@code expected.console.txt}, below a
 * line what the build's failure says, and {@code expected.json}. The words of all the others are together in {@code
 * gate-messages.txt}.
 */
class ScenarioTest {
    static final List<Path> SCENARIOS = Scenario.all();
    static final List<Path> FULL = Scenario.full();

    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void theRunHasTheExpectedVerdict(Path scenario) throws IOException {
        Report report = Scenario.check(scenario);

        Golden.assertMatches(scenario.resolve("expected.txt"), Outcome.of(report));
        assertEquals(report.findings().stream().sorted(Finding.ORDER).toList(), report.findings());
        assertEquals(console(report), console(Scenario.check(scenario)), "the same run prints the same");
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("FULL")
    void theRunHasTheExpectedOutput(Path scenario) throws IOException {
        Report report = Scenario.check(scenario);

        Golden.assertMatches(scenario.resolve("expected.console.txt"), console(report));
        StringWriter json = new StringWriter();
        new JsonReport("1.0.0").write(report, json);
        Golden.assertMatches(scenario.resolve("expected.json"), json + "\n");
    }

    /** Every sentence of the scenarios' findings, in one file: to be read in one sitting. */
    @Test
    void theFindingsHaveTheExpectedMessages() throws IOException {
        Map<String, Set<String>> byRule = new TreeMap<>();
        for (Path scenario : SCENARIOS) {
            for (Finding finding : Scenario.check(scenario).findings()) {
                byRule.computeIfAbsent(finding.rule().id(), rule -> new TreeSet<>())
                        .add(words(finding));
            }
        }
        StringBuilder words = new StringBuilder();
        byRule.forEach((rule, all) -> {
            words.append("======== ").append(rule).append('\n');
            all.forEach(words::append);
        });
        Golden.assertMatches(Golden.directory("gate-messages.txt"), words.toString());
    }

    private static String words(Finding finding) {
        StringBuilder words = new StringBuilder(finding.message()).append('\n');
        finding.related().stream()
                .map(Finding.Related::message)
                .distinct()
                .forEach(related -> words.append("  related: ").append(related).append('\n'));
        if (finding.error() != null) {
            words.append("  answer: ").append(finding.error().code()).append('\n');
        }
        String hint = finding.hint() == null ? "" : finding.hint();
        hint.lines().forEach(line -> words.append("  hint: ").append(line).append('\n'));
        return words.append('\n').toString();
    }

    /** The same files are the same build on another system, with the line ends of that. */
    @ParameterizedTest
    @EnumSource
    void otherSystemsDecideAndPrintTheSame(OtherSystem system) throws IOException {
        Path build = system.build();
        for (Path scenario : SCENARIOS) {
            Path copy = build.resolve(scenario.getFileName().toString());
            system.copy(scenario, copy, List.of(".toml", ".json", ".jsonc", ".yaml"));
            Report report = Scenario.check(copy);
            assertEquals(Files.readString(scenario.resolve("expected.txt")), Outcome.of(report), scenario::toString);
            if (FULL.contains(scenario)) {
                assertEquals(Files.readString(scenario.resolve("expected.console.txt")), console(report));
            }
        }
        build.getFileSystem().close();
    }

    private static String console(Report report) {
        String printed = ConsoleReport.lines(report, "target/secrets-store/report.json", Colors.OFF).stream()
                .map(line -> ("[" + line.level() + "] " + line.text()).stripTrailing() + "\n")
                .collect(Collectors.joining());
        String failure = report.fails(false) ? FailureMessage.of(report, "target/secrets-store/report.json") : "none";
        return printed + "---------------- verdict " + report.verdict().label() + ", failure:\n" + failure + "\n";
    }
}
