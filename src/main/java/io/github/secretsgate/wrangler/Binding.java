package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.source.Place;

/**
 * A Secrets Store binding that would be uploaded.
 *
 * @param secret what is bound
 * @param entry where it is written
 * @param namePlace where its name is written
 * @param storePlace where the store is written
 * @param secretPlace where the secret's name is written
 * @param door how it gets into the upload if not by {@code secrets_store_secrets}: what a sentence says of it, else empty
 */
public record Binding(
        BoundSecret secret, Place entry, Place namePlace, Place storePlace, Place secretPlace, String door) {}
