package io.github.secretsgate.report;

import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The message of the failed build. Maven repeats it at the end of its log, where people look first. */
public final class FailureMessage {
    private static final int MOST = 25;
    private static final int FEW = 3;

    private FailureMessage() {}

    /**
     * Returns the message: Cloudflare's documented sentence if authorization or scope fails, else the most severe finding's message;
     * then the deployments that fail, and the location of each finding. The findings themselves were printed before.
     *
     * @param reportFile the name of the file with all details
     */
    public static String of(Report report, String reportFile) {
        List<Finding> open = report.findings().stream()
                .filter(finding -> finding.waived() == null)
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        boolean denied = open.stream().anyMatch(finding -> CloudflareError.NOT_AUTHORIZED.equals(finding.error()));
        List<String> lines = new ArrayList<>();
        lines.add(denied ? CloudflareError.NOT_AUTHORIZED.toString() : first(open));
        lines.add("Nothing was uploaded." + (denied ? " This is what Cloudflare would answer." : ""));
        lines.addAll(notDeployed(report.deployments()));
        lines.add(open.size() + (open.size() == 1 ? " finding:" : " findings:"));
        for (Finding finding : open.subList(0, Math.min(MOST, open.size()))) {
            String warning = finding.severity() == Severity.WARNING ? "warning: " : "";
            lines.add("  " + warning + ConsoleFindings.header(finding));
        }
        if (open.size() > MOST) {
            lines.add("  and " + (open.size() - MOST) + " more");
        }
        lines.add("Details and hints: above, and in " + reportFile);
        return String.join("\n", lines.stream().map(Terminal::printable).toList());
    }

    private static String first(List<Finding> open) {
        return open.stream()
                .max(Comparator.comparing(Finding::verdict))
                .map(FailureMessage::sentence)
                .orElse("No decision could be made about a Secrets Store binding.");
    }

    private static String sentence(Finding finding) {
        return finding.location() == null ? finding.message() : finding.location() + ": " + finding.message();
    }

    /** A line that names the deployments that aren't allowed; empty if all are. */
    private static List<String> notDeployed(List<CheckedDeployment> all) {
        List<String> names = all.stream()
                .filter(checked -> checked.verdict() != Verdict.ALLOWED)
                .map(CheckedDeployment::title)
                .toList();
        String first = String.join(", ", names.subList(0, Math.min(FEW, names.size())));
        String more = names.size() > FEW ? " and " + (names.size() - FEW) + " more" : "";
        return names.isEmpty()
                ? List.of()
                : List.of("Not allowed: " + names.size() + " of " + all.size()
                        + (all.size() == 1 ? " deployment: " : " deployments: ") + first + more);
    }
}
