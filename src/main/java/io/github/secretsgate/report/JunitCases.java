package io.github.secretsgate.report;

import io.github.secretsgate.finding.Check;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.CheckResult;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The report as test suites: one for each deployment, and one for the findings that aren't about a binding. */
final class JunitCases {
    /** The result of a case. In JUnit, an error is a test that couldn't run. */
    enum Status {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED;

        String element() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The cases of a deployment, or of the findings without a binding. */
    record Suite(String name, List<Case> cases) {
        long count(Status status) {
            return cases.stream().filter(one -> one.status() == status).count();
        }
    }

    /**
     * A test case.
     *
     * @param location the location of the checked binding; null if it isn't in a file
     * @param finding the reason of a failure, or another remark; null if there is none
     * @param first whether no earlier case has this finding
     */
    record Case(
            String name,
            Status status,
            @Nullable Location location,
            @Nullable Finding finding,
            boolean first) {
        String message() {
            if (finding == null) {
                return status == Status.FAILURE ? "Cloudflare would refuse this." : "No decision could be made.";
            }
            return finding.waived() == null
                    ? finding.message()
                    : finding.waived().toString();
        }

        String type() {
            return finding == null ? "undecided" : finding.rule().id();
        }
    }

    private final List<Suite> suites = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Finding> told = new HashSet<>();

    private JunitCases() {}

    /** The suites, in the order of the report. */
    static List<Suite> of(Report report) {
        JunitCases cases = new JunitCases();
        report.deployments().forEach(cases::add);
        cases.addOthers(report);
        return cases.suites;
    }

    private void add(CheckedDeployment checked) {
        List<Case> cases = new ArrayList<>();
        for (CheckedBinding binding : checked.bindings()) {
            cases.add(one(Check.AUTHORIZATION, binding));
            cases.add(one(Check.SCOPE, binding));
        }
        if (cases.isEmpty() && checked.verdict() == Verdict.ALLOWED) {
            cases.add(new Case("no Secrets Store bindings", Status.PASSED, null, null, true));
        }
        String name = checked.title();
        boolean fresh = names.add(name); // two configs can use the same Worker name
        suites.add(new Suite(
                fresh ? name : name + " of " + checked.deployment().config().name(), cases));
    }

    private Case one(Check check, CheckedBinding binding) {
        CheckResult result = binding.result(check);
        Finding finding = result.finding();
        Location location = binding.binding().entry();
        boolean first = finding != null && told.add(finding);
        if (finding != null) {
            boolean exact = finding.location() != null && finding.location().isWithin(location);
            location = exact ? finding.location() : location;
        }
        String name = binding.binding().secret() + ": " + check.label();
        return new Case(name, status(result), location, finding, first);
    }

    private static Status status(CheckResult result) {
        if (result instanceof CheckResult.Waived) {
            return Status.SKIPPED;
        }
        return switch (result.verdict()) {
            case ALLOWED -> Status.PASSED;
            case DENIED -> Status.FAILURE;
            case INVALID -> Status.ERROR;
        };
    }

    private void addOthers(Report report) {
        List<Case> others = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (told.add(finding)) {
                String where = finding.location() == null ? "" : " at " + finding.location();
                others.add(new Case(finding.rule().id() + where, status(finding), finding.location(), finding, true));
            }
        }
        if (!others.isEmpty()) {
            suites.add(new Suite("secrets-store", others));
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
