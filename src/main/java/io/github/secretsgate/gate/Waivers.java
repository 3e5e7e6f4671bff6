package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Waived;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.manifest.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Applies a team's exceptions. */
final class Waivers {
    private final List<Waiver> waivers;
    private final LocalDate today;
    private final Set<Waiver> used = new LinkedHashSet<>();

    Waivers(List<Waiver> waivers, LocalDate today) {
        this.waivers = waivers;
        this.today = today;
    }

    /** The same findings, those that are excepted marked. */
    List<Finding> apply(List<Finding> findings) {
        return findings.stream().map(this::apply).toList();
    }

    /** The same finding, marked if it is excepted. */
    Finding apply(Finding finding) {
        for (Waiver waiver : waivers) {
            if (waiver.matches(finding)) {
                used.add(waiver);
                if (!waiver.expired(today)) {
                    return finding.waived(new Waived(waiver.reason(), waiver.until()));
                }
            }
        }
        return finding;
    }

    /**
     * What is to be said about the exceptions themselves.
     *
     * @param seesEverything whether one that was not used is of no use
     */
    List<Finding> findings(boolean seesEverything) {
        List<Finding> findings = new ArrayList<>();
        for (Waiver waiver : waivers) {
            if (waiver.expired(today)) {
                findings.add(Finding.at(
                                waiver.location(),
                                Rule.WAIVER_EXPIRED,
                                "This waiver of " + waiver.rule().id() + " ended on " + waiver.until() + ".")
                        .hint("Remove it, or agree on a later day."));
            } else if (seesEverything && waiver.own() && !used.contains(waiver)) {
                findings.add(Finding.at(
                                waiver.location(),
                                Rule.WAIVER_UNUSED,
                                "This waiver of " + waiver.rule().id() + " matches nothing.")
                        .hint("Remove it, or widen it: it must fit all bindings of a finding."));
            }
        }
        return findings;
    }
}
