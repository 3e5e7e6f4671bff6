package io.github.secretsgate.report;

import io.github.secretsgate.finding.Check;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.result.CheckResult;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who gets what: for each Worker a table of its bindings, the environments side by side, both checks in every cell. */
final class HtmlMatrix {
    private final List<CheckedDeployment> deployments;
    private final FindingLinks links;
    private final Html html = new Html();

    private HtmlMatrix(Report report, FindingLinks links) {
        this.deployments = report.deployments();
        this.links = links;
    }

    static String of(Report report, FindingLinks links) {
        HtmlMatrix matrix = new HtmlMatrix(report, links);
        Map<String, List<Integer>> workers = new LinkedHashMap<>();
        for (int i = 0; i < matrix.deployments.size(); i++) {
            String config = matrix.deployments.get(i).deployment().config().name();
            workers.computeIfAbsent(config, name -> new ArrayList<>()).add(i);
        }
        workers.values().forEach(matrix::worker);
        if (workers.isEmpty()) {
            matrix.html.element("p", "There is no deployment to look at.", "class", "soft");
        }
        return matrix.html.toString();
    }

    private void worker(List<Integer> numbers) {
        CheckedDeployment first = deployments.get(numbers.get(0));
        String name = name(first);
        String id = "w" + numbers.get(0);
        html.open("section", "class", "worker", "data-name", name);
        html.open("div", "class", "scroll", "role", "group", "tabindex", "0", "aria-labelledby", id);
        html.open("table").open("caption", "id", id).element("h3", name);
        html.element("code", first.deployment().config().name());
        html.close("caption").open("thead").open("tr");
        html.element("th", first.isAiGateway() ? "Key" : "Binding", "scope", "col");
        numbers.forEach(this::head);
        html.close("tr", "thead").open("tbody");
        Map<String, Map<Integer, List<CheckedBinding>>> rows = rows(numbers);
        rows.forEach((binding, cells) -> {
            html.open("tr").open("th", "scope", "row").element("code", binding).close("th");
            numbers.forEach(i -> cell(i, cells.getOrDefault(i, List.of())));
            html.close("tr");
        });
        html.close("tbody", "table");
        if (rows.isEmpty()) {
            html.element("p", "No Secrets Store bindings.", "class", "none");
        }
        html.close("div", "section");
    }

    private static String name(CheckedDeployment first) {
        Deployment deployment = first.deployment();
        if (first.isAiGateway()) {
            return "AI Gateways";
        }
        return deployment.worker() == null ? "Worker without a name" : deployment.worker();
    }

    private void head(int i) {
        CheckedDeployment checked = deployments.get(i);
        String title = checked.deployment().title();
        String environment = checked.deployment().environment().label();
        String verdict = checked.verdict().label();
        boolean gateway = checked.isAiGateway();
        html.open(
                "th",
                "scope",
                "col",
                "data-d",
                String.valueOf(i),
                "data-environment",
                gateway ? "" : environment,
                "data-verdict",
                verdict);
        html.element("span", gateway ? title : environment);
        html.element("span", verdict, "class", "badge " + verdict);
        if (!gateway) {
            html.element("small", title);
        }
        html.element("small", deployer(checked.deployer())).close("th");
    }

    private static String deployer(@Nullable Deployer deployer) {
        return deployer == null ? "deployer not known" : deployer.describe();
    }

    /** The bindings by name and number of the deployment: two of one name are an error, but both are shown. */
    private Map<String, Map<Integer, List<CheckedBinding>>> rows(List<Integer> numbers) {
        Map<String, Map<Integer, List<CheckedBinding>>> rows = new LinkedHashMap<>();
        for (int i : numbers) {
            for (CheckedBinding binding : deployments.get(i).bindings()) {
                rows.computeIfAbsent(binding.binding().secret().binding(), name -> new HashMap<>())
                        .computeIfAbsent(i, number -> new ArrayList<>())
                        .add(binding);
            }
        }
        return rows;
    }

    private void cell(int i, List<CheckedBinding> bindings) {
        html.open("td", "data-d", String.valueOf(i), "class", bindings.isEmpty() ? "absent" : "bound");
        if (bindings.isEmpty()) {
            html.element("span", "not bound");
        }
        for (CheckedBinding binding : bindings) {
            html.element("code", binding.binding().secret().secretName());
            check(Check.AUTHORIZATION, binding);
            check(Check.SCOPE, binding);
        }
        html.close("td");
    }

    /** One check; if something was found, a link to it. That it passes is seen by its mark, and read out. */
    private void check(Check check, CheckedBinding binding) {
        CheckResult result = binding.result(check);
        String state = result.label();
        Finding finding = result.finding();
        String tag = finding == null ? "span" : "a";
        if (finding == null) {
            html.open(tag, "class", "check " + state);
        } else {
            html.open(tag, "class", "check " + state, "href", "#f" + links.number(finding));
        }
        html.text(check.label() + " ");
        if (result instanceof CheckResult.Allowed) {
            html.element("span", state, "class", "sr");
        } else {
            html.text(state);
        }
        html.close(tag);
    }
}
