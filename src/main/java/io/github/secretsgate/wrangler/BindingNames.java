package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Related;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that binding names are unique in an environment, across all kinds. Reproduces wrangler's check with its gaps:
 * {@code ratelimits} and {@code send_email} are only compared if their entries happen to have a {@code binding}.
 *
 * @see <a href="https://github.com/cloudflare/workers-sdk/blob/main/packages/workers-utils/src/config/validation.ts">validation.ts, validateBindingsHaveUniqueNames</a>
 */
final class BindingNames {
    /** A use of a name: its field and location. */
    private record Use(String field, Location location) {
        boolean isOfSecret() {
            return field.equals(BindingKind.SECRETS_STORE_SECRETS.field());
        }
    }

    /** The limit of listed uses of a name. The message counts all of them. */
    private static final int MOST_LISTED = 20;

    private final Map<String, List<Use>> uses = new LinkedHashMap<>();

    private BindingNames() {}

    static List<Finding> check(EffectiveConfig config) {
        BindingNames names = new BindingNames();
        for (BindingKind kind : BindingKind.values()) {
            Node block = config.block(kind);
            Node compared =
                    kind == BindingKind.QUEUES && block != null ? EffectiveConfig.child(block, "producers") : block;
            names.collect(kind.field(), compared);
        }
        Node secrets = config.fields().get("secrets");
        Node required = secrets == null ? null : EffectiveConfig.child(secrets, "required");
        if (required instanceof Node.Sequence list) {
            list.items().forEach(name -> names.use("secrets.required", name, name.location()));
        }
        return names.findings(config);
    }

    private void collect(String field, @Nullable Node block) {
        if (block instanceof Node.Sequence list) {
            collectEach(field, list, "binding");
        } else if (block instanceof Mapping table) {
            Node binding = table.get("binding");
            if (table.get("bindings") instanceof Node.Sequence list && every(list, "name")) {
                collectEach(field, list, "name");
            } else if (binding != null) {
                use(field, binding, binding.location());
            } else {
                table.members().forEach(member -> use(field, member.key(), member.keyLocation()));
            }
        }
    }

    private void collectEach(String field, Node.Sequence list, String key) {
        if (!every(list, key)) {
            return; // with one bad entry, wrangler compares nothing of the list
        }
        for (Node entry : list.items()) {
            Node.Member member = ((Mapping) entry).member(key);
            if (member != null) {
                Location location = member.keyLocation().to(member.value().location());
                boolean ofSecret = field.equals(BindingKind.SECRETS_STORE_SECRETS.field());
                use(field, member.value(), location.showing(ofSecret ? QuotableEntry.of(entry) : location));
            }
        }
    }

    private static boolean every(Node.Sequence list, String key) {
        for (Node entry : list.items()) {
            if (!(EffectiveConfig.child(entry, key) instanceof Node.Text)) {
                return false;
            }
        }
        return true;
    }

    private void use(String field, Node name, Location location) {
        use(field, EffectiveConfig.asString(name), location);
    }

    private void use(String field, String name, Location location) {
        uses.computeIfAbsent(name, n -> new ArrayList<>()).add(new Use(field, location));
    }

    private List<Finding> findings(EffectiveConfig config) {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, List<Use>> named : uses.entrySet()) {
            String name = named.getKey();
            List<Use> locations = named.getValue();
            if (JavaScriptNames.isTaken(name)) {
                findings.add(Finding.at(
                        locations.get(0).location(),
                        Rule.CONFIG_INVALID,
                        "A binding can't be named " + Quoted.of(name)
                                + ": every JavaScript object already has such a property, and wrangler fails on it."));
            } else if (locations.size() > 1) {
                findings.add(duplicate(name, locations, config));
            }
        }
        return findings;
    }

    private static Finding duplicate(String name, List<Use> uses, EffectiveConfig config) {
        Use shown = uses.stream()
                .filter(Use::isOfSecret)
                .reduce((first, second) -> second)
                .orElse(uses.get(uses.size() - 1));
        String meant = config.own() == null && shown.isOfSecret() ? config.meantHeader(shown.location()) : null;
        List<String> fields = uses.stream().map(Use::field).distinct().toList();
        return Finding.at(
                        shown.location(),
                        Rule.BINDING_NAME_DUPLICATE,
                        "The binding name " + Quoted.of(name) + " is used " + uses.size() + " times, in "
                                + Quoted.list(fields) + ". Wrangler refuses the config.")
                .hint(
                        meant == null
                                ? "Give each binding its own name, and use it in the Worker's code."
                                : "This entry belongs to the top level, although an environment is above it. If it is meant for the"
                                        + " environment, change its header to " + meant + ".")
                .related(uses.stream()
                        .filter(use -> !use.equals(shown))
                        .limit(MOST_LISTED)
                        .map(use -> new Related(
                                use.location(),
                                Quoted.of(name) + " is also used here, in " + Quoted.of(use.field()) + "."))
                        .toList());
    }
}
