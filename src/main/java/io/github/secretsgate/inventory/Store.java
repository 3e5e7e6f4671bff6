package io.github.secretsgate.inventory;

import io.github.secretsgate.source.Location;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store and its secrets.
 *
 * @param id null if the repository doesn't contain it, or if an empty answer doesn't show it
 * @param name its name; null if not given
 * @param placeholders the strings that stand for the ID in configs until the pipeline replaces them
 * @param secrets its secrets, by name
 * @param location its declaration
 * @param provenance the source of these facts
 */
public record Store(
        @Nullable String id,
        @Nullable String name,
        List<String> placeholders,
        Map<String, Secret> secrets,
        Location location,
        Provenance provenance) {
    private static final int ID_LENGTH = 32;
    private static final String HEX_DIGITS = "0123456789abcdefABCDEF";

    /** Returns whether a string has the form of a store ID. Any other string is a placeholder. */
    public static boolean isId(String text) {
        boolean hex = text.length() == ID_LENGTH;
        for (int i = 0; hex && i < ID_LENGTH; i++) {
            hex = HEX_DIGITS.indexOf(text.charAt(i)) >= 0;
        }
        return hex;
    }

    /** The store of a saved answer without secrets. The answer doesn't name the store. */
    static Store withoutSecrets(Location location) {
        return new Store(null, null, List.of(), Map.of(), location, Provenance.PULLED);
    }

    /** An ID in lower case, as Cloudflare writes it. */
    public static String normalized(String id) {
        return isId(id) ? id.toLowerCase(Locale.ROOT) : id;
    }

    /** The secret with exactly this name. */
    public Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /** The store's ID for a command, or a placeholder for it. */
    public String idOrPlaceholder() {
        return id != null ? id : placeholders.isEmpty() ? "STORE_ID" : placeholders.get(0);
    }
}
