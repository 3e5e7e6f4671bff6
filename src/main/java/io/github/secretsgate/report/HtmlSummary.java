package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.result.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is read first: what came out, why, and how much of it. */
final class HtmlSummary {
    private final Report report;
    private final FindingLinks links;

    HtmlSummary(Report report, FindingLinks links) {
        this.report = report;
        this.links = links;
    }

    String sentence() {
        int all = report.deployments().size();
        String of = " of " + all + (all == 1 ? " deployment" : " deployments");
        long denied = count(Verdict.DENIED);
        long invalid = count(Verdict.INVALID);
        return switch (report.verdict()) {
            case ALLOWED -> "Cloudflare would take what is deployed here, if what is declared is true.";
            case DENIED ->
                denied == 0 ? "A declared operation is not allowed." : "Cloudflare would refuse " + denied + of + ".";
            case INVALID ->
                (invalid == 0 ? "Not everything could be decided" : "No decision could be made about " + invalid + of)
                        + (denied == 0 ? "." : ", and Cloudflare would refuse " + denied + ".");
        };
    }

    private long count(Verdict verdict) {
        return report.deployments().stream()
                .filter(checked -> checked.verdict() == verdict)
                .count();
    }

    /** What fails the build, each cause once: the first finding of a rule speaks for the others. */
    String why() {
        Map<Rule, List<Finding>> causes = report.findings().stream()
                .filter(Finding::fails)
                .collect(Collectors.groupingBy(Finding::rule, LinkedHashMap::new, Collectors.toList()));
        Html html = new Html();
        if (!causes.isEmpty()) {
            html.open("ul", "class", "why");
            causes.forEach((rule, findings) -> cause(html, rule, findings));
            html.close("ul");
        }
        return html.toString();
    }

    private void cause(Html html, Rule rule, List<Finding> findings) {
        Finding first = findings.get(0);
        html.open("li").element("a", rule.id(), "href", "#f" + links.number(first));
        html.text(first.message());
        if (findings.size() > 1) {
            html.element("span", " And " + (findings.size() - 1) + " more like it.", "class", "soft");
        }
        html.close("li");
    }

    String numbers() {
        int bindings = report.deployments().stream()
                .mapToInt(checked -> checked.bindings().size())
                .sum();
        Map<String, Long> states =
                report.findings().stream().collect(Collectors.groupingBy(HtmlFindings::state, Collectors.counting()));
        Html html = new Html();
        number(html, "deployment", report.deployments().size());
        number(html, "binding", bindings);
        number(html, "error", states.getOrDefault("error", 0L));
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

    /** A page that rests on declarations alone says so; what Cloudflare said is among the notes. */
    String trust() {
        boolean asked = report.deployments().stream()
                .anyMatch(checked -> (checked.deployer() != null
                                && checked.deployer().origin() instanceof Origin.InCloudflare)
                        || checked.bindings().stream().anyMatch(binding -> binding.provenance() == Provenance.LIVE));
        return asked ? "" : "Not verified with Cloudflare: callers, stores and scopes are taken as they are declared.";
    }
}
