package io.github.secretsgate.finding;

/**
 * A secret and the name of its binding, as written in the config.
 *
 * @param storeId the store's ID, or a placeholder for it
 */
public record BoundSecret(String binding, String storeId, String secretName) {
    @Override
    public String toString() {
        return named(binding) + " → " + named(secretName);
    }

    private static String named(String name) {
        return name.isEmpty() ? "(no name)" : name;
    }
}
