package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.wrangler.EffectiveConfig.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets Store bindings that {@code wrangler deploy} and {@code wrangler versions upload} would upload. There are five ways to
 * declare one:
 *
 * <ol>
 *   <li>{@code secrets_store_secrets}, unless the entry has another {@code type} of its own;
 *   <li>an entry of another kind whose own {@code type} is {@code secrets_store_secret}: wrangler copies the whole entry
 *       (binding-utils.ts);
 *   <li>an entry of any kind whose own {@code type} is {@code unsafe_secrets_store_secret}: wrangler removes the prefix, and a
 *       {@code name} next to its {@code binding} becomes its name (create-worker-upload-form.ts);
 *   <li>{@code unsafe.bindings} of the type {@code secrets_store_secret};
 *   <li>{@code unsafe.metadata.bindings}, which replaces all of the above (create-worker-upload-form.ts).
 * </ol>
 *
 * If two entries have the same name, the later kind is uploaded: a {@code ratelimits} entry replaces a binding. An assets-only Worker
 * uploads no bindings.
 *
 * @see <a href="https://github.com/cloudflare/workers-sdk/tree/main/packages/deploy-helpers/src/deploy/helpers">deploy/helpers in workers-sdk</a>
 */
final class UploadedBindings {
    static final String TYPE = "secrets_store_secret";
    private static final String UNSAFE = "unsafe_";

    private UploadedBindings() {}

    /** The bindings that would be uploaded if the Worker isn't assets-only. */
    static List<Binding> written(EffectiveConfig config) {
        Node replaced = config.replacedBindings();
        return replaced != null ? ofMetadata(replaced) : ofBlocks(config);
    }

    private static List<Binding> ofBlocks(EffectiveConfig config) {
        Map<String, Entry> byName = new LinkedHashMap<>();
        for (BindingKind kind : BindingKind.values()) {
            for (Entry entry : config.entries(kind)) {
                byName.put(name(entry), entry);
            }
        }
        List<Binding> bindings = new ArrayList<>();
        for (Map.Entry<String, Entry> named : byName.entrySet()) {
            if (type(named.getValue()).equals(TYPE)) {
                bindings.add(binding(named.getKey(), named.getValue()));
            }
        }
        for (Map.Entry<String, Entry> named : byName.entrySet()) {
            if (type(named.getValue()).equals(UNSAFE + TYPE)) {
                bindings.add(binding(ownName(named.getKey(), named.getValue()), named.getValue()));
            }
        }
        return bindings;
    }

    private static List<Binding> ofMetadata(Node replaced) {
        List<Binding> bindings = new ArrayList<>();
        if (replaced instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                if (EffectiveConfig.child(item, "type") instanceof Node.Text type
                        && type.value().equals(TYPE)) {
                    String via = "is uploaded because \"unsafe.metadata.bindings\" replaces all other bindings.";
                    bindings.add(
                            binding(EffectiveConfig.asString(EffectiveConfig.child(item, "name")), "name", item, via));
                }
            }
        }
        return bindings;
    }

    /** The name of an entry. wrangler doesn't always check a queue producer's: if it is missing, JavaScript uses "undefined". */
    static String name(Entry entry) {
        Node name = EffectiveConfig.child(entry.node(), entry.kind().nameKey());
        return name == null ? "undefined" : EffectiveConfig.asString(name);
    }

    private static String ownName(String name, Entry entry) {
        Node own = EffectiveConfig.child(entry.node(), "name");
        return own == null ? name : EffectiveConfig.asString(own);
    }

    /** The type under which wrangler collects an entry; empty if it doesn't matter here. */
    private static String type(Entry entry) {
        BindingKind kind = entry.kind();
        if (kind == BindingKind.SECRETS_STORE_SECRETS && !isComplete(entry)) {
            return ""; // wrangler refuses the config
        }
        Node own = EffectiveConfig.child(entry.node(), "type");
        if (own instanceof Node.Text type && kind.typeCanBeOverridden()) {
            return kind == BindingKind.UNSAFE ? UNSAFE + type.value() : type.value();
        }
        return kind == BindingKind.SECRETS_STORE_SECRETS ? TYPE : "";
    }

    /** Returns whether an entry has all required strings. Otherwise wrangler refuses the config. */
    static boolean isComplete(Entry entry) {
        return entry.kind().required().stream()
                .allMatch(key -> EffectiveConfig.child(entry.node(), key) instanceof Node.Text);
    }

    static Binding binding(String name, Entry entry) {
        return binding(name, entry.kind().nameKey(), entry.node(), uploadedVia(entry));
    }

    private static Binding binding(String name, String nameKey, Node entry, String uploadedVia) {
        String store = EffectiveConfig.asString(EffectiveConfig.child(entry, "store_id"));
        String secret = EffectiveConfig.asString(EffectiveConfig.child(entry, "secret_name"));
        return new Binding(
                new BoundSecret(name, store, secret),
                entry.location().showing(QuotableEntry.of(entry)),
                location(entry, nameKey),
                location(entry, "store_id"),
                location(entry, "secret_name"),
                uploadedVia);
    }

    private static String uploadedVia(Entry entry) {
        return switch (entry.kind()) {
            case SECRETS_STORE_SECRETS -> "";
            case UNSAFE -> "is uploaded because " + Quoted.of(entry.path()) + " has the type " + Quoted.of(TYPE) + ".";
            default -> "is uploaded because " + Quoted.of(entry.path()) + " has a type of its own.";
        };
    }

    /** The location of a key and its value; the whole entry if the key is missing. */
    private static Location location(Node entry, String key) {
        Node.@Nullable Member member = entry instanceof Mapping mapping ? mapping.member(key) : null;
        Location location = member == null
                ? entry.location()
                : member.keyLocation().to(member.value().location());
        return location.showing(QuotableEntry.of(entry));
    }
}
