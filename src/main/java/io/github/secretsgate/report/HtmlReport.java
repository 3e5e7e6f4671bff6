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

/** The report as a page for people. It needs nothing but itself. */
final class HtmlReport {
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

    private final String version;

    HtmlReport(String version) {
        this.version = version;
    }

    void write(Report report, Writer out) throws IOException {
        FindingLinks links = new FindingLinks(report);
        HtmlSummary summary = new HtmlSummary(report, links);
        Map<String, String> parts = Map.of(
                "verdict", report.verdict().label(),
                "sentence", summary.sentence(),
                "why", summary.why(),
                "numbers", summary.numbers(),
                "environments", environments(report),
                "matrix", HtmlMatrix.of(report, links),
                "besides", besides(report),
                "findings", HtmlFindings.of(report, links),
                "version", new Html().text(version).toString(),
                "trust", summary.trust());
        String page = SLOT.matcher(template())
                .replaceAll(slot -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(slot.group(1)))));
        out.write(page);
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The environments to filter by; verdicts are the same for every page, and the page itself knows its Workers. */
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
            html.element("h3", "Left out on purpose").open("ul");
            for (NotChecked one : report.notChecked()) {
                html.open("li").element("code", one.config()).text(one.label());
                html.text(": " + one.why()).close("li");
            }
            html.close("ul");
        }
        if (!report.notes().isEmpty()) {
            html.element("h3", "To know").open("ul");
            report.notes().forEach(note -> html.element("li", note));
            html.close("ul");
        }
        return html.toString();
    }
}
