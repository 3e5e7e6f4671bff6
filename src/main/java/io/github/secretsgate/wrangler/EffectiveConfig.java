package io.github.secretsgate.wrangler;

import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The config of one environment: its own and its inherited fields.
 *
 * @param top the top level
 * @param own the environment's table; null if the environment is the top level
 * @param path the prefix of its fields in messages: empty, or {@code env.NAME.}
 */
record EffectiveConfig(Mapping top, @Nullable Mapping own, String path) {
    /**
     * An entry of a block.
     *
     * @param path its name in messages
     */
    record Entry(BindingKind kind, Node node, String path) {}

    /** The environment's own fields. */
    Mapping fields() {
        return own == null ? top : own;
    }

    /** A field that environments inherit. */
    @Nullable
    Node inherited(String field) {
        Node ownField = fields().get(field);
        return ownField != null ? ownField : top.get(field);
    }

    /** The block of a kind; null if there is none. */
    @Nullable
    Node block(BindingKind kind) {
        if (kind.topLevelOnly()) {
            return top.get(kind.field());
        }
        return kind.inherited() ? inherited(kind.field()) : fields().get(kind.field());
    }

    /** The entries of a kind, including malformed ones. */
    List<Entry> entries(BindingKind kind) {
        Node block = block(kind);
        return block == null ? List.of() : entries(kind, block, path + kind.field());
    }

    /** The entries of a block. */
    static List<Entry> entries(BindingKind kind, Node block, String path) {
        return switch (kind.shape()) {
            case LIST -> items(kind, block, path);
            case BINDINGS -> items(kind, child(block, "bindings"), path + ".bindings");
            case PRODUCERS -> items(kind, child(block, "producers"), path + ".producers");
            case BLOCK -> List.of(new Entry(kind, block, path));
            case KEYS -> List.of();
        };
    }

    private static List<Entry> items(BindingKind kind, @Nullable Node list, String path) {
        List<Entry> entries = new ArrayList<>();
        if (list instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                entries.add(new Entry(kind, item, path + "[" + entries.size() + "]"));
            }
        }
        return entries;
    }

    /** {@code unsafe.metadata.bindings}, which replaces all other bindings; null if there is none. */
    @Nullable
    Node replacedBindings() {
        Node unsafe = block(BindingKind.UNSAFE);
        Node metadata = unsafe == null ? null : child(unsafe, "metadata");
        return metadata == null ? null : child(metadata, "bindings");
    }

    /** Returns whether this is an assets-only Worker, for which wrangler uploads no bindings. */
    boolean assetsOnly() {
        Node assets = block(BindingKind.ASSETS);
        return assets != null
                && child(assets, "directory") instanceof Node.Text directory
                && !directory.value().isEmpty()
                && inherited("main") == null;
    }

    /**
     * The header that a top-level {@code secrets_store_secrets} entry should have if it is meant for the environment above it. In TOML,
     * {@code [[secrets_store_secrets]]} below {@code [env.X]} belongs to the top level. Null if there is no environment above it.
     */
    @Nullable
    String meantHeader(Location entry) {
        String above = null;
        for (Map.Entry<String, Node> environment : entry.file().name().endsWith(".toml")
                ? Environments.of(top).byName().entrySet()
                : Set.<Map.Entry<String, Node>>of()) {
            if (environment.getValue().location().start() < entry.start()) {
                above = environment.getKey();
            }
        }
        return above == null
                ? null
                : "[[" + Environments.path(above) + BindingKind.SECRETS_STORE_SECRETS.field() + "]]";
    }

    static @Nullable Node child(Node node, String key) {
        return node instanceof Mapping mapping ? mapping.get(key) : null;
    }

    /** Converts a value to a string, roughly as JavaScript does. */
    static String asString(@Nullable Node node) {
        if (node instanceof Node.Text text) {
            return text.value();
        }
        if (node == null) {
            return "";
        }
        Location location = node.location();
        return location.file().text().substring(location.start(), location.end());
    }
}
