package io.github.secretsgate.buildoutput;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.QuotableEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets Store bindings that cf uploads for a Worker of Build Output. They are declared in three ways:
 *
 * <ol>
 *   <li>in {@code env}, with the type {@code secrets-store-secret};
 *   <li>in {@code env}, with the type {@code unsafe:secrets_store_secret}: all fields but the name are uploaded as they are;
 *   <li>in {@code unsafe.metadata.bindings}, which replaces all of the above.
 * </ol>
 */
final class EnvBindings {
    private static final String UPLOADED_TYPE = "secrets_store_secret";

    private EnvBindings() {}

    /** The bindings of a deployment. */
    static List<Binding> of(Node.Mapping config) {
        Node replaced = replaced(config);
        if (replaced != null) {
            return ofMetadata(replaced);
        }
        List<Binding> bindings = new ArrayList<>();
        if (config.get("env") instanceof Node.Mapping env) {
            for (Node.Member member : env.members()) {
                if (member.value() instanceof Node.Mapping entry
                        && entry.get("type") instanceof Node.Text type
                        && !member.key().equals("__proto__")) {
                    if (type.value().equals(BindingShapes.SECRET)) {
                        bindings.add(binding(member, entry, "storeId", "secretName", ""));
                    } else if (type.value().equals(BindingShapes.UNSAFE + UPLOADED_TYPE)) {
                        String why = "is uploaded because of its type \"" + type.value() + "\".";
                        bindings.add(binding(member, entry, "store_id", "secret_name", why));
                    }
                }
            }
        }
        return bindings;
    }

    private static @Nullable Node replaced(Node.Mapping config) {
        return config.get("unsafe") instanceof Node.Mapping unsafe
                        && unsafe.get("metadata") instanceof Node.Mapping metadata
                ? metadata.get("bindings")
                : null;
    }

    private static List<Binding> ofMetadata(Node replaced) {
        List<Binding> bindings = new ArrayList<>();
        if (replaced instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Node.Mapping entry
                        && entry.get("type") instanceof Node.Text type
                        && type.value().equals(UPLOADED_TYPE)) {
                    Location whole = QuotableEntry.of(item);
                    Location shown = whole.showing(whole);
                    bindings.add(new Binding(
                            new BoundSecret(
                                    string(entry, "name"), string(entry, "store_id"), string(entry, "secret_name")),
                            shown,
                            location(entry, "name", whole),
                            location(entry, "store_id", whole),
                            location(entry, "secret_name", whole),
                            "is uploaded because \"unsafe.metadata.bindings\" replaces all other bindings."));
                }
            }
        }
        return bindings;
    }

    private static Binding binding(
            Node.Member member, Node.Mapping entry, String storeKey, String secretKey, String why) {
        Location whole = member.keyLocation().to(QuotableEntry.of(entry));
        return new Binding(
                new BoundSecret(member.key(), string(entry, storeKey), string(entry, secretKey)),
                whole.showing(whole),
                member.keyLocation().showing(whole),
                location(entry, storeKey, whole),
                location(entry, secretKey, whole),
                why,
                new Binding.Keys(storeKey, secretKey, "accountId"));
    }

    private static String string(Node.Mapping entry, String key) {
        Node node = entry.get(key);
        if (node instanceof Node.Text text) {
            return text.value();
        }
        return node == null ? "" : node.file().text().substring(node.start(), node.end());
    }

    /** The location of a key and its value; the whole entry if the key is missing. */
    private static Location location(Node.Mapping entry, String key, Location whole) {
        Node.Member member = entry.member(key);
        Location location =
                member == null ? whole : member.keyLocation().to(member.value().location());
        return location.showing(whole);
    }
}
