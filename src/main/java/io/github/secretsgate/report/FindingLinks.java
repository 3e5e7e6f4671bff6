package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links between findings and deployments on a page: each finding has a number, and so has each deployment. */
final class FindingLinks {
    /** A page with more of them is no longer read, and takes browsers long to open. */
    private static final int MOST_SHOWN = 300;

    private final Map<Finding, Integer> numbers = new HashMap<>();
    private final List<Finding> shown;
    private final Set<Finding> linked = new HashSet<>();
    private final Map<Finding, List<Integer>> deployments = new HashMap<>();
    private final Map<String, List<Integer>> byConfig = new HashMap<>();

    FindingLinks(Report report) {
        for (Finding finding : report.findings()) {
            numbers.put(finding, numbers.size());
        }
        this.shown = report.findings().stream()
                .sorted(Finding.MOST_SEVERE_FIRST)
                .limit(MOST_SHOWN)
                .toList();
        this.linked.addAll(shown);
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

    /** The findings that the page shows, the most severe first. */
    List<Finding> shown() {
        return shown;
    }

    /** The ID of a finding on the page. */
    String id(Finding finding) {
        return "f" + numbers.getOrDefault(finding, 0);
    }

    /** The link to a finding on the page; null if it isn't shown. */
    @Nullable
    String href(Finding finding) {
        return linked.contains(finding) ? "#" + id(finding) : null;
    }
}
