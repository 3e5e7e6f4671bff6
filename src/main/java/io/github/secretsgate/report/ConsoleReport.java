package io.github.secretsgate.report;

import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.gate.CheckedBinding;
import io.github.secretsgate.gate.CheckedDeployment;
import io.github.secretsgate.gate.NotChecked;
import io.github.secretsgate.gate.Report;
import io.github.secretsgate.manifest.DeclaredCaller.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report as it is printed during the build. */
public final class ConsoleReport {
    private static final int MOST_RELATED = 25;

    private final List<Line> lines = new ArrayList<>();

    private ConsoleReport() {}

    /** How a line is printed. */
    public enum Level {
        ERROR,
        WARNING,
        INFO
    }

    /** A line to print. */
    public record Line(Level level, String text) {}

    /** The lines of a report: what was not checked, what is allowed, what is wrong. */
    public static List<Line> lines(Report report) {
        ConsoleReport console = new ConsoleReport();
        console.notChecked(report.notChecked());
        report.notes().forEach(note -> console.print(Level.INFO, note));
        report.deployments().forEach(console::deployment);
        report.findings().forEach(console::finding);
        return console.lines;
    }

    private void notChecked(List<NotChecked> notChecked) {
        Map<String, List<String>> environments = new LinkedHashMap<>();
        for (NotChecked one : notChecked) {
            environments
                    .computeIfAbsent(one.config() + ": " + one.why(), why -> new ArrayList<>())
                    .add(Subject.nameOf(one.environment()));
        }
        environments.forEach((why, names) -> print(Level.INFO, why + "; not checked: " + String.join(", ", names)));
    }

    private void deployment(CheckedDeployment checked) {
        if (checked.verdict() != Verdict.ALLOWED) {
            return;
        }
        boolean gateway = checked.bindings().stream().anyMatch(binding -> binding.service() == Service.AI_GATEWAY);
        String title = checked.deployment().title()
                + (gateway ? ": " : " (" + Subject.nameOf(checked.deployment().environment()) + "): ");
        int all = checked.bindings().size();
        long count = checked.bindings().stream().filter(CheckedBinding::allowed).count();
        if (all == 0 || checked.caller() == null) {
            print(Level.INFO, title + "no Secrets Store bindings");
        } else {
            print(
                    Level.INFO,
                    title + count + (count == 1 ? " binding" : " bindings") + " allowed"
                            + (count == all ? "; " : ", " + (all - count) + " waived; ")
                            + checked.caller().describe() + ", "
                            + checked.caller().origin().phrase()
                            + (checked.caller().origin() instanceof Origin.InCloudflare
                                    ? ""
                                    : ", not verified with Cloudflare"));
        }
    }

    private void finding(Finding finding) {
        if (finding.waived() != null) {
            print(
                    Level.INFO,
                    header(finding) + "  waived until " + finding.waived().until() + ": "
                            + finding.waived().reason());
            return;
        }
        Level level = finding.severity() == Severity.ERROR ? Level.ERROR : Level.WARNING;
        print(level, header(finding));
        if (finding.place() != null) {
            Excerpt.of(finding.place()).forEach(line -> lines.add(new Line(level, line)));
        }
        print(level, "   " + finding.message());
        related(finding, level);
        if (finding.hint() != null) {
            String indent = "   hint: ";
            for (String line : finding.hint().lines().toList()) {
                print(level, indent + line);
                indent = " ".repeat(indent.length());
            }
        }
    }

    /** The other places, except those that the message names. */
    private void related(Finding finding, Level level) {
        List<Finding.Related> others = finding.related().stream()
                .filter(related -> !finding.message().contains(related.place().fileAndLine()))
                .toList();
        int shown = Math.min(others.size(), MOST_RELATED);
        others.subList(0, shown).forEach(related -> print(level, "   " + related.place() + ": " + related.message()));
        if (others.size() > shown) {
            print(level, "   more such places in the report: " + (others.size() - shown));
        }
    }

    /** Where, of which deployment, which binding, and the rule. */
    static String header(Finding finding) {
        StringBuilder header = new StringBuilder();
        if (finding.place() != null) {
            header.append(finding.place()).append("  ");
        }
        Subject subject = finding.subject();
        if (subject != null && !subject.wholeConfig()) {
            String name = subject.deployedAs() != null ? subject.deployedAs() : Subject.nameOf(subject.environment());
            header.append(name).append("  ");
        }
        if (subject != null && !subject.secrets().isEmpty()) {
            BoundSecret first = subject.secrets().get(0);
            int more = subject.secrets().size() - 1;
            header.append(first)
                    .append(more == 0 ? "" : " and " + more + " more")
                    .append("  ");
        }
        return header.append(finding.rule().id()).toString();
    }

    private void print(Level level, String text) {
        lines.add(new Line(level, Terminal.printable(text)));
    }
}
