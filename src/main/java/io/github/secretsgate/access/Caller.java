package io.github.secretsgate.access;

import java.util.Set;

/** The subject of authorization: an API token, or a member with roles. A request is evaluated against one or the other, not both. */
public sealed interface Caller {
    /** Whether this caller is allowed to do this. */
    boolean may(Action action);

    /**
     * A request made with an API token, as from CI.
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
     * A request of a signed-in member.
     *
     * @param roles the roles about which Secrets Store's documentation says something
     */
    record Member(Set<Role> roles) implements Caller {
        @Override
        public boolean may(Action action) {
            return roles.stream().anyMatch(role -> role.allows(action));
        }
    }
}
