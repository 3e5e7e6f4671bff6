package io.github.secretsgate.inventory;

import io.github.secretsgate.access.Scope;
import io.github.secretsgate.source.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A secret in a store. The plugin never reads its value.
 *
 * @param scopes its scopes, never undeclared
 * @param status its status in Cloudflare's API
 * @param location its declaration
 */
public record Secret(String name, Fact<Scopes> scopes, Status status, Location location) {
    /** Its scopes in the API's spelling, sorted; empty if they aren't known. */
    public List<String> scopeNames() {
        Scopes known = scopes.orNull();
        return known == null
                ? List.of()
                : known.spelled().stream().distinct().sorted().toList();
    }

    /** The statuses in Cloudflare's API. */
    public enum Status {
        ACTIVE,
        PENDING,
        DELETED
    }

    /**
     * A list of scopes.
     *
     * @param known the scopes that Cloudflare lists
     * @param written all scopes, as written
     * @param location the list, or the place where it is missing
     */
    public record Scopes(Set<Scope> known, List<String> written, Location location) {
        /** All scopes, the known ones in the API's spelling. */
        public List<String> spelled() {
            List<String> spelled = new ArrayList<>();
            for (String name : written) {
                Scope scope = Scope.of(name).orElse(null);
                spelled.add(scope == null ? name : scope.apiName());
            }
            return spelled;
        }

        /** The scopes that Cloudflare doesn't list. */
        public List<String> unknown() {
            return written.stream().filter(name -> Scope.of(name).isEmpty()).toList();
        }
    }
}
