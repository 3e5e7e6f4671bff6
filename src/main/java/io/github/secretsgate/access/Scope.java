package io.github.secretsgate.access;

import java.util.Locale;
import java.util.Optional;

/**
 * A Cloudflare service that a secret may be consumed by.
 *
 * @see <a href="https://developers.cloudflare.com/secrets-store/access-control/#secret-scopes">Secret scopes</a>
 */
public enum Scope {
    /** Allows the secret to be bound to a Worker. */
    WORKERS,
    /** Allows the secret to be associated with an AI Gateway. The dashboard and the documentation write {@code ai-gateway}. */
    AI_GATEWAY,
    /** Named by the API only, as are those that follow. */
    DEX,
    ACCESS,
    CONTAINERS,
    WEBSEARCH;

    /** As the API writes it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope with this name, as the API or the dashboard writes it. */
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
