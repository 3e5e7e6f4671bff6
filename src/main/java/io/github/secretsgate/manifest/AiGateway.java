package io.github.secretsgate.manifest;

import io.github.secretsgate.source.Location;
import java.util.List;

/**
 * An AI Gateway with keys in a store.
 *
 * @param id its ID, as in its URL
 * @param store the store's ID, or a placeholder
 * @param storeLocation the location of the store's name
 * @param location the declaration of the gateway
 */
public record AiGateway(String id, String store, List<Key> keys, Location storeLocation, Location location) {
    /**
     * A provider's key.
     *
     * @param secret the name of the secret
     * @param expected the only secret name under which the gateway finds it
     * @param location its declaration
     */
    public record Key(String provider, String alias, String secret, String expected, Location location) {}
}
