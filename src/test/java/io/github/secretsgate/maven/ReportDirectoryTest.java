package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.NeedsLinks;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.SessionData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportDirectoryTest {
    private static final Report REPORT = new Report(
            Verdict.INVALID,
            List.of(),
            List.of(),
            List.of(),
            List.of(Finding.nowhere(Rule.PARAMETER_INVALID, "Half a pair: \ud83d.")),
            List.of());

    private static final Set<String> ALL = Set.of(
            "report.html", "report.json", "report.sarif", "TEST-secrets-store.xml", "gl-code-quality-report.json");

    @TempDir
    Path module;

    private final SessionData build = new DefaultSessionData();

    @Test
    void jsonIsWrittenWhateverIsChosen() throws IOException {
        assertEquals(List.of(), write("first", List.of()));

        assertEquals(Set.of("report.json"), files());
    }

    @Test
    void eachFormatIsAFileOfItsOwn() throws IOException {
        assertEquals(List.of(), write("first", List.of("html", "sarif", "junit", "gitlab")));

        assertEquals(ALL, files());
    }

    /** JSON can name half a surrogate pair, which UTF-8 cannot hold. */
    @Test
    void halfASurrogatePairBreaksNoReport() throws IOException {
        assertEquals(List.of(), write("first", List.of("html", "sarif", "junit", "gitlab")));

        for (String file : ALL) {
            String text = Files.readString(directory().resolve(file)); // refuses what is no UTF-8
            assertTrue(text.matches("(?s).*Half a pair: ([?\ufffd]|\\\\ud[89a-f][0-9a-f]{2})\\..*"), file);
        }
    }

    @Test
    void reportsOfAnEarlierRunInOtherFormatsAreRemoved() throws IOException {
        write("first", List.of("html", "sarif", "junit", "gitlab"));

        write("first", List.of("junit"));

        assertEquals(Set.of("report.json", "TEST-secrets-store.xml"), files());
    }

    @Test
    void filesOfOthersStay() throws Exception {
        Files.createDirectories(directory());
        Files.writeString(directory().resolve("notes.txt"), "ours");

        write("first", List.of());
        directory("first").clear();

        assertEquals(Set.of("notes.txt"), files());
    }

    @Test
    void aDirectoryInPlaceOfAFileIsReportedAndTheOthersAreWritten() throws IOException {
        Path taken = directory().resolve("report.sarif");
        Files.createDirectories(taken.resolve("something"));

        List<String> unwritten = write("first", List.of("html", "sarif"));

        assertEquals(1, unwritten.size());
        assertTrue(unwritten.get(0).startsWith("The report " + taken + " can't be written: "), unwritten::toString);
        assertEquals(Set.of("report.html", "report.json", "report.sarif"), files());
    }

    /** The name was once known beforehand: a shell's start-up file could be written by a link of that name. */
    @Test
    @NeedsLinks
    void aPlantedLinkIsNotFollowed() throws IOException {
        Path precious = Files.writeString(module.resolve("precious"), "ORIGINAL");
        Files.createDirectories(directory());
        for (String name : ALL) {
            Files.createSymbolicLink(directory().resolve(name), precious);
            Files.createSymbolicLink(directory().resolve(name + ".unfinished"), precious);
        }

        assertEquals(List.of(), write("first", List.of("html", "sarif", "junit", "gitlab")));

        assertEquals("ORIGINAL", Files.readString(precious));
        for (String name : ALL) {
            assertTrue(Files.isRegularFile(directory().resolve(name), LinkOption.NOFOLLOW_LINKS), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"target", "target/secrets-store"})
    @NeedsLinks
    void nothingIsWrittenOrRemovedThroughALinkedDirectory(String link) throws IOException {
        Path elsewhere = Files.createDirectories(module.resolve("elsewhere/secrets-store"));
        Files.writeString(elsewhere.resolve("report.json"), "ORIGINAL");
        Path linked = module.resolve(link);
        Files.createDirectories(linked.getParent());
        Files.createSymbolicLink(linked, link.equals("target") ? elsewhere.getParent() : elsewhere);

        assertTrue(String.valueOf(directory("first").clear()).contains(linked + " is a link"));
        assertTrue(write("first", List.of("html")).get(0).contains(linked + " is a link"));

        assertEquals("ORIGINAL", Files.readString(elsewhere.resolve("report.json")));
        assertFalse(Files.exists(elsewhere.resolve("report.html")));
    }

    @Test
    void otherDirectoriesMustBeNamedByAParameter(@TempDir Path elsewhere) {
        ReportDirectory unnamed = new ReportDirectory(elsewhere, false, List.of(module), "first", build);
        ReportDirectory named = new ReportDirectory(elsewhere, true, List.of(module), "first", build);

        assertTrue(unnamed.write(REPORT, List.of(), RunIdentity.of("1")).get(0).endsWith("Set reportDirectory."));
        assertEquals(List.of(), named.write(REPORT, List.of(), RunIdentity.of("1")));
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsReportedOnce() throws IOException {
        Files.createDirectories(directory().getParent());
        Files.writeString(directory(), "a file");

        List<String> undone = write("first", List.of("junit"));

        assertEquals(1, undone.size());
        assertTrue(
                undone.get(0).startsWith("The reports can't be written to the directory " + directory() + ": "),
                undone::toString);
    }

    @Test
    void aStaleReportThatCannotBeRemovedIsReported() throws IOException {
        Path stale = directory().resolve("report.sarif");
        Files.createDirectories(stale.resolve("something"));

        List<String> undone = write("first", List.of());

        assertEquals(1, undone.size());
        assertTrue(undone.get(0).startsWith("The report " + stale + " can't be removed: "), undone::toString);
    }

    @Test
    void anEarlierReportThatCannotBeRemovedIsReportedToo() throws IOException {
        Files.createDirectories(directory().resolve("report.json/something"));

        String sentence = directory("first").clear();

        assertTrue(sentence != null && sentence.startsWith("The report of an earlier run can't be removed: "));
    }

    @Test
    void aSecondExecutionThatWouldOverwriteTheFirstSaysSo() throws IOException {
        write("the execution eu of shop", List.of("html"));
        String before = Files.readString(directory().resolve("report.json"));

        List<String> unwritten = write("the execution us of shop", List.of("sarif"));

        assertEquals(
                List.of("The directory " + directory()
                        + " holds the reports of the execution eu of shop, which would be"
                        + " overwritten. Give each execution a reportDirectory of its own."),
                unwritten);
        assertEquals(Set.of("report.html", "report.json"), files());
        assertEquals(before, Files.readString(directory().resolve("report.json")));
    }

    @Test
    void theSameExecutionCanWriteAgain() throws IOException {
        write("first", List.of("html"));

        assertEquals(List.of(), write("first", List.of("html")));
    }

    @Test
    void anExecutionThatHasNothingToCheckLeavesTheReportsOfAnother() throws Exception {
        write("first", List.of());

        directory("second").clear();

        assertEquals(Set.of("report.json"), files());
    }

    @Test
    void anExecutionThatHasNothingToCheckTakesNoDirectory() throws Exception {
        directory("first").clear();

        assertEquals(List.of(), write("second", List.of()));
    }

    @Test
    void theNamedReportIsThePageIfThereIsOne() {
        assertEquals(directory().resolve("report.html"), directory("first").file(List.of("sarif", "html")));
        assertEquals(directory().resolve("report.json"), directory("first").file(List.of("sarif")));
    }

    private List<String> write(String owner, List<String> formats) {
        return directory(owner).write(REPORT, formats, RunIdentity.of("1.0.0"));
    }

    private ReportDirectory directory(String owner) {
        return new ReportDirectory(directory(), false, List.of(module), owner, build);
    }

    private Path directory() {
        return module.resolve("target/secrets-store");
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
