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
 * Findings with the same cause: the same message of a check about several bindings or deployments. The message names the secret, the
 * store or the deployer, and its declaration.
 *
 * @param findings at least one, in the order of the report
 */
record Cause(List<Finding> findings) {
    /** Groups findings by cause, in the order of the first finding of each. */
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
        List<Cause> causes = new ArrayList<>();
        for (List<Finding> same : bySaying.values()) {
            causes.add(new Cause(same));
        }
        return causes;
    }

    /** At most {@code most} causes, the most severe ones, in their original order. */
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

    /** Its first location, which must not be null, with a label. */
    Excerpt.Mark mark() {
        return new Excerpt.Mark(
                Objects.requireNonNull(first().location()), first().rule().id());
    }

    /** Returns whether the excerpt of another cause's first location also shows this one's. */
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
