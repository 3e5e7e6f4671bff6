package io.github.secretsgate.result;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.inventory.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a run found out.
 *
 * @param verdict the most severe of all deployments and findings
 * @param deployments what was checked
 * @param notChecked what was left out on purpose
 * @param notes what else is worth a line, such as a placeholder to be replaced
 * @param findings what is wrong, in the order of {@link Finding#ORDER}
 * @param stores what is known of stores, as Cloudflare shows them or as they are declared
 */
public record Report(
        Verdict verdict,
        List<CheckedDeployment> deployments,
        List<NotChecked> notChecked,
        List<String> notes,
        List<Finding> findings,
        List<Store> stores) {
    /**
     * The report of a run.
     *
     * @param others findings that belong to no single deployment
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

    /** The same report with more findings that belong to no single deployment. */
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

    /** The same report with what is known of stores. */
    public Report holding(List<Store> stores) {
        return new Report(verdict, deployments, notChecked, notes, findings, stores);
    }

    /** Each finding once. */
    private static List<Finding> ordered(List<Finding> findings) {
        return findings.isEmpty()
                ? findings
                : findings.stream().distinct().sorted(Finding.ORDER).toList();
    }

    /** Whether the run had nothing to check and has nothing to say. */
    public boolean isEmpty() {
        return deployments.isEmpty() && notChecked.isEmpty() && findings.isEmpty();
    }

    /**
     * Whether the build fails.
     *
     * @param onWarning whether warnings fail it as well
     */
    public boolean fails(boolean onWarning) {
        return verdict != Verdict.ALLOWED
                || findings.stream().anyMatch(finding -> finding.fails() || (onWarning && isOpenWarning(finding)));
    }

    private static boolean isOpenWarning(Finding finding) {
        return finding.severity() == Severity.WARNING && finding.waived() == null;
    }
}
