package io.github.secretsgate.finding;

/**
 * The error with which Cloudflare would answer a deploy.
 *
 * @param code Cloudflare's error code
 * @param message Cloudflare's message, word for word
 */
public record CloudflareError(int code, String message) {
    /**
     * Authorization or scope fails, in the documented wording.
     *
     * @see <a href="https://developers.cloudflare.com/secrets-store/access-control/#api-token-permissions">API token permissions</a>
     */
    public static final CloudflareError NOT_AUTHORIZED = new CloudflareError(
            10021,
            "failed to fetch secrets store binding due to authorization error"
                    + " - check deploy permissions and secret scopes");

    /** The store or the secret doesn't exist. */
    public static CloudflareError notFound(BoundSecret secret) {
        return new CloudflareError(
                10182,
                "Secrets Store binding '" + secret.binding() + "' references store '" + secret.storeId()
                        + "' and secret '" + secret.secretName() + "' which were not found.");
    }

    /** The error as wrangler prints it. */
    @Override
    public String toString() {
        return message + " [code: " + code + "]";
    }
}
