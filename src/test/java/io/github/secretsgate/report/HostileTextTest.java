package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.YamlText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever takes a text from a file takes one as long as a file, in time that grows with its length. The limit is no measurement:
 * each takes a part of a second, and minutes if it looks at every character once for every other.
 */
class HostileTextTest {
    private static final Duration NEVER = Duration.ofSeconds(20);
    private static final int LENGTH = 1 << 17;

    private static final List<String> SHAPES = List.of(
            " ", "\t", "x", "x ", "a.", "[a", "[ ", ". ", "\\", "\"", "'", "\"a\" ", "#", "##", "##a", "::", ": :",
            "a:", "a://", "www.", "=", "a =", "{", "[]", "`", "😀", "1 ", "\u2028", "-", "_");

    private static final Map<String, UnaryOperator<String>> READERS = Map.of(
            "a quoted line of TOML",
            text -> Excerpt.mask(text, true),
            "a quoted line of JSON",
            text -> Excerpt.mask(text, false),
            "a quoted line of a manifest",
            Credentials::masked,
            "a printed line",
            Terminal::printable,
            "a value in YAML",
            YamlText::of,
            "every report",
            text -> reports("##" + text));

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void aLongTextIsReadInLinearTime(String reader, String shape) {
        String text = "[a" + shape.repeat(LENGTH / shape.length()) + "!";
        String read = assertTimeoutPreemptively(NEVER, () -> READERS.get(reader).apply(text));
        assertFalse(read.isEmpty());
    }

    static Stream<Arguments> aLongTextIsReadInLinearTime() {
        return READERS.keySet().stream().flatMap(reader -> SHAPES.stream().map(shape -> Arguments.of(reader, shape)));
    }

    private static String reports(String text) {
        SourceFile file = new SourceFile("secrets-store.yaml", text, false);
        Finding finding = Finding.at(new Location(file, text.length() - 1, text.length()), Rule.MANIFEST_INVALID, text);
        Report report = new Report(Verdict.INVALID, List.of(), List.of(), List.of(), List.of(finding), List.of());
        StringWriter out = new StringWriter();
        try {
            for (ReportFormat format : ReportFormat.values()) {
                format.write(report, RunIdentity.of("1.0.0"), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ConsoleReport.lines(report, "report.json", Colors.OFF).forEach(line -> out.append(line.text()));
        GithubAnnotations.of(report, name -> name).forEach(out::append);
        return out + FailureMessage.of(report, "report.json") + MarkdownSummary.of(report, RunIdentity.of("1.0.0"));
    }
}
