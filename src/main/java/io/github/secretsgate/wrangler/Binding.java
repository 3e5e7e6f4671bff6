package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.source.Location;

/**
 * A Secrets Store binding that would be uploaded.
 *
 * @param secret what is bound
 * @param entry where it is written
 * @param nameLocation where its name is written
 * @param storeLocation where the store is written
 * @param secretLocation where the secret's name is written
 * @param uploadedVia how it is declared if not by {@code secrets_store_secrets}, as the end of a sentence; else empty
 * @param keys how its keys are called
 */
public record Binding(
        BoundSecret secret,
        Location entry,
        Location nameLocation,
        Location storeLocation,
        Location secretLocation,
        String uploadedVia,
        Keys keys) {
    /** The keys of the store, of the secret, and of the account in the same format. */
    public record Keys(String store, String secret, String account) {
        /** In a wrangler config, and in what is uploaded. */
        public static final Keys WRANGLER = new Keys("store_id", "secret_name", "account_id");
    }

    /** A binding with the keys of a wrangler config. */
    public Binding(
            BoundSecret secret,
            Location entry,
            Location nameLocation,
            Location storeLocation,
            Location secretLocation,
            String uploadedVia) {
        this(secret, entry, nameLocation, storeLocation, secretLocation, uploadedVia, Keys.WRANGLER);
    }
}
