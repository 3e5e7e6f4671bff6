package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Limits inherited entries. Each environment is checked with all of them, so a file of 1 MiB could expand to gigabytes. */
final class InheritedEntries {
    private static final int MOST = 100_000;

    private InheritedEntries() {}

    /** The finding about a config with too many; null if it can be checked. */
    static @Nullable Finding tooMany(Mapping top, Environments environments) {
        int each = count(top);
        int names = environments.names().size();
        return (long) each * names <= MOST
                ? null
                : Finding.at(
                                environments.location(),
                                Rule.CONFIG_UNREADABLE,
                                String.format(
                                        Locale.ROOT,
                                        "This config has %,d environments, and each inherits %,d entries of the top level. That is"
                                                + " more than the %,d that can be checked.",
                                        names,
                                        each,
                                        MOST))
                        .hint("Split the config into several with fewer environments each.");
    }

    private static int count(Mapping top) {
        int count = 0;
        for (BindingKind kind : BindingKind.values()) {
            Node block = kind.inherited() || kind.topLevelOnly() ? top.get(kind.field()) : null;
            count += block == null ? 0 : size(block);
        }
        Mapping previews = PreviewBindings.table(top);
        for (Node.Member block : previews == null ? List.<Node.Member>of() : previews.members()) {
            count += size(block.value());
        }
        return count;
    }

    /** The number of entries of a block of any shape. */
    private static int size(Node block) {
        if (block instanceof Node.Sequence list) {
            return list.items().size();
        } else if (block instanceof Mapping table) {
            int nested = table.get("bindings") instanceof Node.Sequence list
                    ? list.items().size()
                    : 0;
            return table.members().size() + nested;
        }
        return 0;
    }
}
