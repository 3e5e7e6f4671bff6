package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Golden;
import io.github.secretsgate.NeedsLinks;
import io.github.secretsgate.Scenario;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of GitHub Actions are read here as its runner reads them. */
class GithubActionsTest {
    private static final Path HOSTILE = Golden.directory("gate").resolve("hostile-names");

    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();

    @BeforeEach
    void onGithub() {
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("GITHUB_STEP_SUMMARY", root.resolve("summary.md").toString());
    }

    @Test
    void elsewhereNothingHappens() throws IOException {
        environment.put("GITHUB_ACTIONS", "false");

        assertEquals(List.of(), show(Scenario.check(HOSTILE)));

        assertEquals("", printed());
        assertFalse(Files.exists(root.resolve("summary.md")));
    }

    @Test
    @NeedsLinks
    void theWorkspaceCanBeReachedThroughALink() throws IOException {
        Files.createDirectories(root.resolve("real/module"));
        Files.createSymbolicLink(root.resolve("link"), root.resolve("real"));
        Finding finding = Finding.at(new SourceFile("wrangler.toml", "a", true).start(), Rule.CONFIG_INVALID, "Wrong.");
        Report report = Report.of(List.of(), List.of(), List.of(), List.of(finding));

        for (String[] ways : new String[][] {{"real", "link"}, {"link", "real"}, {"real", "real"}, {"link", "link"}}) {
            environment.put("GITHUB_WORKSPACE", root.resolve(ways[0]).toString());
            stdout.reset();
            new GithubActions(environment::get, root.resolve(ways[1]).resolve("module"))
                    .show(report, RunIdentity.of("1.0.0"), stdout);
            assertTrue(printed().startsWith("::error file=module/wrangler.toml,"), printed());
        }
    }

    @Test
    void eachFindingIsOneCommandWhateverItsNamesContain() throws IOException {
        Report report = Scenario.check(HOSTILE);

        assertEquals(List.of(), show(report));

        List<String> lines = printed().lines().toList();
        assertEquals(report.findings().size(), lines.size());
        for (String line : lines) {
            String properties = line.substring(line.indexOf(' ') + 1, line.indexOf("::", 2));
            for (String property : properties.split(",", -1)) {
                assertTrue(property.matches("(file|line|endLine|col|endColumn|title)=[^:\\r\\n]+"), property);
            }
            assertTrue(line.startsWith("::error ") || line.startsWith("::warning "), line);
        }
    }

    @Test
    void escapedTextIsReadBack() throws IOException {
        show(reportOf(List.of(finding("100%:a,b.toml", Rule.CONFIG_INVALID, "50%0A is\nno line, is it?"))));

        String line = printed().strip();
        assertEquals(
                "::error file=100%25%3Aa%2Cb.toml,line=1,endLine=1,col=1,endColumn=1,title=config-invalid"
                        + "::50%250A is␊no line, is it?",
                line);
    }

    /** GitHub shows ten of each level. */
    @Test
    void theMostSevereTenOfEachLevelArePrinted() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            findings.add(finding("a.toml", Rule.SCOPE_MISSING, "Denied " + i + "."));
            findings.add(finding("a.toml", Rule.KEY_REPEATED, "Warned " + i + "."));
        }
        findings.add(finding("z.toml", Rule.CONFIG_UNREADABLE, "Unreadable."));

        show(reportOf(findings));

        List<String> lines = printed().lines().toList();
        assertEquals(20, lines.size());
        assertTrue(lines.get(0).endsWith("::Unreadable."), lines.get(0));
        assertEquals(
                10, lines.stream().filter(line -> line.startsWith("::error ")).count());
        assertTrue(lines.get(19).endsWith("::Warned 9."), lines.get(19));
    }

    @Test
    void aWaivedFindingHasNoAnnotation() throws IOException {
        show(Scenario.check(Golden.directory("gate").resolve("waiver-used")));

        assertEquals("", printed());
        assertTrue(summary().contains("waived until 2026-11-24"), this::summary);
    }

    /** The build may be a part of the checkout. */
    @Test
    void pathsAreRelativeToTheCheckout() throws IOException {
        environment.put("GITHUB_WORKSPACE", root.getParent().toString());

        show(reportOf(List.of(finding("workers/a/wrangler.toml", Rule.CONFIG_INVALID, "It is wrong."))));

        assertTrue(
                printed().startsWith("::error file=" + root.getFileName() + "/workers/a/wrangler.toml,"),
                this::printed);
    }

    @Test
    void summariesOfModulesFollowEachOther() throws IOException {
        Files.writeString(root.resolve("summary.md"), "# Before\n");

        show(Scenario.check(Golden.directory("gate").resolve("passes")));
        show(Scenario.check(Golden.directory("gate").resolve("fails-on-both")));

        assertTrue(
                summary().matches("(?s)# Before\n### Secrets Store: ✅ allowed\n.*\n### Secrets Store: ❌ denied\n.*"),
                this::summary);
    }

    @Test
    void aSummaryNamesItsModuleAndWhatIsNotChecked() throws IOException {
        Report report = Scenario.check(Golden.directory("gate").resolve("previews-never-deployed"));

        new GithubActions(environment::get, root)
                .show(report, new RunIdentity("1.0.0", "workers/a_b", null, null, null), stdout);

        assertTrue(summary().startsWith("### Secrets Store, workers/a\\_b: "), this::summary);
        assertTrue(summary().contains("; not checked\\: "), this::summary);
    }

    /** GitHub takes no more than 1 MiB of a step. */
    @Test
    void aLongSummaryKeepsTheMostSevere() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            findings.add(finding("a.toml", Rule.KEY_REPEATED, "Warned " + i + "."));
        }
        findings.add(finding("z.toml", Rule.CONFIG_UNREADABLE, "Unreadable."));

        show(reportOf(findings));

        assertTrue(summary().contains("| Unreadable. |"), this::summary);
        assertTrue(summary().contains("and 11 more findings, in the report"), this::summary);
    }

    @Test
    void aSummaryThatCannotBeWrittenIsReported() throws IOException {
        Files.createDirectory(root.resolve("summary.md"));

        List<String> unwritten = show(Scenario.check(HOSTILE));

        assertEquals(1, unwritten.size());
        assertTrue(
                unwritten.get(0).startsWith("GitHub's annotations and summary can't be written: "),
                unwritten::toString);
        assertFalse(printed().isEmpty(), "the annotations are not lost");
    }

    private List<String> show(Report report) {
        return new GithubActions(environment::get, root).show(report, RunIdentity.of("1.0.0"), stdout);
    }

    private String printed() {
        return stdout.toString(StandardCharsets.UTF_8);
    }

    private String summary() {
        try {
            return Files.readString(root.resolve("summary.md"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Finding finding(String file, Rule rule, String message) {
        return Finding.at(new SourceFile(file, "a = 1", false).start(), rule, message);
    }

    private static Report reportOf(List<Finding> findings) {
        return new Report(Verdict.INVALID, List.of(), List.of(), List.of(), findings, List.of());
    }
}
