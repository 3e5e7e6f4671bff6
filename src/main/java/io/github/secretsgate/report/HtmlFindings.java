package io.github.secretsgate.report;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Related;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Location;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The findings with their locations, excerpts and hints, the most severe first. */
final class HtmlFindings {
    /** The number of items that are shown unfolded. */
    private static final int FEW = 3;

    private final FindingLinks links;
    private final Html html = new Html();

    private HtmlFindings(FindingLinks links) {
        this.links = links;
    }

    static String of(Report report, FindingLinks links) {
        HtmlFindings findings = new HtmlFindings(links);
        if (report.findings().isEmpty()) {
            findings.html.element("p", "Nothing was found.", "class", "soft");
        }
        for (Finding finding : links.shown()) {
            findings.finding(finding);
        }
        int more = report.findings().size() - links.shown().size();
        if (more > 0) {
            findings.html.element("p", more + " more findings are in report.json.", "class", "soft");
        }
        return findings.html.toString();
    }

    static String state(Finding finding) {
        return finding.waived() == null ? finding.severity().label() : "waived";
    }

    private void finding(Finding finding) {
        String state = state(finding);
        String id = links.id(finding);
        String deployments =
                links.deployments(finding).stream().map(String::valueOf).collect(Collectors.joining(" "));
        html.open("article", "id", id, "class", state, "data-deployments", deployments, "tabindex", "-1");
        html.open("h3").element("span", state, "class", "badge " + state);
        html.element("a", finding.rule().id(), "href", finding.rule().helpUri(), "rel", "noreferrer");
        html.close("h3").open("p", "class", "where");
        if (finding.location() != null) {
            html.element("code", finding.location().toString());
        }
        html.breakable(about(finding.subject())).close("p").element("p", finding.message());
        excerpt(finding.location());
        related(finding);
        if (finding.waived() != null) {
            html.element("h4", "Accepted").element("p", finding.waived().toString());
        }
        if (finding.error() != null) {
            html.element("h4", "Cloudflare would answer")
                    .element("p", finding.error().toString());
        }
        if (finding.hint() != null) {
            hint(HintStep.of(finding.hint()));
        }
        html.close("article");
    }

    private void hint(List<HintStep> steps) {
        String list = steps.size() == 1 ? "ul" : "ol";
        html.element("h4", "How to fix it").open(list, "class", "steps");
        for (HintStep step : steps) {
            html.open("li").text(step.text());
            if (!step.code().isEmpty()) {
                html.pre(step.code(), "class", "paste", "tabindex", "0", "role", "group", "aria-label", "To paste");
            }
            html.close("li");
        }
        html.close(list);
    }

    private void excerpt(@Nullable Location location) {
        List<String> lines = location == null ? List.of() : Excerpt.of(location);
        if (!lines.isEmpty()) {
            html.pre(lines, "class", "excerpt", "tabindex", "0", "role", "group", "aria-label", "Excerpt");
        }
    }

    private void related(Finding finding) {
        List<Related> all = finding.related();
        int few = all.size() <= FEW + 1 ? all.size() : FEW;
        list(all.subList(0, few), finding.location());
        if (few < all.size()) {
            html.open("details").element("summary", (all.size() - few) + " more locations");
            list(all.subList(few, all.size()), finding.location());
            html.close("details");
        }
    }

    /** Adds related locations. One in another file gets an excerpt: usually it is the manifest's line that has to change. */
    private void list(List<Related> locations, @Nullable Location own) {
        if (locations.isEmpty()) {
            return;
        }
        html.open("ul");
        for (Related related : locations) {
            html.open("li").element("code", related.location().toString()).text(related.message());
            if (own == null || !own.file().equals(related.location().file())) {
                excerpt(related.location());
            }
            html.close("li");
        }
        html.close("ul");
    }

    private static String about(@Nullable Subject subject) {
        if (subject == null) {
            return "";
        }
        Environment environment = subject.environment();
        String deployment = environment == null
                ? ""
                : (subject.deployedAs() == null ? "" : subject.deployedAs() + ", ") + environment.label();
        List<String> secrets =
                subject.secrets().stream().map(Object::toString).distinct().toList();
        String first = String.join(", ", secrets.subList(0, Math.min(FEW, secrets.size())));
        String more = secrets.size() <= FEW ? "" : " and " + (secrets.size() - FEW) + " more";
        return deployment + (deployment.isEmpty() || secrets.isEmpty() ? "" : ": ") + first + more;
    }
}
