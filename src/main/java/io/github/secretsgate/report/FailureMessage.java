package io.github.secretsgate.report;

import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the build's failure says: Maven repeats it at the end of its log, where people look first. */
public final class FailureMessage {
    private static final int MOST = 25;

    private FailureMessage() {}

    /**
     * The message: Cloudflare's documented sentence if authorization or scope denies, else the gravest finding's; then how many,
     * where and why.
     *
     * @param reportFile the report with all details, as people see it
     */
    public static String of(Report report, String reportFile) {
        List<Finding> open = report.findings().stream()
                .filter(finding -> finding.waived() == null)
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(first(open));
        lines.add(sum(report, open));
        Map<Finding, Finding> firstOfCause = new HashMap<>();
        Cause.of(open).forEach(cause -> cause.findings().forEach(finding -> firstOfCause.put(finding, cause.first())));
        for (Finding finding : open.subList(0, Math.min(MOST, open.size()))) {
            String warning = finding.severity() == Severity.WARNING ? "warning: " : "";
            Finding first = firstOfCause.getOrDefault(finding, finding);
            String what = first.equals(finding) ? finding.message() : "the same as at " + first.location();
            lines.add("  " + warning + ConsoleFindings.header(finding) + ": " + what);
        }
        if (open.size() > MOST) {
            lines.add("  and " + (open.size() - MOST) + " more");
        }
        lines.add("Details and hints: above, and in " + reportFile);
        return String.join("\n", lines.stream().map(Terminal::printable).toList());
    }

    private static String first(List<Finding> open) {
        boolean denied = open.stream().anyMatch(finding -> CloudflareError.NOT_AUTHORIZED.equals(finding.error()));
        return denied
                ? CloudflareError.NOT_AUTHORIZED.toString()
                : open.stream()
                        .max(Comparator.comparing(Finding::verdict))
                        .map(FailureMessage::sentence)
                        .orElse("A decision about a Secrets Store binding could not be made.");
    }

    private static String sentence(Finding finding) {
        return finding.location() == null ? finding.message() : finding.location() + ": " + finding.message();
    }

    private static String sum(Report report, List<Finding> open) {
        long refused = report.deployments().stream()
                .filter(deployment -> deployment.verdict() != Verdict.ALLOWED)
                .count();
        int all = report.deployments().size();
        String findings = open.size() + (open.size() == 1 ? " finding" : " findings");
        return refused == 0
                ? findings + ":"
                : findings + "; not allowed: " + refused + " of " + all + (all == 1 ? " deployment:" : " deployments:");
    }
}
