package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.finding.Verdict;
import java.util.List;

/**
 * All that a run found out.
 *
 * @param deployments what was checked
 * @param notChecked what was left out on purpose
 * @param notes what else is worth a line, such as a placeholder that is to be substituted
 * @param findings what is wrong, in the order of {@link Finding#ORDER}
 */
public record Report(
        Verdict verdict,
        List<CheckedDeployment> deployments,
        List<NotChecked> notChecked,
        List<String> notes,
        List<Finding> findings) {
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
                || findings.stream().anyMatch(Finding::fails)
                || (onWarning && findings.stream().anyMatch(Report::isOpenWarning));
    }

    private static boolean isOpenWarning(Finding finding) {
        return finding.severity() == Severity.WARNING && finding.waived() == null;
    }
}
