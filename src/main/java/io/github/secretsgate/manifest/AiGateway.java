package io.github.secretsgate.manifest;

import io.github.secretsgate.source.Location;
import java.util.List;

/**
 * An AI Gateway that takes its keys from a store.
 *
 * @param id its ID, as in its URL
 * @param store the store's ID, or a placeholder
 * @param storeLocation where the store is named
 * @param location where the gateway is declared
 */
public record AiGateway(String id, String store, List<Key> keys, Location storeLocation, Location location) {
    /**
     * The key of a provider.
     *
     * @param secret the name of the secret
     * @param expected the only name under which the gateway finds it
     * @param location where it is declared
     */
    public record Key(String provider, String alias, String secret, String expected, Location location) {}
}
