package io.github.secretsgate.report;

import io.github.secretsgate.finding.DidYouMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The formats in which reports are written, by the names that builds give them. */
public final class ReportFormats {
    private static final String ALWAYS = "json";

    private final Map<String, ReportFormat> byName = new LinkedHashMap<>();

    /** @param version the plugin's version */
    public ReportFormats(String version) {
        byName.put("html", new HtmlReport(version));
        byName.put(ALWAYS, new JsonReport(version));
        byName.put("sarif", new SarifReport(version));
        byName.put("junit", new JunitReport());
        byName.put("gitlab", new GitlabReport());
    }

    /** All that there are. */
    public List<ReportFormat> all() {
        return List.copyOf(byName.values());
    }

    /** Those with these names, and JSON; the one that people read comes first. */
    public List<ReportFormat> chosen(List<String> names) {
        return byName.keySet().stream()
                .filter(name -> name.equals(ALWAYS) || names.contains(name))
                .map(byName::get)
                .toList();
    }

    /** What is wrong with these names: a sentence for each that is not known. */
    public List<String> unknown(List<String> names) {
        return names.stream()
                .filter(name -> !byName.containsKey(name))
                .map(name -> "The parameter reports: there is no format " + name + "."
                        + DidYouMean.question(name, byName.keySet()) + " The formats are "
                        + String.join(", ", byName.keySet()) + "; json is always written.")
                .toList();
    }
}
