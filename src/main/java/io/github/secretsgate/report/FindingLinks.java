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

/** Numbers findings and deployments, and links them on a page. */
final class FindingLinks {
    /** The limit of findings on the page: nobody reads more, and browsers take long to open it. */
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
        List<Finding> sorted = new ArrayList<>(report.findings());
        sorted.sort(Finding.MOST_SEVERE_FIRST);
        this.shown = sorted.subList(0, Math.min(MOST_SHOWN, sorted.size()));
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

    /** The numbers of the deployments that a finding is about, from 0; empty if it is about all of them. */
    List<Integer> deployments(Finding finding) {
        if (finding.subject() instanceof Subject.WholeConfig config) {
            return byConfig.getOrDefault(config.config(), List.of());
        }
        return finding.subject() == null ? List.of() : deployments.getOrDefault(finding, List.of());
    }

    /** The findings on the page, the most severe first. */
    List<Finding> shown() {
        return shown;
    }

    /** The ID of a finding on the page. */
    String id(Finding finding) {
        return "f" + numbers.getOrDefault(finding, 0);
    }

    /** The link to a finding on the page; null if the page doesn't show it. */
    @Nullable
    String href(Finding finding) {
        return linked.contains(finding) ? "#" + id(finding) : null;
    }
}
