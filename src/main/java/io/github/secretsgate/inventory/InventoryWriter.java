package io.github.secretsgate.inventory;

import io.github.secretsgate.source.JsonWriter;
import io.github.secretsgate.source.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes an inventory, sorted and with one secret per line, so that its diffs can be reviewed. */
public final class InventoryWriter {
    public static final String NAME = "secrets-store.inventory.json";

    private InventoryWriter() {}

    /**
     * Replaces the file. If anything fails, the old file is kept.
     *
     * @param account the ID of the account
     * @param pulledAt the time of the request, written to the second
     */
    public static void write(Inventory inventory, String account, Instant pulledAt, Path file) throws IOException {
        WholeFile.replace(file, out -> write(inventory, account, pulledAt.truncatedTo(ChronoUnit.SECONDS), out));
    }

    private static void write(Inventory inventory, String account, Instant pulledAt, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out).beginObject();
        json.field("account", account).field("pulledAt", pulledAt.toString()).beginArray("stores");
        for (Store store : sorted(inventory.stores(), Store::id)) {
            json.beginObject().field("id", store.id()).field("name", named(store.name()));
            json.beginArray("secrets");
            for (Secret secret : sorted(store.secrets().values(), Secret::name)) {
                write(secret, json);
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
        out.write("\n");
    }

    private static void write(Secret secret, JsonWriter json) throws IOException {
        json.beginObjectLine().field("name", secret.name()).beginArray("scopes");
        for (String scope : secret.scopeNames()) {
            json.value(scope);
        }
        json.endArray()
                .field("status", secret.status().name().toLowerCase(Locale.ROOT))
                .endObject();
    }

    private static <T> List<T> sorted(Collection<T> all, Function<T, @Nullable String> key) {
        return all.stream()
                .sorted(Comparator.comparing(item -> named(key.apply(item))))
                .toList();
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : name;
    }
}
