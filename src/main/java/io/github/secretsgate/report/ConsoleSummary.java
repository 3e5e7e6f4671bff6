package io.github.secretsgate.report;

import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.report.ConsoleReport.Level;
import io.github.secretsgate.report.ConsoleReport.Line;
import io.github.secretsgate.result.CheckResult;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers of allowed, denied and undecided bindings of each deployment, if there are several and one isn't allowed. */
final class ConsoleSummary {
    private static final int MOST = 20;

    private ConsoleSummary() {}

    static List<Line> lines(Report report, Colors colors) {
        List<CheckedDeployment> all = report.deployments();
        if (!isNeeded(all)) {
            return List.of();
        }
        List<CheckedDeployment> shown = all.stream()
                .sorted(Comparator.comparing(CheckedDeployment::verdict).reversed())
                .limit(MOST)
                .toList();
        int width = shown.stream()
                .mapToInt(one -> Terminal.width(Terminal.printable(one.title())))
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Level.ERROR, all.size() + " deployments: " + count(all) + "; their bindings:"));
        lines.add(new Line(
                Level.ERROR,
                "   " + " ".repeat(width)
                        + Stream.of(Verdict.values())
                                .map(verdict -> String.format(Locale.ROOT, "%9s", verdict.label()))
                                .collect(Collectors.joining())));
        for (CheckedDeployment one : shown) {
            String name = Terminal.printable(one.title());
            lines.add(new Line(
                    Level.ERROR,
                    "   " + name + " ".repeat(width - Terminal.width(name)) + counts(one) + "  "
                            + verdict(one, colors)));
        }
        if (all.size() > MOST) {
            lines.add(new Line(Level.ERROR, "   and " + (all.size() - MOST) + " more, none more severe"));
        }
        return lines;
    }

    /** Returns whether deployments are omitted. */
    static boolean cuts(Report report) {
        return isNeeded(report.deployments()) && report.deployments().size() > MOST;
    }

    private static boolean isNeeded(List<CheckedDeployment> all) {
        return all.size() > 1 && all.stream().anyMatch(one -> one.verdict() != Verdict.ALLOWED);
    }

    private static String count(List<CheckedDeployment> all) {
        return Stream.of(Verdict.values())
                .map(verdict ->
                        all.stream().filter(one -> one.verdict() == verdict).count() + " " + verdict.label())
                .collect(Collectors.joining(", "));
    }

    private static String counts(CheckedDeployment checked) {
        List<Verdict> verdicts =
                checked.bindings().stream().map(ConsoleSummary::verdict).toList();
        return Stream.of(Verdict.values())
                .map(verdict -> verdicts.stream().filter(verdict::equals).count())
                .map(count -> String.format(Locale.ROOT, "%9s", count == 0 ? "-" : count))
                .collect(Collectors.joining());
    }

    /** The verdict of a binding. Either check can deny it; a waived failure counts as allowed. */
    private static Verdict verdict(CheckedBinding binding) {
        boolean denied =
                binding.authorization() instanceof CheckResult.Denied || binding.scope() instanceof CheckResult.Denied;
        return denied ? Verdict.DENIED : binding.verdict();
    }

    private static String verdict(CheckedDeployment checked, Colors colors) {
        String label = checked.verdictInWords();
        return checked.verdict() == Verdict.ALLOWED ? label : colors.severe(Level.ERROR, label);
    }
}
