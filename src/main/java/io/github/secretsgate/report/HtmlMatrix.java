package io.github.secretsgate.report;

import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.gate.CheckedBinding;
import io.github.secretsgate.gate.CheckedDeployment;
import io.github.secretsgate.gate.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who gets what: for each Worker a table of its bindings, the environments side by side, both checks in every cell. */
final class HtmlMatrix {
    private final Report report;
    private final FindingIndex findings;
    private final Html html = new Html();

    private HtmlMatrix(Report report) {
        this.report = report;
        this.findings = new FindingIndex(report);
    }

    static String of(Report report) {
        HtmlMatrix matrix = new HtmlMatrix(report);
        Map<String, List<Integer>> workers = new LinkedHashMap<>();
        for (int i = 0; i < report.deployments().size(); i++) {
            String config = report.deployments().get(i).deployment().config().name();
            workers.computeIfAbsent(config, name -> new ArrayList<>()).add(i);
        }
        workers.forEach(matrix::worker);
        return matrix.html.toString();
    }

    private void worker(String config, List<Integer> numbers) {
        String id = "w" + numbers.get(0);
        String worker = report.deployments().get(numbers.get(0)).deployment().worker();
        html.open("section", "class", "worker", "data-name", worker == null ? config : worker);
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", id);
        html.open("table").open("caption", "id", id);
        html.element("strong", worker == null ? "Worker without a name" : worker)
                .element("code", config);
        html.close("caption").open("thead").open("tr").element("th", "Binding", "scope", "col");
        numbers.forEach(this::head);
        html.close("tr", "thead").open("tbody");
        Map<String, Map<Integer, List<CheckedBinding>>> rows = rows(numbers);
        rows.forEach((name, cells) -> {
            html.open("tr").open("th", "scope", "row").element("code", name).close("th");
            numbers.forEach(i -> cell(i, cells.getOrDefault(i, List.of())));
            html.close("tr");
        });
        html.close("tbody", "table");
        if (rows.isEmpty()) {
            html.element("p", "No Secrets Store bindings.", "class", "none");
        }
        html.close("div", "section");
    }

    private void head(int i) {
        CheckedDeployment checked = report.deployments().get(i);
        String environment = Subject.nameOf(checked.deployment().environment());
        String verdict = checked.verdict().label();
        String number = String.valueOf(i);
        html.open("th", "scope", "col", "data-d", number, "data-environment", environment, "data-verdict", verdict);
        html.element("span", environment).element("span", verdict, "class", "badge " + verdict);
        html.element("small", checked.deployment().title());
        html.element(
                "small",
                checked.caller() == null
                        ? "caller not declared"
                        : checked.caller().describe());
        html.close("th");
    }

    /** The bindings by name and number of the deployment: two of one name are an error, but both are shown. */
    private Map<String, Map<Integer, List<CheckedBinding>>> rows(List<Integer> numbers) {
        Map<String, Map<Integer, List<CheckedBinding>>> rows = new LinkedHashMap<>();
        for (int i : numbers) {
            for (CheckedBinding binding : report.deployments().get(i).bindings()) {
                rows.computeIfAbsent(binding.binding().secret().binding(), name -> new HashMap<>())
                        .computeIfAbsent(i, number -> new ArrayList<>())
                        .add(binding);
            }
        }
        return rows;
    }

    private void cell(int i, List<CheckedBinding> bindings) {
        CheckedDeployment checked = report.deployments().get(i);
        String kind = bindings.isEmpty() ? "absent" : "bound";
        html.open("td", "data-d", String.valueOf(i), "class", kind);
        if (bindings.isEmpty()) {
            html.element("span", "not bound");
        }
        for (CheckedBinding binding : bindings) {
            html.element("code", binding.binding().secret().secretName());
            for (Check check : Check.values()) {
                check(check.label(), check.of(binding, checked, findings));
            }
        }
        html.close("td");
    }

    /** One check; if something was found, a link to it. */
    private void check(String label, Check.Result result) {
        String state = result.state().label();
        String tag = result.finding() == null ? "span" : "a";
        if (result.finding() == null) {
            html.open(tag, "class", "check " + state);
        } else {
            int number = findings.number(result.finding());
            html.open(tag, "class", "check " + state, "href", "#f" + number);
        }
        html.text(label).element("span", " " + state, "class", "sr").close(tag);
    }
}
