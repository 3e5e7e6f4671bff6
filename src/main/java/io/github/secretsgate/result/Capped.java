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
 * Limits the number of listed findings: a file of a few megabytes can have 100,000. Findings of a binding's checks are always
 * listed.
 */
final class Capped {
    /** The number of findings of one rule that are listed for one file. */
    static final int MOST = 1_000;

    /** The findings that are counted together. */
    private record Group(
            Location file,
            Rule rule,
            Severity severity,
            @Nullable Waived waived) {}

    private Capped() {}

    /** Returns at most {@value #MOST} findings of each group, and one that counts the rest. */
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
