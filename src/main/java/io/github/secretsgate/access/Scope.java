package io.github.secretsgate.access;

import java.util.Locale;
import java.util.Optional;

/**
 * A Cloudflare service that a secret's scope list can name.
 *
 * @see <a href="https://developers.cloudflare.com/secrets-store/access-control/#secret-scopes">Secret scopes</a>
 */
public enum Scope {
    /** Allows the secret to be bound to a Worker. */
    WORKERS,
    /** Allows the secret to be associated with an AI Gateway. The API writes {@code ai_gateway}, the documentation {@code ai-gateway}. */
    AI_GATEWAY,
    /** This scope and those below are only in the API's schema, not in the documentation. */
    DEX,
    ACCESS,
    CONTAINERS,
    WEBSEARCH;

    /** The API's spelling. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the scope with this name, in the API's or the dashboard's spelling. */
    public static Optional<Scope> of(String name) {
        String apiName = name.equals("ai-gateway") ? "ai_gateway" : name;
        for (Scope scope : values()) {
            if (scope.apiName().equals(apiName)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
