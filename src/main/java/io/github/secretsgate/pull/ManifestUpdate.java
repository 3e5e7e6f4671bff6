package io.github.secretsgate.pull;

import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryChange;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.WholeFile;
import io.github.secretsgate.source.YamlEdit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the scopes that Cloudflare lists into a manifest, for the secrets that it declares. The changed lines are marked for
 * confirmation. The deployer is never changed: Cloudflare doesn't know who will deploy.
 */
public final class ManifestUpdate {
    private static final String MARK = "CONFIRM: pulled from Cloudflare";

    private final Path file;
    private final String name;
    private final @Nullable String text;
    private final List<String> changes;
    private final List<String> left;

    /**
     * A difference between the manifest and Cloudflare.
     *
     * @param line what the log says of it
     * @param edits what to replace in the manifest; empty if it is left to a person
     */
    private record Difference(String line, List<YamlEdit> edits) {}

    private ManifestUpdate(Path file, Document manifest, Set<Difference> differences) {
        List<YamlEdit> edits =
                differences.stream().flatMap(one -> one.edits.stream()).toList();
        this.file = file;
        this.name = manifest.file().name();
        this.text = edits.isEmpty() ? null : YamlEdit.apply(manifest, edits, MARK);
        this.changes = lines(differences, one -> text != null && !one.edits.isEmpty());
        this.left = lines(differences, one -> text == null || one.edits.isEmpty());
    }

    /**
     * Compares a manifest with Cloudflare. Writes nothing.
     *
     * @param manifest its content, without errors
     * @param declared the stores that it declares, itself and in files that it names
     * @param listed the stores of the account
     */
    static ManifestUpdate of(Path file, Document manifest, Inventory declared, Inventory listed) {
        Map<Integer, DeclaredSecret> written = DeclaredSecret.of(manifest);
        Set<Difference> differences = new LinkedHashSet<>();
        for (Store store : declared.stores()) {
            String declaring = store.location().file().name();
            if (declaring.equals(manifest.file().name())) {
                differences.addAll(differences(store, written, listed));
            } else {
                differences.add(left("The stores in " + Quoted.of(declaring) + " aren't compared. Only "
                        + Quoted.of(manifest.file().name()) + " is."));
            }
        }
        return new ManifestUpdate(file, manifest, differences);
    }

    private static List<Difference> differences(Store store, Map<Integer, DeclaredSecret> written, Inventory listed) {
        String where = store.location() + ": store " + Quoted.of(store.idOrPlaceholder());
        Store now = store.id() == null ? null : listed.store(store.id()).orElse(null);
        if (now == null) {
            return List.of(left(
                    where + (store.id() == null ? " has no \"id\", so it isn't compared." : " isn't in the account.")));
        }
        List<Difference> differences = new ArrayList<>();
        for (Secret secret : store.secrets().values()) {
            InventoryChange change = InventoryChange.of(secret, now);
            Secret other = now.secrets().get(secret.name());
            DeclaredSecret entry = written.get(secret.location().start());
            String line = change == null ? "" : secret.location() + ": " + change;
            if (change != null && other != null && entry != null) {
                differences.add(new Difference(line, entry.edits(secret, other)));
            } else if (change != null) {
                differences.add(left(line + " (it isn't in the account)"));
            }
        }
        return differences;
    }

    private static Difference left(String line) {
        return new Difference(line, List.of());
    }

    private static List<String> lines(Set<Difference> differences, Predicate<Difference> some) {
        return differences.stream()
                .filter(some)
                .map(difference -> "  " + difference.line)
                .toList();
    }

    /** What will change, to be shown before it is written; empty if nothing will. */
    public List<String> changes() {
        return changes.isEmpty() ? List.of() : Lines.of(name + " differs from Cloudflare:", changes);
    }

    /**
     * Writes the manifest, unless nothing in it changes.
     *
     * @return what was done, and what is left to a person
     */
    public List<String> write() throws IOException {
        String now = text;
        List<String> lines = new ArrayList<>();
        if (now != null) {
            WholeFile.replace(file, out -> out.write(now));
            lines.add("Wrote " + name + ". Each changed line is marked CONFIRM: review it, then delete the mark.");
        } else {
            lines.add(left.isEmpty() ? name + " declares what Cloudflare lists." : name + " isn't changed.");
        }
        if (!left.isEmpty()) {
            lines.addAll(Lines.of("Left to you:", left));
        }
        return lines;
    }
}
