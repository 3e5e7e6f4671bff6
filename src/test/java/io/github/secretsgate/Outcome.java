package io.github.secretsgate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.NotChecked;
import io.github.secretsgate.result.Report;
import java.util.ArrayList;
import java.util.List;

/** What a run decided, in short: each deployment with its checks, and each finding by its rule and location. Without words. */
final class Outcome {
    private Outcome() {}

    static String of(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(report.verdict().label());
        report.deployments().forEach(deployment -> lines.addAll(deployment(deployment)));
        for (NotChecked one : report.notChecked()) {
            lines.add("not checked: " + one.config() + " (" + one.label() + ")");
        }
        report.notes().forEach(note -> lines.add("note: " + note));
        report.findings().forEach(finding -> lines.add(finding(finding)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> deployment(CheckedDeployment checked) {
        List<String> lines = new ArrayList<>();
        String deployer =
                checked.deployer() == null ? "nobody known" : checked.deployer().describe();
        lines.add("deployment: " + checked.title() + ": " + checked.verdict().label() + "; " + deployer);
        for (CheckedBinding binding : checked.bindings()) {
            lines.add("  " + binding.binding().secret() + ": authorization "
                    + binding.authorization().label() + ", scope "
                    + binding.scope().label());
        }
        return lines;
    }

    private static String finding(Finding finding) {
        return (finding.location() == null ? "-" : finding.location()) + " "
                + finding.severity().label() + " "
                + finding.rule().id()
                + (finding.waived() == null ? "" : ", waived")
                + (finding.related().isEmpty() ? "" : ", see " + related(finding));
    }

    private static String related(Finding finding) {
        List<String> places = finding.related().stream()
                .map(related -> related.location().toString())
                .toList();
        return String.join(" ", places);
    }
}
