package io.github.secretsgate.report;

import io.github.secretsgate.finding.Check;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.CheckResult;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The matrix: a table for each Worker, with a row for each binding, a column for each environment, and both checks in every cell.
 * Failing Workers, environments and bindings come first.
 */
final class HtmlMatrix {
    /** The limit of cells, so that a browser can open the page. The JSON report has everything. */
    private static final int MOST_CELLS = 3_000;

    private static final int MOST_COLUMNS = 60;

    private final List<CheckedDeployment> deployments;
    private final FindingLinks links;
    private final boolean oneDeployer;
    private final Html html = new Html();
    private int room = MOST_CELLS;
    private int left;

    private HtmlMatrix(Report report, FindingLinks links) {
        this.deployments = report.deployments();
        this.links = links;
        this.oneDeployer = deployments.size() > 1 && deployers().size() == 1;
    }

    static String of(Report report, FindingLinks links) {
        return new HtmlMatrix(report, links).write();
    }

    private String write() {
        Map<String, List<Integer>> workers = new LinkedHashMap<>();
        for (int i = 0; i < deployments.size(); i++) {
            String config = deployments.get(i).deployment().config().name();
            workers.computeIfAbsent(config, name -> new ArrayList<>()).add(i);
        }
        if (oneDeployer) {
            html.element("p", "Deployed by: " + deployers().iterator().next() + ".", "class", "soft");
        }
        Comparator<Integer> failingFirst = (one, other) -> verdict(other).compareTo(verdict(one));
        List<List<Integer>> sorted = new ArrayList<>(workers.values());
        for (List<Integer> numbers : sorted) {
            numbers.sort(failingFirst);
        }
        sorted.sort((one, other) -> failingFirst.compare(one.get(0), other.get(0)));
        for (List<Integer> numbers : sorted) {
            worker(numbers);
        }
        if (workers.isEmpty()) {
            html.element("p", "Nothing is deployed here.", "class", "soft");
        }
        if (left > 0) {
            html.element("p", left + " more bindings or deployments are in report.json.", "class", "soft");
        }
        return html.toString();
    }

    private Verdict verdict(int number) {
        return deployments.get(number).verdict();
    }

    private Set<String> deployers() {
        Set<String> deployers = new HashSet<>();
        for (CheckedDeployment checked : deployments) {
            deployers.add(checked.deployerInWords());
        }
        return deployers;
    }

    private void worker(List<Integer> all) {
        if (room <= 0) {
            left += all.size();
            return;
        }
        List<Integer> numbers = all.subList(0, Math.min(MOST_COLUMNS, all.size()));
        left += all.size() - numbers.size();
        CheckedDeployment first = deployments.get(numbers.get(0));
        String name = name(first);
        String id = "w" + numbers.get(0);
        html.open("section", "class", "worker", "data-name", name);
        html.open("div", "class", "scroll", "role", "group", "tabindex", "0", "aria-labelledby", id);
        html.open("table").open("caption", "id", id).open("div").name("h3", name);
        html.name(first.deployment().config().name());
        html.close("div", "caption").open("thead").open("tr");
        html.element("th", first.isAiGateway() ? "Key" : "Binding", "scope", "col");
        for (int i : numbers) {
            head(i);
        }
        html.close("tr", "thead").open("tbody");
        Map<String, Map<Integer, List<CheckedBinding>>> rows = rows(numbers);
        for (boolean allowed : List.of(false, true)) {
            for (Map.Entry<String, Map<Integer, List<CheckedBinding>>> row : rows.entrySet()) {
                if (allowed(row.getValue()) == allowed) {
                    row(row.getKey(), row.getValue(), numbers);
                }
            }
        }
        html.close("tbody", "table");
        if (rows.isEmpty()) {
            html.element("p", "No Secrets Store bindings.", "class", "none");
        }
        html.close("div", "section");
    }

    private void row(String binding, Map<Integer, List<CheckedBinding>> cells, List<Integer> numbers) {
        if (room <= 0) {
            left++;
            return;
        }
        room -= numbers.size();
        html.open("tr").open("th", "scope", "row").name(binding).close("th");
        for (int i : numbers) {
            cell(i, cells.getOrDefault(i, List.of()));
        }
        html.close("tr");
    }

    private static boolean allowed(Map<Integer, List<CheckedBinding>> cells) {
        for (List<CheckedBinding> cell : cells.values()) {
            for (CheckedBinding binding : cell) {
                if (!binding.allowed()) {
                    return false;
                }
            }
        }
        return true;
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
        html.name("span", gateway ? checked.deployment().title() : environment);
        html.element("span", checked.verdictInWords(), "class", "badge " + verdict);
        if (!gateway) {
            html.name("small", checked.deployment().title() + checked.byCommand());
        }
        if (!oneDeployer) {
            html.element("small", checked.deployerInWords());
        }
        html.close("th");
    }

    /** The bindings by name and number of the deployment. Two of the same name are an error, but both are shown. */
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
            html.name(binding.binding().secret().secretName());
            check(Check.AUTHORIZATION, binding);
            check(Check.SCOPE, binding);
        }
        html.close("td");
    }

    /** A check, with a link to its finding. Its mark also has a text for screen readers. */
    private void check(Check check, CheckedBinding binding) {
        CheckResult result = binding.result(check);
        String state = result.label();
        Finding finding = result.finding();
        String href = finding == null ? null : links.href(finding);
        String tag = href == null ? "span" : "a";
        if (href == null) {
            html.open(tag, "class", "check " + state);
        } else {
            html.open(tag, "class", "check " + state, "href", href);
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
