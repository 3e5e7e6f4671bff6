package io.github.secretsgate.wrangler;

import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import java.util.ArrayDeque;
import java.util.Deque;

/** Finds out whether a config mentions Secrets Store. If it doesn't, none of its deployments binds a secret. */
final class SecretsMention {
    private SecretsMention() {}

    static boolean in(Node config) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(config);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof Mapping table) {
                for (Node.Member member : table.members()) {
                    if (member.key().equals(BindingKind.SECRETS_STORE_SECRETS.field())) {
                        return true;
                    }
                    open.push(member.value());
                }
            } else if (node instanceof Node.Sequence list) {
                list.items().forEach(open::push);
            } else if (node instanceof Node.Text text && text.value().equals(UploadedBindings.TYPE)) {
                return true;
            }
        }
        return false;
    }
}
