package io.github.secretsgate.inventory;

import io.github.secretsgate.access.Scope;
import io.github.secretsgate.source.Location;
import java.util.List;
import java.util.Set;

/**
 * A secret of a store. Its value is nowhere in this program.
 *
 * @param scopes what it may be used for, never undeclared
 * @param status what has become of it
 * @param location where it is declared
 */
public record Secret(String name, Fact<Scopes> scopes, Status status, Location location) {
    /** The states that Cloudflare's API knows. */
    public enum Status {
        ACTIVE,
        PENDING,
        DELETED
    }

    /**
     * A list of scopes.
     *
     * @param known those that Cloudflare lists
     * @param written all of them, as they were written
     * @param location where the list is, or where it is missing
     */
    public record Scopes(Set<Scope> known, List<String> written, Location location) {
        /** All of them, as the API spells those that it knows. */
        public List<String> spelled() {
            return written.stream()
                    .map(name -> Scope.of(name).map(Scope::apiName).orElse(name))
                    .toList();
        }

        /** Those that Cloudflare doesn't list. */
        public List<String> unknown() {
            return written.stream().filter(name -> Scope.of(name).isEmpty()).toList();
        }
    }
}
