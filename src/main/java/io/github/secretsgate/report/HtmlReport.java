package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.gate.NotChecked;
import io.github.secretsgate.gate.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The report as a page for people. It needs nothing but itself. */
final class HtmlReport {
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

    private static final Comparator<Finding> GRAVEST =
            Comparator.comparing((Finding finding) -> finding.waived() != null).thenComparing(Finding::severity);

    private final String version;

    HtmlReport(String version) {
        this.version = version;
    }

    void write(Report report, Writer out) throws IOException {
        Map<String, String> parts = Map.of(
                "verdict", report.verdict().label(),
                "sentence", sentence(report),
                "numbers", numbers(report),
                "choices", choices(report),
                "matrix", HtmlMatrix.of(report),
                "notChecked", notChecked(report.notChecked()),
                "findings", findings(report),
                "version", new Html().text(version).toString());
        String page = SLOT.matcher(template())
                .replaceAll(slot -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(slot.group(1)))));
        out.write(page);
    }

    private static String template() throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sentence(Report report) {
        int all = report.deployments().size();
        String of = " of " + all + (all == 1 ? " deployment" : " deployments");
        String refused = "Cloudflare would refuse " + count(report, Verdict.DENIED) + of + ".";
        long undecided = count(report, Verdict.INVALID);
        String open = undecided == 0
                ? "Not everything could be decided. "
                : "No decision could be made about " + undecided + of + ". ";
        return switch (report.verdict()) {
            case ALLOWED -> "Cloudflare would take what is deployed here, if what is declared is true.";
            case DENIED -> refused;
            case INVALID -> open + (all == 0 ? "" : refused);
        };
    }

    private static long count(Report report, Verdict verdict) {
        return report.deployments().stream()
                .filter(checked -> checked.verdict() == verdict)
                .count();
    }

    private static String numbers(Report report) {
        int bindings = report.deployments().stream()
                .mapToInt(checked -> checked.bindings().size())
                .sum();
        Map<String, Long> states =
                report.findings().stream().collect(Collectors.groupingBy(HtmlReport::state, Collectors.counting()));
        Html html = new Html();
        number(html, "deployment", report.deployments().size());
        number(html, "binding", bindings);
        number(html, "error", states.getOrDefault("error", 0L));
        number(html, "warning", states.getOrDefault("warning", 0L));
        number(html, "waived", states.getOrDefault("waived", 0L));
        return html.toString();
    }

    private static void number(Html html, String name, long number) {
        String plural = number == 1 || name.equals("waived") ? name : name + "s";
        html.open("div").element("dt", plural).element("dd", String.valueOf(number));
        html.close("div");
    }

    /** The environments to filter by; workers and verdicts are the same for every page, or known to the matrix. */
    private static String choices(Report report) {
        Html html = new Html();
        report.deployments().stream()
                .map(checked -> Subject.nameOf(checked.deployment().environment()))
                .distinct()
                .forEach(name -> html.element("option", name, "value", name));
        return html.toString();
    }

    private static String notChecked(List<NotChecked> notChecked) {
        Html html = new Html();
        if (!notChecked.isEmpty()) {
            html.element("h3", "Left out on purpose").open("ul");
            for (NotChecked one : notChecked) {
                html.open("li").element("code", one.config()).text(Subject.nameOf(one.environment()));
                html.text(": " + one.why()).close("li");
            }
            html.close("ul");
        }
        return html.toString();
    }

    private static String findings(Report report) {
        Html html = new Html();
        List<Finding> findings = report.findings();
        if (findings.isEmpty()) {
            html.element("p", "Nothing was found.", "class", "none");
        }
        FindingIndex index = new FindingIndex(report);
        findings.stream().sorted(GRAVEST).forEach(finding -> finding(html, finding, index));
        return html.toString();
    }

    private static void finding(Html html, Finding finding, FindingIndex index) {
        String state = state(finding);
        String id = "f" + index.number(finding);
        String deployments =
                index.deployments(finding).stream().map(String::valueOf).collect(Collectors.joining(" "));
        html.open("article", "id", id, "class", state, "data-deployments", deployments, "tabindex", "-1");
        html.open("h3").element("span", state, "class", "badge " + state);
        html.element("a", finding.rule().id(), "href", finding.rule().helpUri(), "rel", "noreferrer");
        html.close("h3").open("p", "class", "where");
        if (finding.place() != null) {
            html.element("code", finding.place().toString());
        }
        html.text(about(finding)).close("p").element("p", finding.message());
        if (finding.place() != null && !Excerpt.of(finding.place()).isEmpty()) {
            html.pre(Excerpt.of(finding.place()), "class", "excerpt", "tabindex", "0");
        }
        if (!finding.related().isEmpty()) {
            html.open("ul");
            for (Finding.Related related : finding.related()) {
                html.open("li").element("code", related.place().toString());
                html.text(related.message()).close("li");
            }
            html.close("ul");
        }
        if (finding.waived() != null) {
            html.element("h4", "Accepted").element("p", finding.waived().toString());
        }
        if (finding.error() != null) {
            html.element("h4", "Cloudflare’s answer")
                    .element("p", finding.error().toString());
        }
        if (finding.hint() != null) {
            html.element("h4", "What to do").pre(finding.hint().lines().toList(), "tabindex", "0");
        }
        html.close("article");
    }

    private static String about(Finding finding) {
        Subject subject = finding.subject();
        if (subject == null) {
            return "";
        }
        String deployment = subject.wholeConfig()
                ? ""
                : (subject.deployedAs() == null ? "" : subject.deployedAs() + ", ")
                        + Subject.nameOf(subject.environment());
        String secrets =
                subject.secrets().stream().map(Object::toString).distinct().collect(Collectors.joining(", "));
        return deployment + (deployment.isEmpty() || secrets.isEmpty() ? "" : ": ") + secrets;
    }

    private static String state(Finding finding) {
        return finding.waived() == null ? finding.severity().label() : "waived";
    }
}
