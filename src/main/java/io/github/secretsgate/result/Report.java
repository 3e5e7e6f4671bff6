package io.github.secretsgate.result;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.inventory.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of a run.
 *
 * @param verdict the most severe verdict of all deployments and findings
 * @param deployments the checked deployments
 * @param notChecked the deployments that aren't checked on purpose
 * @param notes notes for the reader, such as a placeholder to replace
 * @param findings the findings, in the order of {@link Finding#ORDER}
 * @param stores the known stores, as Cloudflare shows them or as declared
 */
public record Report(
        Verdict verdict,
        List<CheckedDeployment> deployments,
        List<NotChecked> notChecked,
        List<String> notes,
        List<Finding> findings,
        List<Store> stores) {
    /**
     * Creates the report of a run.
     *
     * @param others the findings that don't belong to a deployment
     */
    public static Report of(
            List<CheckedDeployment> deployments,
            List<NotChecked> notChecked,
            List<String> notes,
            List<Finding> others) {
        Verdict verdict = Verdict.ALLOWED;
        List<Finding> findings = new ArrayList<>(others);
        for (CheckedDeployment deployment : deployments) {
            verdict = verdict.and(deployment.verdict());
            findings.addAll(deployment.allFindings());
        }
        for (Finding finding : others) {
            verdict = verdict.and(finding.verdict());
        }
        return new Report(verdict, deployments, notChecked, notes, ordered(Capped.of(findings)), List.of());
    }

    /** The same report with more findings that don't belong to a deployment. */
    public Report and(List<Finding> more) {
        if (more.isEmpty()) {
            return this;
        }
        Verdict worst = verdict;
        for (Finding finding : more) {
            worst = worst.and(finding.verdict());
        }
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(Capped.of(more));
        return new Report(worst, deployments, notChecked, notes, ordered(all), stores);
    }

    /** The same report with more notes. */
    public Report noting(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return more.isEmpty() ? this : new Report(verdict, deployments, notChecked, all, findings, stores);
    }

    /** The same report with known stores. */
    public Report holding(List<Store> stores) {
        return new Report(verdict, deployments, notChecked, notes, findings, stores);
    }

    /** The findings in order, each once. */
    private static List<Finding> ordered(List<Finding> findings) {
        return findings.isEmpty()
                ? findings
                : findings.stream().distinct().sorted(Finding.ORDER).toList();
    }

    /** Returns whether there is nothing to report. */
    public boolean isEmpty() {
        return deployments.isEmpty() && notChecked.isEmpty() && findings.isEmpty();
    }

    /**
     * Returns whether the build fails.
     *
     * @param onWarning whether warnings fail it, too
     */
    public boolean fails(boolean onWarning) {
        return verdict != Verdict.ALLOWED
                || findings.stream().anyMatch(finding -> finding.fails() || (onWarning && isOpenWarning(finding)));
    }

    private static boolean isOpenWarning(Finding finding) {
        return finding.severity() == Severity.WARNING && finding.waived() == null;
    }
}
