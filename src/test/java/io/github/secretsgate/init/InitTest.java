package io.github.secretsgate.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secretsgate.Golden;
import io.github.secretsgate.NeedsLinks;
import io.github.secretsgate.OtherSystem;
import io.github.secretsgate.Requests;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.gate.Enforcement;
import io.github.secretsgate.gate.EnvironmentSelection;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.GateRequest;
import io.github.secretsgate.gate.GateRequest.DeployerParameters;
import io.github.secretsgate.gate.PlaceholderPolicy;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.wrangler.SearchRequest;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * {@code init} in small builds, each a directory of {@code src/test/resources/init}: {@code expected.yaml} is the manifest that it
 * writes, where it writes one, and {@code expected.txt} is what the first run says and, below a line, the second.
 */
class InitTest {
    private static final Path ALL = Golden.directory("init");

    static final List<Path> SCENARIOS = scenarios(ALL, "wrangler");
    static final List<Path> WRITTEN = scenarios(ALL, "expected.yaml");

    @TempDir
    Path build;

    private Properties run;

    @BeforeEach
    void nothingIsToRead() {
        run = new Properties();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("SCENARIOS")
    void twoRunsHaveTheExpectedOutput(Path scenario) throws IOException {
        copy(scenario);
        List<Path> before = files();

        String first = said(init());
        boolean written = Files.exists(manifest()) && !before.contains(manifest());
        String text = written ? Files.readString(manifest()) : "";
        String second = said(init());

        Golden.assertMatches(scenario.resolve("expected.txt"), first + "---------------- again:\n" + second);
        if (written) {
            Golden.assertMatches(scenario.resolve("expected.yaml"), text);
            assertEquals(text, Files.readString(manifest()));
        }
        assertEquals(before.size() + (written ? 1 : 0), files().size(), "nothing else is left");
    }

    @ParameterizedTest
    @EnumSource
    void otherSystemsPrintAndWriteTheSame(OtherSystem system) throws IOException {
        for (Path scenario : SCENARIOS) {
            run = new Properties();
            build = system.build();
            copy(scenario);

            String first = said(init());
            String second = said(init());

            assertEquals(
                    Files.readString(scenario.resolve("expected.txt")), first + "---------------- again:\n" + second);
            if (WRITTEN.contains(scenario)) {
                assertEquals(Files.readString(scenario.resolve("expected.yaml")), Files.readString(manifest()));
            }
            build.getFileSystem().close();
        }
    }

    /** What nobody has confirmed does not pass, be it both or one of the two. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("WRITTEN")
    void theManifestPassesOnlyWhenEverythingIsConfirmed(Path scenario) throws IOException {
        copy(scenario);
        init();
        String written = Files.readString(manifest());

        assertNothingIsAllowed(check(written));
        assertNothingIsAllowed(check(withCaller(written)));
        if (!run.containsKey("tokenPermission") && !run.containsKey("roles")) {
            assertNothingIsAllowed(check(withScopes(written)));
        }
        Report report = check(withScopes(withCaller(written)));
        assertEquals(scenario.endsWith("unnamed"), report.fails(false), report.findings()::toString);
    }

    /** Whoever uncomments too little, or a sentence, is led to the line. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("WRITTEN")
    void oneDeletedSignIsAnErrorAtThatLine(Path scenario) throws IOException {
        copy(scenario);
        init();
        List<String> written = Files.readAllLines(manifest());
        for (int i = 0; i < written.size(); i++) {
            String line = written.get(i);
            if (line.startsWith("#")) {
                List<String> changed = new ArrayList<>(written);
                changed.set(i, line.substring(1));

                Report report = check(String.join("\n", changed) + "\n");

                String there = manifest().getFileName() + ":" + (i + 1) + ":";
                assertTrue(
                        report.findings().stream()
                                .filter(Finding::fails)
                                .anyMatch(finding ->
                                        String.valueOf(finding.location()).contains(there)),
                        () -> there + " " + line + "\n" + report.findings());
            }
        }
    }

    @Test
    void environmentsAreConfirmedByDeletingTheSigns() throws IOException {
        copy(ALL.resolve("environments"));
        init();
        String written = withScopes(Files.readString(manifest()));

        Report report = check(written.replace("#environments:", "environments:")
                .replace("#  top-level:", "  top-level:")
                .replace("#    deploy:", "    deploy:")
                .replaceAll("#  (staging|production):", "  $1:")
                .replace("#    caller: { token:", "    caller: { token:")
                .replaceFirst("(?m)^    caller: \\{ token.*\n", ""));

        assertFalse(report.fails(false), report.findings()::toString);
        assertEquals(1, report.notChecked().size());
    }

    @Test
    @NeedsLinks
    void aFileThatAppearsInBetweenIsNotOverwritten() throws IOException {
        copy(ALL.resolve("one-worker"));
        Files.createSymbolicLink(manifest(), build.resolve("nowhere.yaml"));

        assertInstanceOf(Init.Outcome.AlreadyThere.class, init());
        assertTrue(Files.isSymbolicLink(manifest()));
        assertFalse(Files.exists(build.resolve("nowhere.yaml")));
    }

    @Test
    void aManifestThatCannotBeWrittenIsAnErrorAndLeavesNothing() throws IOException {
        copy(ALL.resolve("one-worker"));
        run.setProperty("manifest", "deploy/secrets-store.yaml");
        List<Path> before = files();

        NoSuchFileException error = assertThrows(NoSuchFileException.class, this::init);

        assertTrue(error.getFile().contains("deploy"), error::getFile);
        assertEquals(before, files());
    }

    @Test
    void theNamedSchemaIsThePublishedOne() throws IOException {
        String schema = Files.readString(Path.of("docs", "secrets-store.schema.json"));

        assertEquals(
                FirstManifest.SCHEMA,
                new ObjectMapper().readTree(schema).get("$id").asText());
    }

    private static String withCaller(String written) {
        return written.replaceFirst("(?m)^#caller:$", "caller:").replaceFirst("(?m)^#  token:", "  token:");
    }

    private static String withScopes(String written) {
        return written.replaceAll(": \\[]  # CONFIRM.*", ": [workers]");
    }

    private static void assertNothingIsAllowed(Report report) {
        for (CheckedDeployment deployment : report.deployments()) {
            boolean binds = !deployment.deployment().bindings().isEmpty();
            assertEquals(!binds, deployment.verdict() == Verdict.ALLOWED, deployment::toString);
        }
        assertTrue(report.fails(false));
    }

    private Report check(String text) throws IOException {
        Files.writeString(manifest(), text);
        return Gate.check(request(true));
    }

    private Init.Outcome init() throws IOException {
        return Init.run(request(false));
    }

    private GateRequest request(boolean above) {
        return new GateRequest(
                build,
                workers(above),
                true,
                new EnvironmentSelection.Every(),
                path("manifest"),
                above
                        ? DeployerParameters.NONE
                        : new DeployerParameters(run.getProperty("tokenPermission"), list("roles")),
                PlaceholderPolicy.ACCEPT,
                GateRequest.MAX_WAIVER_DAYS,
                Set.of(),
                List.of(),
                Requests.PLUGIN,
                Requests.TODAY,
                Enforcement.NONE);
    }

    private SearchRequest workers(boolean above) {
        return new SearchRequest(base(), above, path("config"), list("includes"), list("excludes"));
    }

    /** What came of it, in short: what is printed of a report is tested with the report. */
    private static String said(Init.Outcome outcome) {
        if (outcome instanceof Init.Outcome.Written written) {
            return String.join("\n", written.lines()) + "\n";
        } else if (outcome instanceof Init.Outcome.AlreadyThere there) {
            return there.manifest() + " is there, and a check says "
                    + there.report().verdict() + "\n" + found(there.report());
        } else if (outcome instanceof Init.Outcome.Unknown unknown) {
            return "unknown\n" + found(unknown.why());
        }
        return outcome + "\n";
    }

    private static String found(Report report) {
        return report.findings().stream()
                .map(finding -> finding.location() + " " + finding.rule().id() + "\n")
                .collect(Collectors.joining());
    }

    private Path base() {
        return build.resolve(run.getProperty("module", "")).normalize();
    }

    private Path manifest() {
        return base().resolve(run.getProperty("manifest", "secrets-store.yaml"));
    }

    private Path path(String key) {
        return run.containsKey(key) ? build.getFileSystem().getPath(run.getProperty(key)) : null;
    }

    private List<String> list(String key) {
        return run.containsKey(key) ? List.of(run.getProperty(key).split(",")) : List.of();
    }

    private void copy(Path scenario) throws IOException {
        for (Path file : filesBelow(scenario)) {
            Path copy = build.resolve(scenario.relativize(file).toString());
            if (file.endsWith("run.properties")) {
                try (Reader in = Files.newBufferedReader(file)) {
                    run.load(in);
                }
            } else if (!file.getFileName().toString().startsWith("expected.")) {
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private List<Path> files() {
        return filesBelow(build);
    }

    private static List<Path> filesBelow(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> scenarios(Path all, String having) {
        try (Stream<Path> directories = Files.list(all)) {
            return directories
                    .filter(directory -> having.equals("wrangler") || Files.exists(directory.resolve(having)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
