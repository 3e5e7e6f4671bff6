package io.github.secretsgate.github;

import static io.github.secretsgate.github.WorkflowYaml.map;
import static io.github.secretsgate.github.WorkflowYaml.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.docs.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What holds for every workflow here and in the examples. {@code mvn -P workflows verify} reads them with GitHub's own parser as
 * well.
 */
class WorkflowsTest {
    static final List<WorkflowYaml> OWN = WorkflowYaml.below(Path.of(".github", "workflows"));
    static final List<WorkflowYaml> WORKFLOWS =
            Stream.concat(OWN.stream(), examples()).toList();
    static final List<WorkflowYaml> ALL = Stream.concat(
                    WORKFLOWS.stream(), Stream.of(WorkflowYaml.read(Path.of("action.yml"))))
            .toList();

    private static final Pattern USES = Pattern.compile("(?m)^ *(?:- )?uses: *(.*)$");
    private static final Pattern PINNED =
            Pattern.compile("([\\w.-]+/[\\w./-]+)@([0-9a-f]{40}) # (v\\d+\\.\\d+\\.\\d+)");

    /** This repository's own action: a copy of a workflow can't name the commit that it is part of. */
    private static final Set<String> OURS = Set.of("./", "secretsgate/secrets-store-maven-plugin@main");

