package io.github.secretsgate.access;

import static io.github.secretsgate.access.Action.ASSOCIATE;
import static io.github.secretsgate.access.Action.BIND;
import static io.github.secretsgate.access.Action.CREATE;
import static io.github.secretsgate.access.Action.DELETE;
import static io.github.secretsgate.access.Action.DUPLICATE;
import static io.github.secretsgate.access.Action.EDIT;
import static io.github.secretsgate.access.Action.VIEW;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An API token's Secrets Store permission.
 *
 * @see <a href="https://developers.cloudflare.com/secrets-store/access-control/#api-token-permissions">API token permissions</a>
 */
public enum TokenPermission {
    /** Allows viewing the metadata of secrets. Doesn't allow binding a secret to another resource. */
    ACCOUNT_SECRETS_STORE_READ(
            Set.of(VIEW), "Account Secrets Store Read", "Read", "Secrets Store Read", "secrets_store:read"),

    /** Allows creating, editing, duplicating and deleting secrets. Also required to bind a secret to another resource. */
    ACCOUNT_SECRETS_STORE_EDIT(
            Set.of(VIEW, CREATE, EDIT, DUPLICATE, DELETE, BIND, ASSOCIATE),
            "Account Secrets Store Edit",
            "Edit",
            "Write",
            "Account Secrets Store Write",
            "Secrets Store Edit",
            "Secrets Store Write",
            "secrets_store:write");

    private final Set<Action> actions;
    private final List<String> names;

    TokenPermission(Set<Action> actions, String... names) {
        this.actions = actions;
        this.names = List.of(names);
    }

    boolean allows(Action action) {
        return actions.contains(action);
    }

    /** The name in Cloudflare's documentation. */
    public String officialName() {
        return names.get(0);
    }

    /** All names in use: the documentation's, the dashboard's, the API's and wrangler's. */
    public List<String> names() {
        return names;
    }

    /** The permission with this name, in any letter case. */
    public static Optional<TokenPermission> of(String name) {
        for (TokenPermission permission : values()) {
            if (Spelling.isOneOf(permission.names, name)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
