package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** A short report in GitHub's Markdown, the most severe first. */
public final class MarkdownSummary {
    /** The limit of findings: GitHub allows 1 MiB for the summaries of all modules together. */
    private static final int MOST = 50;

    private MarkdownSummary() {}

    /** Returns the summary, which is appended to those of other modules. */
    public static String of(Report report, RunIdentity identity) {
        StringJoiner lines = new StringJoiner("\n", "", "\n\n");
        String module = identity.module() == null ? "" : ", " + text(identity.module());
        lines.add("### Secrets Store" + module + ": " + mark(report.verdict()) + "\n");
        if (isDeclared(report)) {
            lines.add("Not verified with Cloudflare: deployers, stores and scopes are used as declared.\n");
        }
        list(ConsoleReport.notChecked(report.notChecked()), "reasons").forEach(lines::add);
        list(report.notes(), "notes").forEach(lines::add);
        deployments(report).forEach(lines::add);
        List<Finding> findings = report.findings();
        if (!findings.isEmpty()) {
            lines.add("| Finding | Worker | Location | Message |");
            lines.add("| --- | --- | --- | --- |");
            findings.stream().sorted(Finding.MOST_SEVERE_FIRST).limit(MOST).forEach(finding -> lines.add(row(finding)));
            lines.add(more(findings.size(), "findings"));
            fixes(findings).forEach(lines::add);
        }
        return lines.toString();
    }

    private static List<String> list(List<String> all, String what) {
        List<String> lines = new ArrayList<>();
        all.stream().limit(MOST).forEach(one -> lines.add("- " + text(one)));
        if (!all.isEmpty()) {
            lines.add(more(all.size(), what));
        }
        return lines;
    }

    /** A table of the deployments and their deployers. If all have the same deployer, it is above the table instead. */
    private static List<String> deployments(Report report) {
        List<CheckedDeployment> all = report.deployments();
        if (all.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        boolean live = all.stream().anyMatch(CheckedDeployment::isLive);
        List<String> deployers =
                all.stream().map(checked -> deployer(checked, live)).distinct().toList();
        boolean several = deployers.size() > 1;
        if (!several) {
            lines.add("Deployed by: " + text(deployers.get(0)) + "\n");
        }
        lines.add("| Deployment | Bindings | Verdict |" + (several ? " Deployed by |" : ""));
        lines.add("| --- | ---: | --- |" + (several ? " --- |" : ""));
        all.stream()
                .sorted(Comparator.comparing(CheckedDeployment::verdict).reversed())
                .limit(MOST)
                .map(checked -> row(checked) + (several ? " " + text(deployer(checked, live)) + " |" : ""))
                .forEach(lines::add);
        lines.add(more(all.size(), "deployments"));
        return lines;
    }

    /** @param live whether it was a live check, in which deployers that aren't verified are marked */
    private static String deployer(CheckedDeployment checked, boolean live) {
        boolean declared = checked.deployer() != null && !(checked.deployer().origin() instanceof Origin.InCloudflare);
        return checked.deployerInWords() + (live && declared ? ", not verified with Cloudflare" : "");
    }

    /** Returns whether at least one decision was made, and none used facts from Cloudflare. */
    private static boolean isDeclared(Report report) {
        boolean decided = report.deployments().stream()
                .anyMatch(checked ->
                        checked.deployer() != null && !checked.bindings().isEmpty());
        return decided && report.deployments().stream().noneMatch(CheckedDeployment::isLive);
    }

    /** The fixes, each once, folded. */
    private static List<String> fixes(List<Finding> findings) {
        List<String> fixes = findings.stream()
                .filter(finding -> finding.hint() != null && finding.waived() == null)
                .sorted(Finding.MOST_SEVERE_FIRST)
                .map(MarkdownSummary::fix)
                .distinct()
                .limit(MOST)
                .toList();
        if (fixes.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", "<details><summary>How to fix it</summary>", ""));
        lines.addAll(fixes);
        lines.add("</details>");
        return lines;
    }

    private static String fix(Finding finding) {
        StringJoiner fix = new StringJoiner("\n", "", "\n");
        fix.add("**" + finding.rule().id() + "**: " + text(finding.message()) + "\n");
        for (HintStep step : HintStep.of(String.valueOf(finding.hint()))) {
            fix.add("1. " + text(step.text())); // Markdown renumbers the list
            if (!step.code().isEmpty()) {
                String code = String.join("\n", step.code());
                String fence = code.contains("```") ? "~~~~~~" : "```";
                fix.add("   " + fence);
                step.code().forEach(line -> fix.add("   " + Terminal.printable(line)));
                fix.add("   " + fence);
            }
        }
        return fix.toString();
    }

    private static String row(CheckedDeployment checked) {
        return "| " + text(checked.title()) + " | " + checked.bindings().size() + " | " + mark(checked) + " |";
    }

    private static String row(Finding finding) {
        String where = finding.location() == null ? "" : finding.location().toString();
        String worker = finding.subject() == null ? null : finding.subject().deployedAs();
        String severity = finding.waived() == null
                ? finding.severity().label()
                : "waived until " + finding.waived().until();
        return "| " + severity + " [" + finding.rule().id() + "]("
                + finding.rule().helpUri() + ") | " + text(worker == null ? "" : worker) + " | " + text(where) + " | "
                + text(finding.message()) + " |";
    }

    private static String mark(CheckedDeployment checked) {
        return checked.byWaiver() ? "⚠️ " + checked.verdictInWords() : mark(checked.verdict());
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> "✅ allowed";
            case DENIED -> "❌ denied";
            case INVALID -> "⚠️ invalid";
        };
    }

    private static String more(int all, String what) {
        return all > MOST ? "\nand " + (all - MOST) + " more " + what + ", in the report\n" : "";
    }

    /**
     * Escapes every character that has a meaning in Markdown or HTML. GitHub links mentions, email addresses and issue numbers in
     * spite of a backslash, but not if an element separates them.
     */
    private static String text(String text) {
        return Terminal.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[\\\\`*_{}\\[\\]()!|~>:$]|(?<=(?i:www))\\.", "\\\\$0")
                .replaceAll("[@#]|(?<=\\b(?i:gh))-(?=\\d)", "<span>$0</span>");
    }
}
