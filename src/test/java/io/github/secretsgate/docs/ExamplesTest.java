package io.github.secretsgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Golden;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The examples say what their pages say; {@code src/it/examples} builds them with Maven. */
class ExamplesTest {
    static final List<ExampleRun> PASSING = runs(false);
    static final List<ExampleRun> FAILING = runs(true);
    static final List<Path> PIPELINES = Page.below(ExampleRun.EXAMPLES).stream()
            .filter(file -> file.toString().matches(".*(\\.yml|Jenkinsfile|pre-push)"))
            .toList();

    @ParameterizedTest(name = "{0}")
    @FieldSource("PASSING")
    void theExamplePassesWithoutFindings(ExampleRun run) {
        Report report = run.report();

        assertFalse(report.fails(true), run::printed);
        assertEquals(
                List.of(),
                report.findings().stream()
                        .filter(finding -> finding.waived() == null)
                        .map(Finding::message)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("FAILING")
    void anExampleThatFailsPrintsItsExpectedOutput(ExampleRun run) {
        assertTrue(run.report().fails(false));
        Golden.assertMatches(run.expectedOutput(), ExampleRun.printed(List.of(run)));
    }

    @Test
    void everyDirectoryIsBuiltAndHasAPageThatTheFirstOneLinks() throws IOException {
        Set<String> directories;
        try (Stream<Path> children = Files.list(ExampleRun.EXAMPLES)) {
            directories = children.filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> built = Xml.read(ExampleRun.EXAMPLES.resolve("pom.xml")).all("module").stream()
                .map(Xml::text)
                .filter(module -> !module.equals(".."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(directories, built);
        String page = Page.of(ExampleRun.EXAMPLES.resolve("README.md")).text();
        for (String directory : directories) {
            assertTrue(Files.exists(ExampleRun.EXAMPLES.resolve(directory).resolve("README.md")), directory);
            assertTrue(page.contains("](" + directory + ")"), directory);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("PIPELINES")
    void aPipelineRunsOnlyWhatExists(Path file) throws IOException {
        Path module =
                ExampleRun.EXAMPLES.resolve(ExampleRun.EXAMPLES.relativize(file).getName(0));
        String text = Files.readString(file);
        if (file.toString().endsWith(".yml")) {
            new Pipeline(module).check(text);
        } else if (file.endsWith("Jenkinsfile")) {
            new Pipeline(module).checkGroovy(text);
        } else {
            assertTrue(Files.isExecutable(file), "git runs a hook only if it may be executed");
            assertTrue(text.startsWith("#!/bin/sh\n"));
            new Commands(module).check(text);
        }
    }

    @Test
    void everyKindOfPipelineIsThere() {
        assertEquals(
                List.of("deploy.yml", ".gitlab-ci.yml", "Jenkinsfile", "pre-push"),
                PIPELINES.stream().map(file -> file.getFileName().toString()).toList());
    }

    /** What only the build writes is for the integration test. */
    private static List<ExampleRun> runs(boolean meantToFail) {
        return ExampleRun.all().stream()
                .filter(run -> !run.isOfGenerated() && run.isMeantToFail() == meantToFail)
                .toList();
    }
}
