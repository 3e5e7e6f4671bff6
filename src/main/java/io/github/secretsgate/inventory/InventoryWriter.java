package io.github.secretsgate.inventory;

import io.github.secretsgate.source.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An inventory as a file: sorted, a secret a line, so that its diffs can be reviewed. */
public final class InventoryWriter {
    public static final String NAME = "secrets-store.inventory.json";

    private InventoryWriter() {}

    /** Replaces the file as a whole: whatever goes wrong before leaves the old one. */
    public static void write(Inventory inventory, Path file) throws IOException {
        WholeFile.replace(file, out -> out.write(json(inventory)));
    }

    private static String json(Inventory inventory) {
        return inventory.stores().stream()
                .sorted(Comparator.comparing(store -> quoted(store.id())))
                .map(InventoryWriter::store)
                .collect(Collectors.joining(",\n", "{\n  \"stores\": [\n", "\n  ]\n}\n"));
    }

    private static String store(Store store) {
        return store.secrets().values().stream()
                .sorted(Comparator.comparing(Secret::name))
                .map(InventoryWriter::secret)
                .collect(Collectors.joining(
                        ",\n",
                        "    {\n      \"id\": " + quoted(store.id()) + ",\n      \"name\": " + quoted(store.name())
                                + ",\n      \"secrets\": [\n",
                        "\n      ]\n    }"));
    }

    private static String secret(Secret secret) {
        Secret.Scopes known = secret.scopes().orNull();
        List<String> scopes = known == null ? List.of() : known.spelled();
        return "        { \"name\": " + quoted(secret.name()) + ", \"scopes\": "
                + scopes.stream().sorted().map(InventoryWriter::quoted).collect(Collectors.joining(", ", "[", "]"))
                + ", \"status\": " + quoted(secret.status().name().toLowerCase(Locale.ROOT)) + " }";
    }

    private static String quoted(@Nullable String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : (text == null ? "" : text).toCharArray()) {
            quoted.append(isPlain(c) ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }

    /** What neither ends the string nor hides, moves or commands anything where the file or its diff is shown. */
    private static boolean isPlain(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != '"' && c != '\\' && c != '#';
        };
    }
}
