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
 * @param id null if the repository doesn't hold it, or if an empty answer can't tell it
 * @param name its name; null if not given
 * @param placeholders what configs hold until the ID is put in
 * @param secrets by name
 * @param location where it is declared
 * @param provenance where that is known from
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

    /** Whether a string can be a store's ID; any other one is a placeholder. */
    public static boolean isId(String text) {
        boolean hex = text.length() == ID_LENGTH;
        for (int i = 0; hex && i < ID_LENGTH; i++) {
            hex = HEX_DIGITS.indexOf(text.charAt(i)) >= 0;
        }
        return hex;
    }

    /** The store of which a saved answer shows that it holds nothing. No entry of the answer tells which one it is. */
    static Store withoutSecrets(Location location) {
        return new Store(null, null, List.of(), Map.of(), location, Provenance.PULLED);
    }

    /** An ID as Cloudflare writes it: in lower case. */
    public static String normalized(String id) {
        return isId(id) ? id.toLowerCase(Locale.ROOT) : id;
    }

    /** The secret with this name, to the letter. */
    public Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /** What to write where a command needs the store's ID. */
    public String idOrPlaceholder() {
        return id != null ? id : placeholders.isEmpty() ? "STORE_ID" : placeholders.get(0);
    }
}
