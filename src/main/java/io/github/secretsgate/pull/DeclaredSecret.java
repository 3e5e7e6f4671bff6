package io.github.secretsgate.pull;

import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.YamlEdit;
import io.github.secretsgate.source.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret as it is written in a manifest.
 *
 * @param key its name, if it is a key; null if it is an item of a list
 * @param value the value of the key, or the item
 */
record DeclaredSecret(Node.@Nullable Member key, Node value) {
    /** The secrets of a manifest, by the offset of their names. */
    static Map<Integer, DeclaredSecret> of(Document manifest) {
        Map<Integer, DeclaredSecret> found = new HashMap<>();
        for (Node store : items(field(manifest.root(), "stores"))) {
            Node secrets = field(store, "secrets");
            if (secrets instanceof Node.Mapping byName) {
                byName.members().forEach(key -> found.put(key.start(), new DeclaredSecret(key, key.value())));
            }
            for (Node item : items(secrets)) {
                Node name = field(item, "name");
                found.put((name == null ? item : name).start(), new DeclaredSecret(null, item));
            }
        }
        return found;
    }

    private static List<Node> items(@Nullable Node list) {
        return list instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    private static @Nullable Node field(@Nullable Node table, String key) {
        return table instanceof Node.Mapping fields ? fields.get(key) : null;
    }

    /**
     * The edits after which the manifest declares what Cloudflare lists.
     *
     * @param declared what it declares now
     * @return empty if replacing values isn't enough
     */
    List<YamlEdit> edits(Secret declared, Secret listed) {
        if (value instanceof Node.Mapping fields) {
            List<@Nullable YamlEdit> edits = new ArrayList<>();
            if (!declared.scopeNames().equals(listed.scopeNames())) {
                edits.add(YamlEdit.list(fields.member("scopes"), scopes(listed)));
            }
            if (declared.status() != listed.status()) {
                edits.add(YamlEdit.value(fields.member("status"), status(listed)));
            }
            return edits.contains(null) ? List.of() : edits;
        }
        boolean active = listed.status() == Secret.Status.ACTIVE;
        String fields = "scopes: [" + String.join(", ", scopes(listed)) + "]"
                + (active ? "" : ", status: " + status(listed)) + " }";
        YamlEdit edit;
        if (key == null) {
            edit = YamlEdit.item(value, "{ name: " + YamlText.of(listed.name()) + ", " + fields);
        } else {
            edit = active ? YamlEdit.list(key, scopes(listed)) : YamlEdit.value(key, "{ " + fields);
        }
        return edit == null ? List.of() : List.of(edit);
    }

    private static List<String> scopes(Secret listed) {
        return listed.scopeNames().stream().map(YamlText::of).toList();
    }

    private static String status(Secret listed) {
        return listed.status().name().toLowerCase(Locale.ROOT);
    }
}
