package io.github.secretsgate.finding;

import java.util.Locale;

/**
 * The access check that a rule belongs to.
 *
 * @see <a href="https://developers.cloudflare.com/secrets-store/access-control/">Secrets Store access control</a>
 */
public enum Check {
    /** Whether the deployer is allowed to bind. */
    AUTHORIZATION,
    /** Whether the secret exists, and its scopes include the service. */
    SCOPE,
    /** Neither. */
    NONE;

    /** The word for it in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
