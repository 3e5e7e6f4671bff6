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
 * @param id null in a repository that does not tell it
 * @param name its name; null if not given
 * @param placeholders what configs hold until the id is put in
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

    /** Whether a text can be the id of a store; whatever cannot is taken for a placeholder. */
    public static boolean isId(String text) {
        boolean hex = text.length() == ID_LENGTH;
        for (int i = 0; hex && i < ID_LENGTH; i++) {
            hex = HEX_DIGITS.indexOf(text.charAt(i)) >= 0;
        }
        return hex;
    }

    /** An ID as Cloudflare writes it: in lower case. */
    public static String normalized(String id) {
        return isId(id) ? id.toLowerCase(Locale.ROOT) : id;
    }

    /** The secret with this name, to the letter. */
    public Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /** What to write where a command needs the store's id. */
    public String idOrPlaceholder() {
        return id != null ? id : placeholders.get(0);
    }
}
