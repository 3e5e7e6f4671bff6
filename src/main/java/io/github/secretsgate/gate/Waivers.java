package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Waived;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.manifest.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies the waivers.
 *
 * @param today the date in UTC
 * @param maxDays the number of days from today within which a waiver must end
 */
record Waivers(List<Waiver> waivers, LocalDate today, int maxDays) {
    /** Marks the findings that are waived. */
    List<Finding> apply(List<Finding> findings) {
        return waivers.isEmpty() ? findings : findings.stream().map(this::apply).toList();
    }

    /** Marks a finding if it is waived. */
    Finding apply(Finding finding) {
        for (Waiver waiver : waivers) {
            if (waiver.matches(finding) && !waiver.expired(today) && !isTooLong(waiver)) {
                return finding.waived(new Waived(waiver.reason(), waiver.until()));
            }
        }
        return finding;
    }

    private boolean isTooLong(Waiver waiver) {
        return waiver.until().isAfter(today.plusDays(maxDays));
    }

    /**
     * The findings about the waivers themselves.
     *
     * @param findings all findings of the run
     * @param seesEverything whether a waiver without a match is unused
     */
    List<Finding> findings(List<Finding> findings, boolean seesEverything) {
        List<Finding> wrong = new ArrayList<>();
        for (Waiver waiver : waivers) {
            if (waiver.expired(today)) {
                wrong.add(Finding.at(
                                waiver.location(),
                                Rule.WAIVER_EXPIRED,
                                "This waiver of " + Quoted.of(waiver.rule().id()) + " ended on " + waiver.until() + ".")
                        .hint("Remove it, or agree on a later date."));
            } else if (isTooLong(waiver)) {
                wrong.add(Finding.at(
                                waiver.location(),
                                Rule.MANIFEST_INVALID,
                                "This waiver of " + Quoted.of(waiver.rule().id()) + " ends on " + waiver.until()
                                        + ", more than " + maxDays + " days from today.")
                        .hint("Choose an earlier date, or set the parameter \"maxWaiverDays\"."));
            } else if (seesEverything && waiver.own() && findings.stream().noneMatch(waiver::matches)) {
                wrong.add(Finding.at(
                                waiver.location(),
                                Rule.WAIVER_UNUSED,
                                "This waiver of " + Quoted.of(waiver.rule().id()) + " matches no finding.")
                        .hint("Remove it. If it should match, widen it: it must match every binding of a finding."));
            }
        }
        return wrong;
    }
}
