package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.gate.CheckedBinding;
import io.github.secretsgate.gate.CheckedDeployment;
import io.github.secretsgate.gate.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The report as suites of test cases: a suite for each deployment, and one for what is about no binding. */
final class JunitCases {
    /** What became of a case; in JUnit's words an error is a test that could not be carried out. */
    enum Status {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED;

        String element() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A case.
     *
     * @param finding why it did not pass, or what else is to be said; null if there is nothing
     */
    record Case(String name, Status status, @Nullable Finding finding) {
        String message() {
            if (finding == null) {
                return "This check could not be made.";
            }
            return finding.waived() == null
                    ? finding.message()
                    : finding.waived().toString();
        }

        String type() {
            return finding == null ? "undecided" : finding.rule().id();
        }
    }

    private final Report report;
    private final FindingIndex findings;
    private final Map<String, List<Case>> suites = new LinkedHashMap<>();
    private final Set<Finding> told = new HashSet<>();

    private JunitCases(Report report) {
        this.report = report;
        this.findings = new FindingIndex(report);
    }

    /** The cases, by the names of their suites. */
    static Map<String, List<Case>> of(Report report) {
        JunitCases cases = new JunitCases(report);
        report.deployments().forEach(cases::add);
        cases.addOthers();
        return cases.suites;
    }

    private void add(CheckedDeployment checked) {
        List<Case> cases = new ArrayList<>();
        for (CheckedBinding binding : checked.bindings()) {
            for (Check check : Check.values()) {
                Check.Result result = check.of(binding, checked, findings);
                if (result.finding() != null) {
                    told.add(result.finding());
                }
                String name = binding.binding().secret() + ": " + check.label();
                cases.add(new Case(name, status(result.state()), result.finding()));
            }
        }
        if (cases.isEmpty() && checked.verdict() == Verdict.ALLOWED) {
            cases.add(new Case("no Secrets Store bindings", Status.PASSED, null));
        }
        suites.put(name(checked), cases);
    }

    /** Different for each deployment, though two configs may give a Worker the same name. */
    private String name(CheckedDeployment checked) {
        String environment = Subject.nameOf(checked.deployment().environment());
        String name = checked.deployment().title() + " (" + environment + ")";
        return suites.containsKey(name)
                ? name + " of " + checked.deployment().config().name()
                : name;
    }

    private static Status status(Check.State state) {
        return switch (state) {
            case ALLOWED -> Status.PASSED;
            case DENIED -> Status.FAILURE;
            case UNKNOWN -> Status.ERROR;
            case WAIVED -> Status.SKIPPED;
        };
    }

    private void addOthers() {
        List<Case> others = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (!told.contains(finding)) {
                String where = finding.place() == null ? "" : " at " + finding.place();
                others.add(new Case(finding.rule().id() + where, status(finding), finding));
            }
        }
        if (!others.isEmpty()) {
            suites.put("secrets-store", others);
        }
    }

    private static Status status(Finding finding) {
        if (finding.waived() != null) {
            return Status.SKIPPED;
        } else if (finding.severity() == Severity.WARNING) {
            return Status.PASSED;
        }
        return finding.verdict() == Verdict.INVALID ? Status.ERROR : Status.FAILURE;
    }
}
