package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Findings as workflow commands of GitHub Actions, which shows them at their lines.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">Workflow commands</a>
 */
public final class GithubAnnotations {
    /** GitHub's limit of annotations of one level in a step. */
    private static final int MOST = 10;

    private GithubAnnotations() {}

    /**
     * Returns the lines to print: the most severe findings of each level.
     *
     * @param path turns a file name into a path in the repository
     */
    public static List<String> of(Report report, UnaryOperator<String> path) {
        List<String> lines = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            report.findings().stream()
                    .filter(finding -> finding.severity() == severity && finding.waived() == null)
                    .sorted(Comparator.comparing(Finding::verdict).reversed())
                    .limit(MOST)
                    .forEach(finding -> lines.add(line(finding, path)));
        }
        return lines;
    }

    private static String line(Finding finding, UnaryOperator<String> path) {
        Location location = finding.location();
        String where = location == null
                ? ""
                : "file="
                        + property(Terminal.printable(path.apply(location.file().name()))) + lines(location) + ",";
        return "::" + finding.severity().label() + " " + where + "title=" + property(FindingText.title(finding)) + "::"
                + data(FindingText.of(finding));
    }

    /** GitHub accepts columns only within one line. */
    private static String lines(Location location) {
        String lines = ",line=" + location.line() + ",endLine=" + location.endLine();
        return location.line() < location.endLine()
                ? lines
                : lines + ",col=" + location.column() + ",endColumn=" + location.endColumn();
    }

    private static String property(String value) {
        return data(value).replace(":", "%3A").replace(",", "%2C");
    }

    /** Escapes every character that could end the command and start another one. */
    private static String data(String value) {
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