    /** Whatever a stranger writes, such as the title of a pull request or the name of a branch. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{");

    private static Stream<WorkflowYaml> examples() {
        return Page.below(Path.of("examples")).stream()
                .filter(file -> file.toString().replace('\\', '/').contains("/.github/workflows/"))
                .map(WorkflowYaml::read);
    }

    @Test
    void theRepositoryHasTheWorkflowsThatItNeeds() {
        assertEquals(
                List.of("ci.yml", "codeql.yml", "release.yml", "scorecard.yml"),
                OWN.stream().map(own -> own.file().getFileName().toString()).toList());
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("ALL")
    void everyActionIsPinnedToACommitWithItsVersion(WorkflowYaml workflow) {
        List<String> uses =
                USES.matcher(workflow.text()).results().map(use -> use.group(1)).toList();

        assertEquals(
                uses.size(),
                workflow.steps().stream()
                        .filter(step -> step.containsKey("uses"))
                        .count());
        assertEquals(
                List.of(),
                uses.stream()
                        .filter(use -> !PINNED.matcher(use).matches() && !OURS.contains(use))
                        .toList());
    }

    /** A slip in one of them would be a commit that nobody looked at. */
    @Test
    void oneVersionOfAnActionIsOneCommit() {
        Map<String, Set<String>> versions = new TreeMap<>();
        ALL.forEach(workflow -> PINNED.matcher(workflow.text())
                .results()
                .forEach(use -> versions.computeIfAbsent(
                                use.group(1).replaceAll("^([^/]+/[^/]+).*", "$1"), name -> new TreeSet<>())
                        .add(use.group(2) + " " + use.group(3))));

        versions.forEach((action, pins) -> assertEquals(1, pins.size(), () -> action + ": " + pins));
        assertTrue(versions.size() > 8, versions::toString);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("WORKFLOWS")
    void aWorkflowCanOnlyReadAndAJobTakesMoreOnlyForItself(WorkflowYaml workflow) {
        assertEquals(Map.of("contents", "read"), workflow.root().get("permissions"));
    }

    @Test
    void theRightsToWriteAreTheseAndNoOthers() {
        Map<String, Set<String>> rights = new HashMap<>();
        WORKFLOWS.forEach(workflow -> workflow.jobs()
                .forEach((name, job) -> map(map(job).get("permissions")).forEach((right, level) -> {
                    if (!level.equals("read")) {
                        rights.computeIfAbsent(workflow.file().getFileName() + " " + name, missing -> new TreeSet<>())
                                .add(right + ": " + level);
                    }
                })));

        assertEquals(
                Map.of(
                        "codeql.yml analyze", Set.of("security-events: write"),
                        "scorecard.yml analyze", Set.of("security-events: write", "id-token: write"),
                        "release.yml attest", Set.of("id-token: write", "attestations: write"),
                        "release.yml draft", Set.of("contents: write")),
                rights);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("WORKFLOWS")
    void noWorkflowRunsForeignCodeWithOurRights(WorkflowYaml workflow) {
        // YAML reads the key "on" as true.
        Object triggers = workflow.root().get(true);

        assertFalse(
                string(triggers).matches("(?s).*(pull_request_target|workflow_run|issue_comment).*"),
                () -> triggers.toString());
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("WORKFLOWS")
    void aCheckoutLeavesNoCredentialsBehind(WorkflowYaml workflow) {
        workflow.steps().stream()
                .filter(step -> string(step.get("uses")).startsWith("actions/checkout@"))
                .forEach(step -> assertEquals(false, map(step.get("with")).get("persist-credentials"), step::toString));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("ALL")
    void noScriptContainsAnExpression(WorkflowYaml workflow) {
        workflow.steps()
                .forEach(step ->
                        assertFalse(EXPRESSION.matcher(string(step.get("run"))).find(), step::toString));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("WORKFLOWS")
    void everyJobEnds(WorkflowYaml workflow) {
        workflow.jobs()
                .forEach((name, job) -> assertTrue(
                        map(job).get("timeout-minutes") instanceof Integer minutes && minutes <= 60,
                        () -> name + " has no timeout-minutes"));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("WORKFLOWS")
    void mavenDoesNotRunInAStepWithTheDeployToken(WorkflowYaml workflow) {
        workflow.steps().stream()
                .filter(step -> string(step).contains("secrets.CLOUDFLARE_API_TOKEN"))
                .forEach(step -> assertFalse(string(step.get("run")).contains("mvn"), step::toString));
    }

    @Test
    void continuousIntegrationCoversThreeSystemsAndThreeJavas() {
        Map<?, ?> ci = OWN.get(0).jobs();
        Map<?, ?> matrix = map(map(map(ci.get("test")).get("strategy")).get("matrix"));

        assertEquals(List.of("ubuntu-latest", "windows-latest", "macos-latest"), matrix.get("os"));
        assertEquals(List.of(17, 21, 25), matrix.get("java"));
    }

    /** Without a default in action.yml the page says in words what happens. */
    @Test
    void thePageOfTheActionHasItsInputsAndTheirDefaults() {
        Map<String, String> documented = new LinkedHashMap<>();
        Pattern.compile("(?m)^\\| `([\\w-]+)` \\| .* \\| (.*) \\|$")
                .matcher(Page.of(Path.of("docs", "github-action.md")).text())
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2)));
        Map<?, ?> inputs = map(WorkflowYaml.read(Path.of("action.yml")).root().get("inputs"));

        assertEquals(List.copyOf(inputs.keySet()), List.copyOf(documented.keySet()));
        inputs.forEach((name, input) -> {
            String value = string(map(input).get("default"));
            assertTrue(value.isEmpty() || documented.get(name).equals("`" + value + "`"), name::toString);
            assertTrue(map(input).get("description") instanceof String, name::toString);
        });
    }

    @Test
    void dependabotLooksAtEveryPlaceWithVersions() {
        List<?> updates = (List<?>)
                WorkflowYaml.read(Path.of(".github", "dependabot.yml")).root().get("updates");

        assertEquals(
                List.of("maven", "github-actions", "npm"),
                updates.stream()
                        .map(update -> map(update).get("package-ecosystem"))
                        .toList());
        for (Object update : updates) {
            Object several = map(update).get("directories");
            for (Object directory : several == null ? List.of(map(update).get("directory")) : (List<?>) several) {
                Path path = Path.of(string(directory).replace("/**", "").replaceFirst("^/", ""));
                assertTrue(Files.isDirectory(path.toAbsolutePath()), () -> "no directory " + directory);
            }
        }
        WORKFLOWS.forEach(workflow -> assertTrue(
                workflow.file().startsWith(Path.of(".github"))
                        || string(updates)
                                .contains("/"
                                        + workflow.file().getParent().toString().replace('\\', '/')),
                () -> workflow + " gets no updates"));
    }

    @Test
    void everyPathWithAnOwnerExists() throws Exception {
        List<String> paths = Files.readAllLines(Path.of(".github", "CODEOWNERS")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        for (String line : paths) {
            assertTrue(line.matches("\\S+ +@secretsgate/maintainers"), line);
            String path = line.split(" ", 2)[0];
            if (path.startsWith("/") && !path.contains("*")) {
                assertTrue(Files.exists(Path.of(path.substring(1))), path);
            }
        }
        assertTrue(paths.get(0).startsWith("* "), paths::toString);
    }
}
