package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import java.util.Set;

/** The part of a Secrets Store binding that can be quoted. Behind another key, somebody may have written the secret itself. */
public final class QuotableEntry {
    private static final Set<String> FIELDS =
            Set.of("binding", "name", "type", "store_id", "secret_name", "storeId", "secretName", "accountId");

    private QuotableEntry() {}

    /** Returns the location of an entry. The values of its other fields are masked. */
    public static Location of(Node entry) {
        if (entry instanceof Node.Mapping fields) {
            for (Node.Member member : fields.members()) {
                if (!isOfBinding(member)) {
                    hide(member);
                }
            }
        }
        return entry.location();
    }

    private static boolean isOfBinding(Node.Member member) {
        boolean nested = member.value() instanceof Node.Mapping || member.value() instanceof Node.Sequence;
        return FIELDS.contains(member.key()) && !nested;
    }

    private static void hide(Node.Member member) {
        member.value().location().hide();
        if (Credentials.isIn(member.key())) {
            member.keyLocation().hide();
        }
    }
}
