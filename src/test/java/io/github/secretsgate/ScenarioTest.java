package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.gate.Report;
import io.github.secretsgate.report.Colours;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.FailureMessage;
import io.github.secretsgate.report.JsonReport;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The gate on small builds, each a directory of {@code src/test/resources/gate} with the files that a team would have, the
 * parameters of the run in {@code run.properties} where there are any, and what is to come out: {@code expected.txt} is what is
 * printed and, below a line, what the build's failure says; {@code expected.json} is the report.
 */
class ScenarioTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    static final List<Path> SCENARIOS = scenarios();

    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void theRunSaysWhatIsExpected(Path scenario) throws IOException {
        Report report = Gate.check(request(scenario));

        Golden.assertMatches(scenario.resolve("expected.txt"), console(report));
        StringWriter json = new StringWriter();
        new JsonReport("1.0.0").write(report, json);
        Golden.assertMatches(scenario.resolve("expected.json"), json + "\n");
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void theSameRunSaysTheSameInTheSameOrder(Path scenario) throws IOException {
        Report report = Gate.check(request(scenario));

        assertEquals(report.findings().stream().sorted(Finding.ORDER).toList(), report.findings());
        assertEquals(console(report), console(Gate.check(request(scenario))));
    }

    private static List<Path> scenarios() {
        try (Stream<Path> directories = Files.list(Golden.directory("gate"))) {
            return directories.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String console(Report report) {
        String printed = ConsoleReport.lines(report, "target/secrets-store/report.json", Colours.OFF).stream()
                .map(line -> ("[" + line.level() + "] " + line.text()).stripTrailing() + "\n")
                .collect(Collectors.joining());
        String failure = report.fails(false) ? FailureMessage.of(report, "target/secrets-store/report.json") : "none";
        return printed + "---------------- verdict " + report.verdict().label() + ", failure:\n" + failure + "\n";
    }

    private static GateRequest request(Path scenario) throws IOException {
        Properties run = new Properties();
        Path file = scenario.resolve("run.properties");
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                run.load(in);
            }
        }
        Path root = scenario.toAbsolutePath();
        Path base = root.resolve(run.getProperty("module", "")).normalize();
        String requireConfig = run.getProperty("requireConfig");
        return new GateRequest(
                root,
                base,
                Boolean.parseBoolean(run.getProperty("withoutPom")),
                path(run.getProperty("config")),
                list(run.getProperty("includes")),
                list(run.getProperty("excludes")),
                requireConfig == null ? null : Boolean.valueOf(requireConfig),
                list(run.getProperty("environments")),
                run.getProperty("CLOUDFLARE_ENV"),
                path(run.getProperty("manifest")),
                run.getProperty("tokenPermission"),
                list(run.getProperty("roles")),
                run.getProperty("placeholders", "accept"),
                list(run.getProperty("otherExecutions")).stream()
                        .map(base::resolve)
                        .collect(Collectors.toSet()),
                List.of(),
                TODAY);
    }

    private static Path path(String name) {
        return name == null ? null : Path.of(name);
    }

    private static List<String> list(String names) {
        return names == null ? List.of() : Arrays.asList(names.split(", *"));
    }
}
