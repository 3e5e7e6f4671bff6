package io.github.secretsgate.result;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Waived;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Severity;
import io.github.secretsgate.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits what is listed: a file of some megabytes can have a hundred thousand findings, of which nobody reads the last. The check
 * of a binding is always listed.
 */
final class Capped {
    /** The number of findings of one rule that are listed for one file. */
    static final int MOST = 1_000;

    /** The group that is counted together. */
    private record Group(
            Location file,
            Rule rule,
            Severity severity,
            @Nullable Waived waived) {}

    private Capped() {}

    /** The findings, of which each group has at most {@value #MOST}, and one that counts the others. */
    static List<Finding> of(List<Finding> findings) {
        if (findings.size() <= MOST) {
            return findings;
        }
        Map<Group, Integer> counts = new LinkedHashMap<>();
        List<Finding> listed = new ArrayList<>();
        for (Finding finding : findings) {
            Location location = finding.location();
            boolean ofCheck =
                    finding.subject() != null && !finding.subject().secrets().isEmpty();
            if (location == null || ofCheck) {
                listed.add(finding);
                continue;
            }
            Group group = new Group(location.file().start(), finding.rule(), finding.severity(), finding.waived());
            if (counts.merge(group, 1, Integer::sum) <= MOST) {
                listed.add(finding);
            }
        }
        counts.forEach((group, count) -> {
            if (count > MOST) {
                listed.add(more(group, count - MOST));
            }
        });
        return listed;
    }

    private static Finding more(Group group, int count) {
        Finding more = Finding.at(
                group.file(),
                group.rule(),
                "This file has " + count + " more findings of this rule, which aren't listed.");
        more = group.severity() == Severity.ERROR ? more.asError() : more.asWarning();
        return group.waived() == null ? more : more.waived(group.waived());
    }
}
