package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.wrangler.EffectiveConfig.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets Store bindings that {@code wrangler preview} would upload: those of the {@code previews} block, which an environment
 * inherits as a whole unless it has its own.
 *
 * <p>Unlike a deploy, an entry's own {@code type} has no effect, {@code unsafe.metadata} is ignored, and of two entries of one
 * name the later one is uploaded without an error. Observed with wrangler 4.164.0, {@code extractBindings} in its bundle.
 */
final class PreviewBindings {
    static final String FIELD = "previews";
    private static final String PLACEHOLDER = "<REPLACE_ME>";

    /** The kinds that can replace a Secrets Store binding of the same name, in the order in which wrangler collects them. */
    private static final List<BindingKind> COLLECTED = List.of(
            BindingKind.SECRETS_STORE_SECRETS,
            BindingKind.ARTIFACTS,
            BindingKind.FLAGSHIP,
            BindingKind.RATELIMITS,
            BindingKind.WORKER_LOADERS,
            BindingKind.VPC_SERVICES,
            BindingKind.BROWSER,
            BindingKind.ANALYTICS,
            BindingKind.AI,
            BindingKind.IMAGES,
            BindingKind.STREAM,
            BindingKind.MEDIA,
            BindingKind.VERSION_METADATA,
            BindingKind.ASSETS,
            BindingKind.UNSAFE);

    /** The kinds that wrangler collects from {@code previews} without having checked them. */
    private static final List<BindingKind> UNCHECKED =
            List.of(BindingKind.AGENT_MEMORY, BindingKind.VPC_NETWORKS, BindingKind.LOGFWDR);

    private PreviewBindings() {}

    /** The {@code previews} table at the top level or in an environment; null if there is none. */
    static @Nullable Mapping table(Mapping fields) {
        return fields.get(FIELD) instanceof Mapping table ? table : null;
    }

    /** The bindings, by the order of their entries; empty if the config has no {@code previews}. */
    static List<Binding> of(EffectiveConfig config) {
        Map<String, Entry> byName = new LinkedHashMap<>();
        for (BindingKind kind : COLLECTED) {
            for (Entry entry : entries(config, kind)) {
                byName.put(UploadedBindings.name(entry), entry);
            }
        }
        byName.remove("__proto__"); // in JavaScript, assigning to it adds no property
        List<Binding> bindings = new ArrayList<>();
        for (Map.Entry<String, Entry> named : byName.entrySet()) {
            if (binds(named.getValue())) {
                bindings.add(UploadedBindings.binding(named.getKey(), named.getValue()));
            }
        }
        return bindings;
    }

    /** The findings about values that {@code wrangler preview} refuses, but {@code wrangler deploy} doesn't. */
    static List<Finding> refused(EffectiveConfig config) {
        Node previews = config.inherited(FIELD);
        if (previews == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(unreadable(previews));
        Location placeholder = placeholder(previews);
        if (placeholder != null) {
            String message = "\"wrangler preview\" refuses a config with \"" + PLACEHOLDER + "\" in \"" + FIELD + "\".";
            findings.add(Finding.at(placeholder, Rule.CONFIG_INVALID, message)
                    .hint("Replace it with a value that is safe for Previews."));
        }
        return findings;
    }

    /** The errors with which wrangler fails when it collects unchecked kinds. */
    private static List<Finding> unreadable(Node previews) {
        List<Finding> findings = new ArrayList<>();
        for (BindingKind kind : UNCHECKED) {
            Node block = EffectiveConfig.child(previews, kind.field());
            Node list = block == null || kind.shape() == BindingKind.Shape.LIST
                    ? block
                    : EffectiveConfig.child(block, "bindings");
            if (list instanceof Node.Sequence sequence) {
                sequence.items().stream()
                        .filter(item -> !(item instanceof Mapping))
                        .forEach(item -> findings.add(unreadable(kind, item)));
            } else if (list != null && !isNull(list)) {
                findings.add(unreadable(kind, list));
            }
        }
        return findings;
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Other other && other.type() == Node.Type.NULL;
    }

    private static Finding unreadable(BindingKind kind, Node node) {
        String message = "\"wrangler preview\" can't read \"" + FIELD + "." + kind.field()
                + "\": it expects a list of tables, and this is " + node.kind() + ".";
        return Finding.at(node.location(), Rule.CONFIG_INVALID, message)
                .hint("Remove it: \"" + FIELD + "\" can't hold \"" + kind.field() + "\".");
    }

    /** The entries of a kind in a Preview. */
    static List<Entry> entries(EffectiveConfig config, BindingKind kind) {
        if (kind == BindingKind.ASSETS) {
            return config.entries(kind).stream()
                    .filter(assets -> !UploadedBindings.name(assets).isEmpty())
                    .toList(); // the Worker's own: Previews have no assets of their own
        }
        Node previews = config.inherited(FIELD);
        Node block = previews == null ? null : EffectiveConfig.child(previews, kind.field());
        String owner = config.fields().get(FIELD) == null ? "" : config.path();
        return block == null ? List.of() : EffectiveConfig.entries(kind, block, owner + FIELD + "." + kind.field());
    }

    private static boolean binds(Entry entry) {
        return switch (entry.kind()) {
            case SECRETS_STORE_SECRETS -> UploadedBindings.isComplete(entry);
            case UNSAFE ->
                EffectiveConfig.child(entry.node(), "type") instanceof Node.Text type
                        && type.value().equals(UploadedBindings.TYPE);
            default -> false;
        };
    }

    /** The first value or key that is a placeholder of {@code wrangler preview}'s own setup; null if there is none. */
    private static @Nullable Location placeholder(Node previews) {
        Deque<Node> open = new ArrayDeque<>(List.of(previews));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof Node.Text text && text.value().equals(PLACEHOLDER)) {
                return node.location();
            } else if (node instanceof Node.Sequence list) {
                push(open, list.items());
            } else if (node instanceof Mapping table) {
                for (Node.Member member : table.members()) {
                    if (member.key().equals(PLACEHOLDER)) {
                        return member.keyLocation();
                    }
                }
                push(open, table.members().stream().map(Node.Member::value).toList());
            }
        }
        return null;
    }

    /** Pushes nodes so that the first is popped first. */
    private static void push(Deque<Node> open, List<Node> nodes) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            open.push(nodes.get(i));
        }
    }
}
