package io.github.secretsgate.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Waived;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A list that is cut decides what the whole list decides. */
class CappedVerdictTest {
    private static final int MANY = Capped.MOST + 490;
    private static final SourceFile FILE = new SourceFile("secrets-store.yaml", "x".repeat(MANY), false);
    private static final Waived WAIVED = new Waived("a reason", LocalDate.parse("2026-12-31"));

    @ParameterizedTest
    @EnumSource
    void theVerdictIsThatOfAll(Rule rule) {
        for (UnaryOperator<Finding> how : List.<UnaryOperator<Finding>>of(
                finding -> finding, Finding::asWarning, Finding::asError, finding -> finding.waived(WAIVED))) {
            List<Finding> all = many(rule, how);
            Verdict verdict = all.stream().map(Finding::verdict).reduce(Verdict.ALLOWED, Verdict::and);

            Report report = report(all);

            assertEquals(verdict, report.verdict());
            assertEquals(all.stream().anyMatch(Finding::fails), report.fails(false));
            assertEquals(all.stream().anyMatch(finding -> finding.waived() == null), report.fails(true));
            assertEquals(Capped.MOST + 1, report.findings().size());
        }
    }

    /** The one error among warnings of the same rule and file is the last. */
    @Test
    void anErrorIsNotLostAmongWarnings() {
        List<Finding> all = new ArrayList<>(many(Rule.CONFIG_NOT_CHECKED, Finding::asWarning));
        all.add(Finding.at(new Location(FILE, MANY - 1, MANY), Rule.CONFIG_NOT_CHECKED, "last")
                .asError());

        assertTrue(report(all).fails(false));
        assertTrue(report(all).findings().stream()
                .anyMatch(finding -> finding.message().equals("last")));
    }

    private static Report report(List<Finding> findings) {
        return Report.of(List.of(), List.of(), List.of(), findings);
    }

    private static List<Finding> many(Rule rule, UnaryOperator<Finding> how) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> how.apply(Finding.at(new Location(FILE, i, i + 1), rule, "number " + i)))
                .toList();
    }
}
