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
 * @param door how it gets into the upload if not by {@code secrets_store_secrets}: what a sentence says of it, else empty
 */
public record Binding(
        BoundSecret secret,
        Location entry,
        Location nameLocation,
        Location storeLocation,
        Location secretLocation,
        String door) {}
