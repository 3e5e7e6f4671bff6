package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
    @Test
    void jsonIsAlwaysWritten() {
        assertEquals(Set.of(ReportFormat.JSON), ReportFormat.chosen(List.of()));
        assertEquals(
                Set.of(ReportFormat.JSON, ReportFormat.SARIF, ReportFormat.GITLAB),
                ReportFormat.chosen(List.of("gitlab", "sarif")));
    }

    @Test
    void thePageComesFirst() {
        assertEquals(
                ReportFormat.HTML,
                ReportFormat.chosen(List.of("sarif", "html")).iterator().next());
        assertEquals(
                ReportFormat.JSON,
                ReportFormat.chosen(List.of("sarif")).iterator().next());
    }

    @Test
    void anUnknownNameIsReportedWithASuggestion() {
        assertEquals(
                List.of(
                        "Parameter \"reports\": unknown format \"serif\". Did you mean \"sarif\"?"
                                + " The formats are \"html\", \"json\", \"sarif\", \"junit\", \"gitlab\". \"json\" is always written."),
                ReportFormat.unknown(List.of("html", "serif", "json")));
    }
}
