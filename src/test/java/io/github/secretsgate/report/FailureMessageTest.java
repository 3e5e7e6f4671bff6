package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Waived;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureMessageTest {
    private static final String SENTENCE =
            "failed to fetch secrets store binding due to authorization error - check deploy permissions and secret scopes [code: 10021]";

    private final Location location = new Location(new SourceFile("wrangler.toml", "a\nb\n", true), 2, 3);

    @Test
    void theFirstTwentyFiveFindingsAreNamed() {
        List<Finding> many = IntStream.range(0, 30)
                .mapToObj(i -> Finding.at(location, Rule.CONFIG_INVALID, "Wrong " + i + "."))
                .toList();

        List<String> lines = message(many).lines().toList();

        assertEquals("wrangler.toml:2:1: Wrong 0.", lines.get(0));
        assertEquals("Nothing was uploaded.", lines.get(1));
        assertEquals("30 findings:", lines.get(2));
        assertEquals("  wrangler.toml:2:1  config-invalid", lines.get(27));
        assertEquals("  and 5 more", lines.get(28));
        assertEquals("Details and hints: above, and in report.json", lines.get(29));
        assertEquals(30, lines.size());
    }

    @Test
    void errorsComeBeforeWarningsWhereverTheyAre() {
        Finding warning = Finding.nowhere(Rule.CONFIG_SHADOWED, "A warning.");
        Finding error = Finding.at(location, Rule.CONFIG_INVALID, "An error.");

        List<String> lines = message(List.of(warning, error)).lines().toList();

        assertEquals("  wrangler.toml:2:1  config-invalid", lines.get(3));
        assertEquals("  warning: config-shadowed", lines.get(4));
    }

    /** People search for it: it comes first even where something more severe is wrong as well. */
    @Test
    void cloudflaresSentenceComesFirst() {
        Finding unreadable = Finding.at(location, Rule.MANIFEST_UNREADABLE, "Unreadable.");
        Finding denied = Finding.at(location, Rule.SCOPE_MISSING, "No scope.").answered(CloudflareError.NOT_AUTHORIZED);

        assertEquals(
                List.of(SENTENCE, "Nothing was uploaded. This is what Cloudflare would answer."),
                message(List.of(unreadable, denied)).lines().limit(2).toList());
    }

    @Test
    void cloudflaresOtherErrorIsNotThatSentence() {
        CloudflareError notFound = CloudflareError.notFound(new BoundSecret("A", "s", "n"));
        Finding denied =
                Finding.at(location, Rule.SECRET_NOT_FOUND, "Not found.").answered(notFound);

        assertEquals(
                "wrangler.toml:2:1: Not found.",
                message(List.of(denied)).lines().toList().get(0));
    }

    @Test
    void theMostSevereFindingComesFirst() {
        Finding denied = Finding.nowhere(Rule.OPERATION_NOT_ALLOWED, "Denied.");
        Finding invalid = Finding.nowhere(Rule.PARAMETER_INVALID, "Invalid.");

        assertEquals(
                "Invalid.", message(List.of(denied, invalid)).lines().toList().get(0));
    }

    @Test
    void aWaivedFindingIsNotTheReason() {
        Finding waived = Finding.at(location, Rule.SCOPE_MISSING, "Waived.")
                .answered(CloudflareError.NOT_AUTHORIZED)
                .waived(new Waived("agreed", LocalDate.parse("2026-12-31")));
        Finding open = Finding.nowhere(Rule.PARAMETER_INVALID, "Open.");

        assertEquals(
                "Open.\nNothing was uploaded.\n1 finding:\n  parameter-invalid\nDetails and hints: above, and in report.json",
                message(List.of(waived, open)));
    }

    /** It was printed before, with its excerpt and its hint. */
    @Test
    void onlyTheLocationOfEachFindingIsRepeated() {
        Subject subject = new Subject.OneDeployment(
                "c",
                "w",
                Environment.TOP_LEVEL,
                DeployCommand.WRANGLER_DEPLOY,
                List.of(new BoundSecret("A", "s", "n")));
        Finding finding = Finding.at(location, Rule.SCOPE_MISSING, "No scope.").about(subject);
        Finding again = Finding.at(location.file().start(), Rule.SCOPE_MISSING, "No scope.")
                .about(subject);

        assertEquals(
                List.of("  wrangler.toml:1:1  w  A → n  scope-missing", "  wrangler.toml:2:1  w  A → n  scope-missing"),
                message(List.of(again, finding)).lines().toList().subList(3, 5));
    }

    @Test
    void itContainsNoControlCharacters() {
        SourceFile file = new SourceFile("a\u001b[2J\u202e.toml", "x", true);
        Finding finding = Finding.at(file.start(), Rule.CONFIG_INVALID, "It says \u001b]0;\u0007 and \u202e.")
                .about(new Subject.OneDeployment(
                        "c",
                        "w\u001b",
                        Environment.named("e\u009b"),
                        DeployCommand.WRANGLER_DEPLOY,
                        List.of(new BoundSecret("\rB", "s", "n\nm"))));
        Report report = report(
                List.of(finding.hint("Do \u001b[1m this.\nThen \u2066that.").related(file.start(), "\b")));

        String all = Stream.concat(
                        Stream.of(FailureMessage.of(report, "report.json")),
                        ConsoleReport.lines(report, "report.json", Colors.OFF).stream()
                                .map(ConsoleReport.Line::text))
                .collect(Collectors.joining("\n"));

        all.codePoints()
                .filter(point -> point != '\n')
                .forEach(point -> assertFalse(ExcerptTest.steers(point), () -> Integer.toHexString(point)));
        assertEquals(5, FailureMessage.of(report, "report.json").lines().count());
    }

    private static String message(List<Finding> findings) {
        return FailureMessage.of(report(findings), "report.json");
    }

    private static Report report(List<Finding> findings) {
        return new Report(Verdict.INVALID, List.of(), List.of(), List.of(), findings, List.of());
    }
}
