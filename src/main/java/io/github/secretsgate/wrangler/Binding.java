package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.source.Location;

/**
 * A Secrets Store binding that would be uploaded.
 *
 * @param secret the bound secret
 * @param entry the location of the whole entry
 * @param nameLocation the location of the binding's name
 * @param storeLocation the location of the store's ID
 * @param secretLocation the location of the secret's name
 * @param uploadedVia the way it is declared, as the end of a sentence; empty for {@code secrets_store_secrets}
 * @param keys the names of its keys
 */
public record Binding(
        BoundSecret secret,
        Location entry,
        Location nameLocation,
        Location storeLocation,
        Location secretLocation,
        String uploadedVia,
        Keys keys) {
    /** The keys for the store, the secret and the account in one file format. */
    public record Keys(String store, String secret, String account) {
        /** The keys of wrangler configs and of uploads. */
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
