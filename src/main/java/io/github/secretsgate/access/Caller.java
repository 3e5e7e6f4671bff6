package io.github.secretsgate.access;

import java.util.Set;

/** The subject of authorization: an API token, or a member with roles. A request is evaluated against one or the other, not both. */
public sealed interface Caller {
    /** Returns whether this caller is allowed to perform an action. */
    boolean may(Action action);

    /**
     * An API token, as used in CI.
     *
     * @param permissions its Secrets Store permissions
     */
    record Token(Set<TokenPermission> permissions) implements Caller {
        @Override
        public boolean may(Action action) {
            return permissions.stream().anyMatch(permission -> permission.allows(action));
        }
    }

    /**
     * A member of the account, signed in to the dashboard or with {@code wrangler login}.
     *
     * @param roles the roles that Secrets Store's documentation describes
     */
    record Member(Set<Role> roles) implements Caller {
        @Override
        public boolean may(Action action) {
            return roles.stream().anyMatch(role -> role.allows(action));
        }
    }
}
