package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.report.Colours;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.FailureMessage;
import io.github.secretsgate.report.JsonReport;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The gate on small builds, each a directory of {@code src/test/resources/gate} with the files that a team would have, the
 * parameters of the run in {@code run.properties} where there are any, and what is to come out: {@code expected.txt} is what is
 * printed and, below a line, what the build's failure says; {@code expected.json} is the report.
 */
class ScenarioTest {
    static final List<Path> SCENARIOS = Scenario.all();

    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void theRunSaysWhatIsExpected(Path scenario) throws IOException {
        Report report = Scenario.check(scenario);

        Golden.assertMatches(scenario.resolve("expected.txt"), console(report));
        StringWriter json = new StringWriter();
        new JsonReport("1.0.0").write(report, json);
        Golden.assertMatches(scenario.resolve("expected.json"), json + "\n");
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void theSameRunSaysTheSameInTheSameOrder(Path scenario) throws IOException {
        Report report = Scenario.check(scenario);

        assertEquals(report.findings().stream().sorted(Finding.ORDER).toList(), report.findings());
        assertEquals(console(report), console(Scenario.check(scenario)));
    }

    private static String console(Report report) {
        String printed = ConsoleReport.lines(report, "target/secrets-store/report.json", Colours.OFF).stream()
                .map(line -> ("[" + line.level() + "] " + line.text()).stripTrailing() + "\n")
                .collect(Collectors.joining());
        String failure = report.fails(false) ? FailureMessage.of(report, "target/secrets-store/report.json") : "none";
        return printed + "---------------- verdict " + report.verdict().label() + ", failure:\n" + failure + "\n";
    }
}
