package io.github.secretsgate.report;

import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The report formats, the page for people first. A run only loads the classes of those that it writes. */
public enum ReportFormat {
    HTML("report.html"),
    JSON("report.json"),
    SARIF("report.sarif"),
    JUNIT("TEST-secrets-store.xml"),
    GITLAB("gl-code-quality-report.json");

    private final String fileName;

    ReportFormat(String fileName) {
        this.fileName = fileName;
    }

    /** The formats with these names, and JSON, which is always written. */
    public static Set<ReportFormat> chosen(List<String> names) {
        Set<ReportFormat> chosen = EnumSet.of(JSON);
        for (ReportFormat format : values()) {
            if (names.contains(format.label())) {
                chosen.add(format);
            }
        }
        return chosen;
    }

    /** Returns a sentence for each name that isn't a format. */
    public static List<String> unknown(List<String> names) {
        List<String> known = new ArrayList<>();
        for (ReportFormat format : values()) {
            known.add(format.label());
        }
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            if (!known.contains(name)) {
                unknown.add("Parameter \"reports\": unknown format \"" + name + "\"."
                        + DidYouMean.question(name, known) + " The formats are " + Quoted.list(known)
                        + ". \"json\" is always written.");
            }
        }
        return unknown;
    }

    /** The name in the parameter {@code reports}. */
    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the file. */
    public String fileName() {
        return fileName;
    }

    /**
     * Writes a report.
     *
     * @param identity the run that it describes
     */
    public void write(Report report, RunIdentity identity, Writer out) throws IOException {
        switch (this) {
            case HTML -> new HtmlReport(identity).write(report, out);
            case JSON -> new JsonReport(identity.version()).write(report, out);
            case SARIF -> new SarifReport(identity).write(report, out);
            case JUNIT -> JunitReport.write(report, out);
            case GITLAB -> GitlabReport.write(report, out);
        }
    }
}
