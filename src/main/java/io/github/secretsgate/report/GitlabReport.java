package io.github.secretsgate.report;

import static io.github.secretsgate.report.Json.object;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.JsonWriter;
import io.github.secretsgate.source.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * GitLab's code quality report.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format">Code quality report format</a>
 */
final class GitlabReport {
    private GitlabReport() {}

    static void write(Report report, Writer out) throws IOException {
        Fingerprints fingerprints = new Fingerprints();
        new JsonWriter(out)
                .tree(report.findings().stream()
                        .map(finding -> issue(finding, fingerprints.of(finding)))
                        .toList());
    }

    private static Map<String, Object> issue(Finding finding, String fingerprint) {
        Location location = finding.location();
        String waived = finding.waived() == null ? "" : finding.waived() + ": ";
        String severity = finding.severity() == Severity.ERROR ? "critical" : "minor";
        return object(
                "description",
                waived + FindingText.message(finding),
                "check_name",
                finding.rule().id(),
                "fingerprint",
                fingerprint,
                "severity",
                finding.waived() == null ? severity : "info",
                "location",
                object(
                        "path",
                        location == null ? "." : location.file().name(),
                        "lines",
                        object("begin", location == null ? 1 : location.line())));
    }
}
