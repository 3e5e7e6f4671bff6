package io.github.secretsgate.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Waived;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A file that somebody filled with mistakes is one of many pages, but not of many megabytes. */
class CappedTest {
    private static final String TEXT = "x\n".repeat(5_000);

    private final SourceFile file = new SourceFile("secrets-store.yaml", TEXT, false);
    private final SourceFile other = new SourceFile("wrangler.toml", TEXT, true);

    @Test
    void aThousandFindingsPerRuleAndFileAreListedAndTheOthersCounted() {
        List<Finding> listed = Capped.of(findings(file, 1_003, finding -> finding));

        assertEquals(1_001, listed.size());
        assertEquals(
                "This file has 3 more findings of this rule, which aren't listed.",
                listed.get(1_000).message());
        assertEquals("secrets-store.yaml:1:1", String.valueOf(listed.get(1_000).location()));
        assertTrue(listed.get(1_000).fails());
    }

    @Test
    void aThousandAreAllListed() {
        assertEquals(1_000, Capped.of(findings(file, 1_000, finding -> finding)).size());

        List<Finding> ofTwoFiles = findings(file, 1_000, finding -> finding);
        ofTwoFiles.addAll(findings(other, 1_000, finding -> finding));
        assertEquals(2_000, Capped.of(ofTwoFiles).size());
    }

    @Test
    void omittedFindingsKeepTheirSeverity() {
        Waived waived = new Waived("agreed", LocalDate.parse("2026-12-31"));

        List<Finding> warnings = Capped.of(findings(file, 1_001, Finding::asWarning));
        List<Finding> accepted = Capped.of(findings(file, 1_001, finding -> finding.waived(waived)));

        assertFalse(warnings.get(1_000).fails());
        assertFalse(accepted.get(1_000).fails());
        assertEquals(waived, accepted.get(1_000).waived());
    }

    @Test
    void checksOfBindingsAndFindingsWithoutAFileAreAlwaysListed() {
        Subject subject = new Subject.WholeConfig("wrangler.toml", List.of(new BoundSecret("A", "s", "n")));

        assertEquals(
                1_500,
                Capped.of(findings(file, 1_500, finding -> finding.about(subject)))
                        .size());
        List<Finding> nowhere = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            nowhere.add(Finding.nowhere(Rule.PARAMETER_INVALID, "Wrong " + i));
        }
        assertEquals(1_500, Capped.of(nowhere).size());
    }

    private static List<Finding> findings(SourceFile file, int count, UnaryOperator<Finding> like) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Location location = new Location(file, 2 * i, 2 * i + 1);
            findings.add(like.apply(Finding.at(location, Rule.MANIFEST_INVALID, "Wrong " + i)));
        }
        return findings;
    }
}
