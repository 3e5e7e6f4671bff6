package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.secretsgate.report.Colors;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.FailureMessage;
import io.github.secretsgate.report.GithubAnnotations;
import io.github.secretsgate.report.MarkdownSummary;
import io.github.secretsgate.report.ReportFormat;
import io.github.secretsgate.report.RunIdentity;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All that a run writes about a report: each file, the log, the error, and what GitHub shows. */
public final class Outputs {
    private static final RunIdentity RUN = RunIdentity.of("1.0.0");

    private static final int PART = Long.BYTES;

    private Outputs() {}

    /** The text of each output, by the name of its file or place. */
    public static Map<String, String> of(Report report) {
        Map<String, String> all = new LinkedHashMap<>();
        for (ReportFormat format : ReportFormat.values()) {
            all.put(format.fileName(), of(report, format));
        }
        all.put(
                "the log",
                ConsoleReport.lines(report, "report.html", Colors.OFF).stream()
                        .map(line -> line.level() + ": " + line.text())
                        .collect(Collectors.joining("\n")));
        all.put("the failure", FailureMessage.of(report, "report.json"));
        all.put("the summary", MarkdownSummary.of(report, RUN));
        all.put("the annotations", String.join("\n", GithubAnnotations.of(report, name -> name)));
        return all;
    }

    /** Fails if an output holds a secret, or a part of it that is long enough to be no accident. */
    public static void assertNoPartOf(String secret, Report report, Supplier<String> where) {
        of(report).forEach((name, output) -> {
            String text = output.replace("<wbr>", ""); // HTML may break a word anywhere
            int shown = partOf(secret, text);
            if (shown >= 0) {
                String around = text.substring(Math.max(0, shown - 300), Math.min(text.length(), shown + 80));
                fail(name + " shows the secret at " + where.get() + ":\n" + around);
            }
        });
    }

    /**
     * The offset at which a text holds a part of an ASCII secret; -1 if it doesn't. It compares numbers, because a fuzzer that sees
     * two strings compared writes one into the input.
     */
    public static int partOf(String secret, String text) {
        Set<Long> parts = new HashSet<>();
        for (int i = 0; i + PART <= secret.length(); i++) {
            parts.add(last(secret, i + PART));
        }
        long last = 0;
        for (int i = 0; i < text.length(); i++) {
            last = (last << Byte.SIZE) | (text.charAt(i) & 0xff);
            if (parts.contains(last)) {
                return Math.max(0, i + 1 - PART);
            }
        }
        return -1;
    }

    private static long last(String text, int end) {
        long last = 0;
        for (int i = end - PART; i < end; i++) {
            last = (last << Byte.SIZE) | (text.charAt(i) & 0xff);
        }
        return last;
    }

    /** The text of one report file. */
    public static String of(Report report, ReportFormat format) {
        StringWriter out = new StringWriter();
        try {
            format.write(report, RUN, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
