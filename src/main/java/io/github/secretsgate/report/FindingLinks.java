package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What links findings and deployments on a page: each finding has a number, and so has each deployment. */
final class FindingLinks {
    private final Map<Finding, Integer> numbers = new HashMap<>();
    private final Map<Finding, List<Integer>> deployments = new HashMap<>();
    private final Map<String, List<Integer>> byConfig = new HashMap<>();

    FindingLinks(Report report) {
        for (Finding finding : report.findings()) {
            numbers.put(finding, numbers.size());
        }
        if (!numbers.isEmpty()) {
            addDeployments(report.deployments());
        }
    }

    private void addDeployments(List<CheckedDeployment> checked) {
        for (int i = 0; i < checked.size(); i++) {
            String config = checked.get(i).deployment().config().name();
            byConfig.computeIfAbsent(config, name -> new ArrayList<>()).add(i);
            for (Finding finding : checked.get(i).allFindings()) {
                List<Integer> known = deployments.computeIfAbsent(finding, one -> new ArrayList<>());
                if (known.isEmpty() || known.get(known.size() - 1) != i) {
                    known.add(i);
                }
            }
        }
    }

    /** The deployments that a finding is about, counted from 0; none if it is about all that is checked. */
    List<Integer> deployments(Finding finding) {
        if (finding.subject() instanceof Subject.WholeConfig config) {
            return byConfig.getOrDefault(config.config(), List.of());
        }
        return finding.subject() == null ? List.of() : deployments.getOrDefault(finding, List.of());
    }

    /** A finding's position in the report, counted from 0. */
    int number(Finding finding) {
        return numbers.getOrDefault(finding, 0);
    }
}
