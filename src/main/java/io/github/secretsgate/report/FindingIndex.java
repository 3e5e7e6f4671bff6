package io.github.secretsgate.report;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.gate.CheckedDeployment;
import io.github.secretsgate.gate.Report;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a report's findings are about, looked up once, so that a report of thousands of bindings is written at once. */
final class FindingIndex {
    /** A check of one binding, of a deployment or of a whole config. */
    private record Key(Check check, Subject subject) {}

    private final Map<Key, Finding> byCheck = new HashMap<>();
    private final Map<Subject, List<Integer>> deployments = new HashMap<>();
    private final IdentityHashMap<Finding, Integer> numbers = new IdentityHashMap<>();

    FindingIndex(Report report) {
        for (Finding finding : report.findings()) {
            numbers.put(finding, numbers.size());
            Check.of(finding.rule()).ifPresent(check -> add(check, finding, finding.subject()));
        }
        if (!numbers.isEmpty()) { // else nothing is looked up, and the first hash of a record takes Java 20 ms
            addDeployments(report.deployments());
        }
    }

    private void addDeployments(List<CheckedDeployment> checked) {
        for (int i = 0; i < checked.size(); i++) {
            Deployment deployment = checked.get(i).deployment();
            Subject config = new Subject.WholeConfig(deployment.config().name(), List.of());
            for (Subject subject : List.of(deployment.subject(List.of()), config)) {
                deployments.computeIfAbsent(subject, one -> new ArrayList<>()).add(i);
            }
        }
    }

    private void add(Check check, Finding finding, @Nullable Subject subject) {
        if (subject != null) {
            for (BoundSecret secret : subject.secrets()) {
                byCheck.putIfAbsent(new Key(check, with(subject, List.of(secret))), finding);
            }
        }
    }

    private static Subject with(Subject subject, List<BoundSecret> secrets) {
        if (subject instanceof Subject.OneDeployment one) {
            return new Subject.OneDeployment(
                    one.config(), one.deployedAs(), one.environment(), one.deployedBy(), secrets);
        }
        return new Subject.WholeConfig(subject.config(), secrets);
    }

    /** Why a check of a binding does not pass; null if nothing says so. */
    @Nullable
    Finding of(Check check, Binding binding, CheckedDeployment checked) {
        if (byCheck.isEmpty()) {
            return null;
        }
        Subject own = checked.deployment().subject(List.of(binding));
        Finding finding = byCheck.get(new Key(check, own));
        return finding != null
                ? finding
                : byCheck.get(new Key(check, new Subject.WholeConfig(own.config(), own.secrets())));
    }

    /** The deployments that a finding is about, counted from 0; none if it is about all that is checked. */
    List<Integer> deployments(Finding finding) {
        Subject subject = finding.subject();
        return subject == null ? List.of() : deployments.getOrDefault(with(subject, List.of()), List.of());
    }

    /** A finding's place in the report, counted from 0. */
    int number(Finding finding) {
        return Objects.requireNonNull(numbers.get(finding));
    }
}
