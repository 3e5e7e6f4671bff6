package io.github.secretsgate.manifest;

import io.github.secretsgate.source.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A store and its secrets.
 *
 * @param id null in a repository that does not tell it
 * @param name its name; null if not given
 * @param placeholders what configs hold until the id is put in
 * @param secrets by name
 * @param place where it is declared
 * @param source who says all that
 */
public record Store(
        @Nullable String id,
        @Nullable String name,
        List<String> placeholders,
        Map<String, Secret> secrets,
        Place place,
        Source source) {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");

    /** Whether a text can be the id of a store; whatever cannot is taken for a placeholder. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
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
