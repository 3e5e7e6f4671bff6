package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Related;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Binding names must be unique in an environment, across all kinds. Reproduces what wrangler compares, its gaps included:
 * {@code ratelimits} and {@code send_email} are not compared unless their entries happen to have a {@code binding}.
 *
 * @see <a href="https://github.com/cloudflare/workers-sdk/blob/main/packages/workers-utils/src/config/validation.ts">validation.ts, validateBindingsHaveUniqueNames</a>
 */
final class BindingNames {
    /** Names that every JavaScript object has already: wrangler fails on them. */
    private static final Set<String> JAVASCRIPT = Set.of(
            "constructor",
            "toString",
            "valueOf",
            "hasOwnProperty",
            "isPrototypeOf",
            "propertyIsEnumerable",
            "toLocaleString",
            "__proto__",
            "__defineGetter__",
            "__defineSetter__",
            "__lookupGetter__",
            "__lookupSetter__");

    /** A name, and the field in which it is given. */
    private record Use(String field, Place place) {}

    private final Map<String, List<Use>> uses = new LinkedHashMap<>();

    private BindingNames() {}

    static List<Finding> check(ActiveConfig config) {
        BindingNames names = new BindingNames();
        for (BindingKind kind : BindingKind.values()) {
            Node block = config.block(kind);
            Node compared =
                    kind == BindingKind.QUEUES && block != null ? ActiveConfig.child(block, "producers") : block;
            names.collect(kind.field(), compared);
        }
        Node secrets = config.fields().get("secrets");
        Node required = secrets == null ? null : ActiveConfig.child(secrets, "required");
        if (required instanceof Node.Sequence list) {
            list.items().forEach(name -> names.use("secrets.required", name, name.place()));
        }
        return names.findings();
    }

    private void collect(String field, @Nullable Node block) {
        if (block instanceof Node.Sequence list) {
            collectEach(field, list, "binding");
        } else if (block instanceof Mapping table) {
            Node binding = table.get("binding");
            if (table.get("bindings") instanceof Node.Sequence list && every(list, "name")) {
                collectEach(field, list, "name");
            } else if (binding != null) {
                use(field, binding, binding.place());
            } else {
                table.members().forEach(member -> use(field, member.key(), member.keyPlace()));
            }
        }
    }

    private void collectEach(String field, Node.Sequence list, String key) {
        if (!every(list, key)) {
            return; // one bad entry, and wrangler compares none of the list
        }
        for (Node entry : list.items()) {
            Node.Member member = ((Mapping) entry).member(key);
            if (member != null) {
                Place place = member.keyPlace().to(member.value().place());
                boolean ofSecret = field.equals(BindingKind.SECRETS_STORE_SECRETS.field());
                use(field, member.value(), place.showing(ofSecret ? entry.place() : place));
            }
        }
    }

    private static boolean every(Node.Sequence list, String key) {
        Predicate<Node> named = entry -> ActiveConfig.child(entry, key) instanceof Node.Text;
        return list.items().stream().allMatch(named);
    }

    private void use(String field, Node name, Place place) {
        use(field, ActiveConfig.asString(name), place);
    }

    private void use(String field, String name, Place place) {
        uses.computeIfAbsent(name, n -> new ArrayList<>()).add(new Use(field, place));
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        uses.forEach((name, places) -> {
            if (JAVASCRIPT.contains(name)) {
                findings.add(Finding.at(
                        places.get(0).place(),
                        Rule.CONFIG_INVALID,
                        "A binding cannot be called " + name
                                + ": every JavaScript object has that already, and wrangler fails on it."));
            } else if (places.size() > 1) {
                findings.add(duplicate(name, places));
            }
        });
        return findings;
    }

    private static Finding duplicate(String name, List<Use> uses) {
        Use shown = uses.stream()
                .filter(use -> use.field().equals(BindingKind.SECRETS_STORE_SECRETS.field()))
                .reduce((first, second) -> second)
                .orElse(uses.get(uses.size() - 1));
        List<String> fields = uses.stream().map(Use::field).distinct().toList();
        return Finding.at(
                        shown.place(),
                        Rule.BINDING_NAME_DUPLICATE,
                        "The binding name " + name + " is given " + uses.size() + " times, in "
                                + String.join(" and ", fields) + ". Wrangler refuses the config.")
                .hint("Give each binding a name of its own, and use it in the Worker's code.")
                .related(uses.stream()
                        .filter(use -> !use.equals(shown))
                        .map(use -> new Related(use.place(), name + " is given in " + use.field() + " here as well."))
                        .toList());
    }
}
