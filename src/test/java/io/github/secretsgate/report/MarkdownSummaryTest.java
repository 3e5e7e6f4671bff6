package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub also makes links in the text that is left after Markdown: a backslash doesn't prevent those. */
class MarkdownSummaryTest {
    private static final Pattern REFERENCE = Pattern.compile("[@#]\\w|(?i:gh)-\\d");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@octocat",
                "@org/team",
                "ops@example.com",
                "#12",
                "owner/repo#12",
                "GH-12",
                "gh-1",
                "a@b@c.d",
                "\\@octocat"
            })
    void namesDontMentionPeopleAndDontLinkToIssues(String name) {
        SourceFile file = new SourceFile("secrets-store.yaml", name, false);
        Finding finding = Finding.at(new Location(file, 0, name.length()), Rule.MANIFEST_INVALID, "Unknown key " + name)
                .hint("Remove " + name + ".");
        String summary = MarkdownSummary.of(
                new Report(Verdict.INVALID, List.of(), List.of(), List.of(name), List.of(finding), List.of()),
                RunIdentity.of("1.0.0"));

        assertFalse(
                REFERENCE
                        .matcher(summary.replaceAll("\\]\\(https://[^)]*\\)", ""))
                        .find(),
                summary);
        assertTrue(summary.contains("<span>"), summary);
    }
}
