package io.github.secretsgate.report;

import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.NotChecked;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The report as a single self-contained page. */
final class HtmlReport {
    private final RunIdentity identity;

    HtmlReport(RunIdentity identity) {
        this.identity = identity;
    }

    void write(Report report, Writer out) throws IOException {
        FindingLinks links = new FindingLinks(report);
        HtmlSummary summary = new HtmlSummary(report, links);
        // The start of this page is a good part of a check's time: a lambda takes a fourth of a millisecond, a pattern
        // more.
        Map<String, String> parts = Map.ofEntries(
                Map.entry("verdict", report.verdict().label()),
                Map.entry("module", module()),
                Map.entry("sentence", new Html().breakable(summary.sentence()).toString()),
                Map.entry("todo", summary.todo()),
                Map.entry("why", summary.why()),
                Map.entry("numbers", summary.numbers()),
                Map.entry("findings", HtmlFindings.of(report, links)),
                Map.entry("environments", environments(report)),
                Map.entry("matrix", HtmlMatrix.of(report, links)),
                Map.entry("besides", besides(report)),
                Map.entry("secrets", HtmlSecrets.of(report)),
                Map.entry("identity", identity()),
                Map.entry("trust", summary.trust()));
        fill(template(), parts, out);
    }

    /** Writes the template with a part in each slot, as in {@code {{verdict}}}. */
    private static void fill(String template, Map<String, String> parts, Writer out) throws IOException {
        int done = 0;
        for (int slot = template.indexOf("{{"); slot >= 0; slot = template.indexOf("{{", done)) {
            int end = template.indexOf("}}", slot);
            out.write(template, done, slot - done);
            out.write(Objects.requireNonNull(parts.get(template.substring(slot + 2, end))));
            done = end + 2;
        }
        out.write(template, done, template.length() - done);
    }

    private String module() {
        String module = identity.module();
        return module == null ? "" : new Html().text(": " + module).toString();
    }

    /** The version, module, commit and run. There is no time, so that the same input gives the same page. */
    private String identity() {
        Html html = new Html();
        html.text("secrets-store-maven-plugin " + identity.version() + ".");
        if (identity.commit() != null) {
            html.text(" Commit ").element("code", identity.commit());
        }
        if (identity.run() != null) {
            html.element("a", "CI run", "href", identity.run(), "rel", "noreferrer");
        }
        return html.toString();
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The options of the environment filter. The page's script adds the Workers, and the verdicts are fixed. */
    private static String environments(Report report) {
        Set<String> names = new LinkedHashSet<>();
        for (CheckedDeployment checked : report.deployments()) {
            if (!checked.isAiGateway()) {
                names.add(checked.deployment().environment().label());
            }
        }
        Html html = new Html();
        for (String name : names) {
            html.element("option", name, "value", name);
        }
        return html.toString();
    }

    private static String besides(Report report) {
        Html html = new Html();
        if (!report.notChecked().isEmpty()) {
            html.element("h3", "Not checked").open("ul");
            for (NotChecked one : report.notChecked()) {
                html.open("li").name(one.config()).text(one.label());
                html.text(": " + one.why()).close("li");
            }
            html.close("ul");
        }
        if (!report.notes().isEmpty()) {
            html.element("h3", "Notes").open("ul");
            for (String note : report.notes()) {
                html.element("li", note);
            }
            html.close("ul");
        }
        return html.toString();
    }
}
