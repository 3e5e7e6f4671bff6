package io.github.secretsgate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.gate.Enforcement;
import io.github.secretsgate.gate.EnvironmentSelection;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.gate.GateRequest.DeployerParameters;
import io.github.secretsgate.gate.PlaceholderPolicy;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.wrangler.SearchRequest;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small builds, each a directory of {@code src/test/resources/gate}, and runs of the gate on them. */
public final class Scenario {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private Scenario() {}

    /** The directories of all of them. */
    public static List<Path> all() {
        try (Stream<Path> directories = Files.list(Golden.directory("gate"))) {
            return directories.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that differ in what a report shows of them: all that is written about them is kept, word for word. */
    public static List<Path> full() {
        return all().stream()
                .filter(scenario -> Files.exists(scenario.resolve("expected.console.txt")))
                .toList();
    }

    /** Runs the gate on a directory, with the parameters in its {@code run.properties}, if there are any. */
    public static Report check(Path scenario) throws IOException {
        Properties run = new Properties();
        Path file = scenario.resolve("run.properties");
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                run.load(in);
            }
        }
        return check(scenario, run);
    }

    /** Runs the gate on a directory with these parameters. */
    public static Report check(Path directory, Properties run) {
        return Gate.check(request(directory, run));
    }

    private static GateRequest request(Path directory, Properties run) {
        Path root = directory.toAbsolutePath();
        Path base = root.resolve(run.getProperty("module", "")).normalize();
        String requireConfig = run.getProperty("requireConfig");
        String placeholders = run.getProperty("placeholders", "accept");
        List<Finding> invalid = new ArrayList<>();
        list(run.getProperty("invalidParameters"))
                .forEach(sentence -> invalid.add(Finding.nowhere(Rule.PARAMETER_INVALID, sentence)));
        if (PlaceholderPolicy.of(placeholders).isEmpty()) {
            invalid.add(PlaceholderPolicy.unknown());
        }
        return new GateRequest(
                root,
                new SearchRequest(
                        base,
                        Boolean.parseBoolean(run.getProperty("withoutPom")),
                        path(root, run.getProperty("config")),
                        list(run.getProperty("includes")),
                        list(run.getProperty("excludes"))),
                requireConfig == null ? null : Boolean.valueOf(requireConfig),
                EnvironmentSelection.of(list(run.getProperty("environments")), run.getProperty("CLOUDFLARE_ENV")),
                path(root, run.getProperty("manifest")),
                new DeployerParameters(run.getProperty("tokenPermission"), list(run.getProperty("roles"))),
                PlaceholderPolicy.of(placeholders).orElse(PlaceholderPolicy.REJECT),
                GateRequest.MAX_WAIVER_DAYS,
                list(run.getProperty("otherExecutions")).stream()
                        .map(base::resolve)
                        .collect(Collectors.toSet()),
                invalid,
                Requests.PLUGIN,
                TODAY,
                Enforcement.NONE);
    }

    private static Path path(Path root, String name) {
        return name == null ? null : root.getFileSystem().getPath(name);
    }

    private static List<String> list(String names) {
        return names == null ? List.of() : Arrays.asList(names.split(", *"));
    }
}
