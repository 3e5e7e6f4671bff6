package io.github.secretsgate.report;

import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.NotChecked;
import io.github.secretsgate.result.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report in the build's log. */
public final class ConsoleReport {
    /** The number of allowed deployments with a line each; the rest are counted. */
    private static final int MOST_ALLOWED = 1_000;

    private final List<Line> lines = new ArrayList<>();
    private int allowed;

    private ConsoleReport() {}

    /** The log levels. */
    public enum Level {
        ERROR,
        WARNING,
        INFO
    }

    /** A line of the log. */
    public record Line(Level level, String text) {}

    /**
     * Returns the lines of a report: deployments that aren't checked, allowed ones, findings, and a summary.
     *
     * @param reportFile the name of the file with all details
     */
    public static List<Line> lines(Report report, String reportFile, Colors colors) {
        ConsoleReport console = new ConsoleReport();
        for (String line : notChecked(report.notChecked())) {
            console.info(line);
        }
        for (String note : report.notes()) {
            console.info(note);
        }
        for (CheckedDeployment checked : report.deployments()) {
            console.deployment(checked);
        }
        int more = console.allowed - MOST_ALLOWED;
        if (more > 0) {
            console.info("and " + more + " more deployments are allowed");
        }
        boolean cut = more > 0;
        if (!report.findings().isEmpty()) {
            ConsoleFindings findings = new ConsoleFindings(colors, console.lines);
            findings.print(report.findings());
            cut |= findings.cut();
        }
        console.lines.addAll(ConsoleSummary.lines(report, colors));
        if (cut || ConsoleSummary.cuts(report)) {
            Level level = report.verdict() == Verdict.ALLOWED ? Level.INFO : Level.ERROR;
            console.lines.add(new Line(level, "The full list is in " + Terminal.printable(reportFile)));
        }
        return console.lines;
    }

    /** The deployments that aren't checked, with a line for each config and reason. */
    static List<String> notChecked(List<NotChecked> notChecked) {
        Map<String, List<String>> environments = new LinkedHashMap<>();
        for (NotChecked one : notChecked) {
            environments
                    .computeIfAbsent(one.config() + ": " + one.why(), why -> new ArrayList<>())
                    .add(one.label());
        }
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, List<String>> one : environments.entrySet()) {
            lines.add(one.getKey() + "; not checked: " + String.join(", ", one.getValue()));
        }
        return lines;
    }

    private void deployment(CheckedDeployment checked) {
        if (checked.verdict() != Verdict.ALLOWED || (!checked.byWaiver() && ++allowed > MOST_ALLOWED)) {
            return;
        }
        int all = checked.bindings().size();
        int count = 0;
        for (CheckedBinding binding : checked.bindings()) {
            count += binding.allowed() ? 1 : 0;
        }
        if (all == 0 || checked.deployer() == null) {
            info(checked.title() + ": no Secrets Store bindings");
        } else {
            String what = checked.byWaiver()
                    ? "allowed by waiver (" + (all - count) + " of " + all + (all == 1 ? " binding)" : " bindings)")
                    : count + (count == 1 ? " binding" : " bindings") + " allowed";
            boolean seen = checked.deployer().origin() instanceof Origin.InCloudflare;
            String text = checked.title() + ": " + what + "; "
                    + checked.deployer().describe() + (seen ? "" : ", not verified with Cloudflare");
            lines.add(new Line(checked.byWaiver() ? Level.WARNING : Level.INFO, Terminal.printable(text)));
        }
    }

    private void info(String text) {
        lines.add(new Line(Level.INFO, Terminal.printable(text)));
    }
}
