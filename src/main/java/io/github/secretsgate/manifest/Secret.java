package io.github.secretsgate.manifest;

import io.github.secretsgate.access.Scope;
import io.github.secretsgate.source.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A secret of a store. Its value is nowhere in this program.
 *
 * @param scopes what it may be used for; null if that could not be understood, which is a finding already
 * @param status what has become of it
 * @param place where it is declared
 */
public record Secret(String name, @Nullable Scopes scopes, Status status, Place place) {
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
     * @param place where the list is, or where it is missing
     */
    public record Scopes(Set<Scope> known, List<String> written, Place place) {
        /** All of them, as the API spells those that it knows. */
        public List<String> spelled() {
            return written.stream()
                    .map(name -> Scope.of(name).map(Scope::apiName).orElse(name))
                    .toList();
        }

        /** Those that Cloudflare does not list. */
        public List<String> unknown() {
            return written.stream().filter(name -> Scope.of(name).isEmpty()).toList();
        }
    }
}
