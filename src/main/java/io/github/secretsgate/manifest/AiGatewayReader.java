package io.github.secretsgate.manifest;

import io.github.secretsgate.finding.NodeReader;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code ai-gateways}. */
final class AiGatewayReader {
    private static final Set<String> KEYS = Set.of("id", "store", "keys");
    private static final Set<String> KEY_KEYS = Set.of("provider", "alias", "secret");

    private final NodeReader nodes;

    AiGatewayReader(NodeReader nodes) {
        this.nodes = nodes;
    }

    List<AiGateway> read(@Nullable Node node) {
        List<AiGateway> gateways = new ArrayList<>();
        for (Node item : nodes.items(node, "\"ai-gateways\" must be a list")) {
            Mapping fields = nodes.mapping(item, "An AI Gateway");
            if (fields != null) {
                nodes.knownKeysOnly(fields, "an AI Gateway", KEYS);
                String id = required(fields, "id", "An AI Gateway");
                String store = required(fields, "store", "An AI Gateway");
                Node storeNode = fields.get("store");
                List<AiGateway.Key> keys = keys(String.valueOf(id), fields);
                if (id != null && store != null && storeNode != null && !keys.isEmpty()) {
                    gateways.add(new AiGateway(id, store, keys, storeNode.location(), fields.location()));
                }
            }
        }
        return gateways;
    }

    private List<AiGateway.Key> keys(String gateway, Mapping fields) {
        List<AiGateway.Key> keys = new ArrayList<>();
        int before = nodes.findings().size();
        for (Node item : nodes.items(fields.get("keys"), "\"keys\" must be a list")) {
            Mapping key = nodes.mapping(item, "A key of an AI Gateway");
            String provider = key == null ? null : required(key, "provider", "A key of an AI Gateway");
            if (key != null && provider != null) {
                nodes.knownKeysOnly(key, "a key of an AI Gateway", KEY_KEYS);
                String named = nodes.text(key.get("alias"), "\"alias\"");
                String alias = named == null ? "default" : named;
                String secret = nodes.text(key.get("secret"), "\"secret\"");
                String expected = gateway + "_" + provider + "_" + alias;
                keys.add(new AiGateway.Key(
                        provider, alias, secret == null ? expected : secret, expected, key.location()));
            }
        }
        if (keys.isEmpty() && nodes.findings().size() == before) {
            nodes.invalid(fields.location(), "An AI Gateway needs \"keys\", each with a \"provider\".");
        }
        return keys;
    }

    private @Nullable String required(Mapping fields, String key, String what) {
        String text = nodes.text(fields.get(key), Quoted.of(key));
        if (fields.get(key) == null || (text != null && text.isBlank())) {
            nodes.invalid(fields.location(), what + " needs a \"" + key + "\".");
            return null;
        }
        return text;
    }
}
