package io.github.secretsgate.report;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.source.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Findings with the same cause: what the two checks say about several bindings or deployments in the same words. The words name the
 * secret, the store or the deployer, and the line that declares it.
 *
 * @param findings at least one, in the order of the report
 */
record Cause(List<Finding> findings) {
    /** The causes of findings, in the order of the first of each. */
    static List<Cause> of(List<Finding> findings) {
        Map<List<?>, List<Finding>> bySaying = new LinkedHashMap<>();
        for (Finding finding : findings) {
            boolean ofCheck =
                    finding.subject() != null && !finding.subject().secrets().isEmpty();
            List<?> saying = Arrays.asList(
                    finding.rule(), finding.message(), finding.hint(), finding.severity(), finding.waived());
            bySaying.computeIfAbsent(ofCheck ? saying : List.of(finding), same -> new ArrayList<>())
                    .add(finding);
        }
        return bySaying.values().stream().map(Cause::new).toList();
    }

    /** So many of the causes, the most severe, in their order. */
    static List<Cause> mostSevere(List<Cause> causes, int most) {
        Set<Cause> chosen = causes.stream()
                .sorted(Comparator.comparing(Cause::first, Finding.MOST_SEVERE_FIRST))
                .limit(most)
                .collect(Collectors.toSet());
        return causes.stream().filter(chosen::contains).toList();
    }

    Finding first() {
        return findings.get(0);
    }

    /** Its first location, which isn't null, and what to call it next to others. */
    Excerpt.Mark mark() {
        return new Excerpt.Mark(
                Objects.requireNonNull(first().location()), first().rule().id());
    }

    /** Whether the excerpt of another cause's first location shows this one's, too. */
    boolean isShownWith(Cause other) {
        Location mine = first().location();
        Location others = other.first().location();
        return mine != null
                && others != null
                && first().waived() == null
                && other.first().waived() == null
                && mine.fileAndLine().equals(others.fileAndLine())
                && Excerpt.shows(others, mine);
    }
}
