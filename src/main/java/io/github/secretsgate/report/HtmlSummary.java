package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The top of the page: the result, the reasons and the numbers. */
final class HtmlSummary {
    private static final int FEW = 3;

    private final Report report;
    private final FindingLinks links;

    HtmlSummary(Report report, FindingLinks links) {
        this.report = report;
        this.links = links;
    }

    /** The result, with the names of the deployments. */
    String sentence() {
        List<String> denied = named(Verdict.DENIED);
        List<String> invalid = named(Verdict.INVALID);
        return switch (report.verdict()) {
            case ALLOWED -> "Cloudflare would accept these deployments, if the manifest is accurate.";
            case DENIED ->
                denied.isEmpty()
                        ? "An operation that the manifest declares isn't allowed."
                        : listed(denied) + " can't be deployed: Cloudflare would refuse "
                                + (denied.size() == 1 ? "it." : "them.");
            case INVALID ->
                (invalid.isEmpty() ? "Not everything could be checked." : listed(invalid) + " couldn't be checked.")
                        + (denied.isEmpty() ? "" : " " + listed(denied) + " can't be deployed.");
        };
    }

    /** The next step, on one line. */
    String todo() {
        for (Finding finding : report.findings()) {
            if (finding.fails()) {
                return "Nothing was uploaded. Fix the findings below, then run the check again.";
            }
        }
        return "";
    }

    private List<String> named(Verdict verdict) {
        Set<String> names = new LinkedHashSet<>();
        for (CheckedDeployment checked : report.deployments()) {
            if (checked.verdict() == verdict) {
                names.add(checked.title());
            }
        }
        return List.copyOf(names);
    }

    private static String listed(List<String> names) {
        int shown = Math.min(FEW, names.size());
        int before = names.size() == shown ? shown - 1 : shown;
        String last = names.size() == shown ? names.get(shown - 1) : names.size() - shown + " more";
        return before == 0 ? last : String.join(", ", names.subList(0, before)) + " and " + last;
    }

    /** The causes if there are several, each once: the first finding of a rule stands for the others. */
    String why() {
        Map<Rule, List<Finding>> causes = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            if (finding.fails()) {
                causes.computeIfAbsent(finding.rule(), rule -> new ArrayList<>())
                        .add(finding);
            }
        }
        Html html = new Html();
        if (causes.size() > 1) {
            html.open("ul", "class", "why");
            for (Map.Entry<Rule, List<Finding>> cause : causes.entrySet()) {
                cause(html, cause.getKey(), cause.getValue());
            }
            html.close("ul");
        }
        return html.toString();
    }

    private void cause(Html html, Rule rule, List<Finding> findings) {
        Finding first = findings.get(0);
        String href = links.href(first);
        html.open("li");
        if (href == null) {
            html.element("b", rule.id());
        } else {
            html.element("a", rule.id(), "href", href);
        }
        html.text(first.message());
        if (findings.size() > 1) {
            html.element("span", " And " + (findings.size() - 1) + " more like it.", "class", "soft");
        }
        html.close("li");
    }

    String numbers() {
        int bindings = 0;
        for (CheckedDeployment checked : report.deployments()) {
            bindings += checked.bindings().size();
        }
        Map<String, Integer> states = new HashMap<>();
        for (Finding finding : report.findings()) {
            states.merge(HtmlFindings.state(finding), 1, Integer::sum);
        }
        Html html = new Html();
        number(html, "deployment", report.deployments().size());
        number(html, "binding", bindings);
        number(html, "error", states.getOrDefault("error", 0));
        for (String rare : List.of("warning", "waived")) {
            if (states.containsKey(rare)) {
                number(html, rare, states.get(rare));
            }
        }
        return html.toString();
    }

    private static void number(Html html, String name, long number) {
        String plural = number == 1 || name.equals("waived") ? name : name + "s";
        html.open("div").element("dt", plural).element("dd", String.valueOf(number));
        html.close("div");
    }

    /** A sentence if nothing was verified with Cloudflare; Cloudflare's answers are among the notes. */
    String trust() {
        for (CheckedDeployment checked : report.deployments()) {
            if (checked.isLive()) {
                return "";
            }
        }
        return "Not verified with Cloudflare: deployers, stores and scopes are used as declared.";
    }
}
