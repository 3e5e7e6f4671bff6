package io.github.secretsgate.docs;

import io.github.secretsgate.Requests;
import io.github.secretsgate.gate.Enforcement;
import io.github.secretsgate.gate.EnvironmentSelection;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.gate.GateRequest.DeployerParameters;
import io.github.secretsgate.gate.PlaceholderPolicy;
import io.github.secretsgate.report.Colors;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.FailureMessage;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.wrangler.SearchRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The check of an example, as its pom binds it.
 *
 * @param module the directory of the pom
 * @param execution the id of the execution
 * @param parameters what the pom sets, by name
 */
record ExampleRun(Path module, String execution, Map<String, List<String>> parameters) {
    static final Path EXAMPLES = Path.of("examples");

    private static final Set<String> OF_REPORTS = Set.of("reports", "reportDirectory");
    private static final Set<String> OF_THE_GATE = Set.of("config", "includes", "placeholders", "maxWaiverDays");

    /** All, in the order of the build, and then the one that is in a profile. */
    static List<ExampleRun> all() {
        return Xml.read(EXAMPLES.resolve("pom.xml")).all("module").stream()
                .map(Xml::text)
                .filter(module -> !module.equals(".."))
                .flatMap(module -> of(EXAMPLES.resolve(module)))
                .toList();
    }

    private static Stream<ExampleRun> of(Path module) {
        Xml pom = Xml.read(module.resolve("pom.xml"));
        Stream<ExampleRun> own = runs(module, pom.child("parent").isPresent() ? Xml.read(parent(module, pom)) : pom);
        Stream<ExampleRun> below =
                pom.childrenOf("modules").stream().flatMap(child -> of(module.resolve(child.text())));
        return Stream.concat(own, below);
    }

    private static Path parent(Path module, Xml pom) {
        String relative = pom.child("parent").orElseThrow().text("relativePath");
        return module.resolve(relative).normalize().resolve("pom.xml");
    }

    private static Stream<ExampleRun> runs(Path module, Xml pom) {
        Xml plugin = pom.all("plugin").stream()
                .filter(one -> one.text("artifactId").equals(Descriptor.artifactId()))
                .findFirst()
                .orElseThrow();
        return plugin.childrenOf("executions").stream().map(execution -> {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            Stream.of(plugin, execution)
                    .flatMap(one -> one.childrenOf("configuration").stream())
                    .forEach(one -> parameters.put(one.name(), values(one)));
            return new ExampleRun(module, execution.child("id").map(Xml::text).orElse("default"), parameters);
        });
    }

    private static List<String> values(Xml parameter) {
        return parameter.children().isEmpty()
                ? List.of(parameter.text())
                : parameter.children().stream().map(Xml::text).toList();
    }

    String artifactId() {
        return Xml.read(module.resolve("pom.xml")).text("artifactId");
    }

    /** Whether it checks a config that only the build writes. */
    boolean isOfGenerated() {
        return value("config", "").contains("${project.build.directory}");
    }

    /** Those that pass are built without a profile. */
    boolean isMeantToFail() {
        return Xml.read(EXAMPLES.resolve("pom.xml")).all("module").stream()
                .anyMatch(one ->
                        one.within("profile") && EXAMPLES.resolve(one.text()).equals(module));
    }

    Path expectedOutput() {
        return module.resolve("expected-output.txt");
    }

    Report report() {
        for (String name : parameters.keySet()) {
            if (!OF_THE_GATE.contains(name) && !OF_REPORTS.contains(name)) {
                throw new AssertionError("a parameter that this test does not know: " + name);
            }
        }
        Path base = module.toAbsolutePath();
        Path config = parameters.containsKey("config") ? base.resolve(value("config", "")) : null;
        return Gate.check(new GateRequest(
                EXAMPLES.toAbsolutePath(),
                new SearchRequest(base, false, config, parameters.getOrDefault("includes", List.of()), List.of()),
                null,
                new EnvironmentSelection.Every(),
                null,
                DeployerParameters.NONE,
                PlaceholderPolicy.of(value("placeholders", "accept")).orElseThrow(),
                Integer.parseInt(value("maxWaiverDays", "366")),
                Set.of(),
                List.of(),
                Requests.PLUGIN,
                Requests.TODAY,
                Enforcement.NONE));
    }

    /** What is printed between Maven's own lines. */
    String printed() {
        return "[INFO] --- " + Descriptor.artifactId() + ":" + Descriptor.version() + ":check (" + execution + ") @ "
                + artifactId() + " ---\n"
                + ConsoleReport.lines(report(), reportFile(), Colors.OFF).stream()
                        .map(line -> ("[" + line.level() + "] " + line.text()).stripTrailing() + "\n")
                        .collect(Collectors.joining());
    }

    /** With what Maven says at the end of a build that one of these runs fails, or none. */
    static String printed(List<ExampleRun> runs) {
        List<String> lines = new ArrayList<>();
        runs.forEach(run -> lines.add(run.printed()));
        List<ExampleRun> failing =
                runs.stream().filter(run -> run.report().fails(false)).toList();
        lines.add(failing.isEmpty() ? "[INFO] BUILD SUCCESS\n" : "[INFO] BUILD FAILURE\n");
        failing.forEach(run -> lines.add(run.failure()));
        return String.join("", lines);
    }

    private String failure() {
        String message = "Failed to execute goal " + Descriptor.coordinates() + ":" + Descriptor.version() + ":check ("
                + execution + ") on project " + artifactId() + ": "
                + FailureMessage.of(report(), reportFile());
        return message.lines().map(line -> "[ERROR] " + line + "\n").collect(Collectors.joining());
    }

    private String reportFile() {
        List<String> reports = parameters.getOrDefault("reports", List.of("html"));
        String file = ReportFormat.chosen(reports).iterator().next().fileName();
        return EXAMPLES.relativize(module).toString().replace('\\', '/') + "/target/secrets-store/" + file;
    }

    private String value(String name, String otherwise) {
        return parameters.getOrDefault(name, List.of(otherwise)).get(0);
    }

    @Override
    public String toString() {
        return artifactId() + " " + execution;
    }
}
