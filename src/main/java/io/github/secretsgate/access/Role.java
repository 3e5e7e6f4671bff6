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
 * A member's role, as far as Secrets Store's documentation describes it.
 *
 * @see <a href="https://developers.cloudflare.com/secrets-store/access-control/#relevant-roles">Relevant roles</a>
 */
public enum Role {
    /** Can create, edit, duplicate, delete, and view secrets metadata, add bindings and create associations. */
    SUPER_ADMINISTRATOR(
            Set.of(VIEW, CREATE, EDIT, DUPLICATE, DELETE, BIND, ASSOCIATE),
            "Super Administrator",
            "Super Administrator - All Privileges"),

    /** Can create, edit, duplicate, delete, and view secrets metadata. Cannot add bindings. */
    SECRETS_STORE_ADMIN(Set.of(VIEW, CREATE, EDIT, DUPLICATE, DELETE), "Secrets Store Admin"),

    /** Can view secrets metadata, add bindings and create associations. */
    SECRETS_STORE_DEPLOYER(Set.of(VIEW, BIND, ASSOCIATE), "Secrets Store Deployer"),

    /** Can view secrets metadata. */
    SECRETS_STORE_REPORTER(Set.of(VIEW), "Secrets Store Reporter");

    private final Set<Action> actions;
    private final List<String> names;

    Role(Set<Action> actions, String... names) {
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

    /** The role with this name, in any letter case. */
    public static Optional<Role> of(String name) {
        for (Role role : values()) {
            if (Spelling.isOneOf(role.names, name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
