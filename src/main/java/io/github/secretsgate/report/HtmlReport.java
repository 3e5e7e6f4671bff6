package io.github.secretsgate.report;

import io.github.secretsgate.result.NotChecked;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The report as a single self-contained page. */
final class HtmlReport {
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

    private final RunIdentity identity;

    HtmlReport(RunIdentity identity) {
        this.identity = identity;
    }

    void write(Report report, Writer out) throws IOException {
        FindingLinks links = new FindingLinks(report);
        HtmlSummary summary = new HtmlSummary(report, links);
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
        String page = SLOT.matcher(template())
                .replaceAll(slot -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(slot.group(1)))));
        out.write(page);
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
        Html html = new Html();
        report.deployments().stream()
                .filter(checked -> !checked.isAiGateway())
                .map(checked -> checked.deployment().environment().label())
                .distinct()
                .forEach(name -> html.element("option", name, "value", name));
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
            report.notes().forEach(note -> html.element("li", note));
            html.close("ul");
        }
        return html.toString();
    }
}
