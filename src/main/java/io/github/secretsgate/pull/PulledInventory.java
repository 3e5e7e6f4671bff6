package io.github.secretsgate.pull;

import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryChange;
import io.github.secretsgate.inventory.InventoryReader;
import io.github.secretsgate.inventory.InventoryWriter;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.source.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@value InventoryWriter#NAME}: what the stores of an account hold, next to the manifest. */
final class PulledInventory {
    static final String LINK =
            "there is a link on the way to it, and a change could make it lead anywhere. Remove the link.";

    private PulledInventory() {}

    /** Why the file isn't written; null if it can be. */
    static @Nullable String refused(Pull.Request request, Path file) throws IOException {
        return target(request, file) == null ? LINK : null;
    }

    /** The file itself, or the JSON file of this build that a link leads to; null if one leads elsewhere. */
    private static @Nullable Path target(Pull.Request request, Path file) throws IOException {
        if (WholeFile.linkOnTheWay(file, List.of(request.base(), request.root())) == null) {
            return file;
        } else if (!Files.isRegularFile(file)) {
            return null;
        }
        Path real = file.toRealPath();
        boolean inventory =
                real.startsWith(request.root().toRealPath()) && real.toString().endsWith(".json");
        return inventory ? real : null;
    }

    /** Writes the file unless it would say the same, so that a nightly pull makes a change only if there is one. */
    static List<String> write(
            Inventory now, String account, Pull.Request request, SourceReader reader, Path file, Path manifest)
            throws IOException {
        boolean first = !Files.exists(file);
        Document document = reader.readPublic(file, Format.JSON);
        List<InventoryChange> changes = InventoryChange.between(InventoryReader.saved(document), now);
        Path target = target(request, file);
        if (target != null && (first || !changes.isEmpty() || !isOf(account, document))) {
            InventoryWriter.write(now, account, request.now(), target);
        }
        int secrets = 0;
        for (Store store : now.stores()) {
            secrets += store.secrets().size();
        }
        String held = reader.name(file) + ": " + count(now.stores().size(), "store") + ", " + count(secrets, "secret");
        List<String> lines = new ArrayList<>();
        if (first) {
            lines.add(held);
        } else {
            lines.addAll(Lines.of(
                    held + ", " + count(changes.size(), "change"),
                    changes.stream().map(change -> "  " + change).toList()));
        }
        lines.addAll(toUse(now, reader, manifest));
        return lines;
    }

    private static boolean isOf(String account, Document document) {
        return document.problems().isEmpty()
                && document.root() instanceof Node.Mapping fields
                && fields.get("account") instanceof Node.Text text
                && text.value().equals(account);
    }

    /** How the manifest comes to use the file; empty if it names an inventory already. */
    private static List<String> toUse(Inventory now, SourceReader reader, Path manifest) {
        boolean there = ManifestReader.isThere(manifest);
        Node root = there ? reader.readPublic(manifest, Format.YAML).root() : null;
        if (root instanceof Node.Mapping sections && sections.get("inventory") != null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("To use it, add this line to " + reader.name(manifest) + ":");
        lines.add("  inventory: " + InventoryWriter.NAME);
        Inventory declared =
                there ? ManifestReader.read(reader, manifest, true).inventory().orNull() : null;
        List<String> both = declared == null
                ? List.of()
                : declared.ids().stream().filter(now.ids()::contains).toList();
        if (!both.isEmpty()) {
            lines.add("and remove these stores from \"stores\" there, because the file lists them: "
                    + String.join(", ", both));
        }
        return lines;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
