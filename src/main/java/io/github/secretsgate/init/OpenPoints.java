package io.github.secretsgate.init;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.source.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a manifest does not say, or not yet, although configs need it: as lines for people, with those to paste. */
final class OpenPoints {
    private final Needs needs;
    private final Manifest manifest;
    private final String file;
    private final List<String> lines = new ArrayList<>();

    private OpenPoints(Needs needs, Manifest manifest, String file) {
        this.needs = needs;
        this.manifest = manifest;
        this.file = file;
    }

    /**
     * The lines; none if nothing is open.
     *
     * @param file the manifest's name
     * @param text what is in it
     */
    static List<String> of(Needs needs, Manifest manifest, String file, String text) {
        OpenPoints open = new OpenPoints(needs, manifest, file);
        open.callers(text.lines().toList().indexOf(FirstManifest.CALLER) + 1);
        Map<String, Map<String, Set<String>>> unknown = new LinkedHashMap<>();
        needs.stores()
                .forEach((id, secrets) -> manifest.inventory()
                        .store(id)
                        .ifPresentOrElse(store -> open.secrets(store, secrets), () -> unknown.put(id, secrets)));
        open.stores(unknown);
        return open.lines;
    }

    /** @param prepared the line of the file where it is prepared; 0 if it is not */
    private void callers(int prepared) {
        boolean none = manifest.callers().isEmpty();
        List<String> missing = needs.environments().keySet().stream()
                .filter(name -> manifest.callerOf(Environment.selected(name)) == null)
                .filter(name -> manifest.neverDeployed(Environment.selected(name)) == null)
                .filter(name -> none || !name.equals(Environment.RESERVED) || !needs.severalEnvironments())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        String whom = needs.severalEnvironments() ? " (" + String.join(", ", missing) + ")" : "";
        String who = ": who runs wrangler deploy" + whom + ": ";
        if (none && prepared > 0) {
            lines.add(file + ":" + prepared + who + "take the # from the lines that are true");
        } else if (none) {
            lines.add(file + who + "add what is true:");
            lines.add("    caller:");
            lines.add("      token: Account Secrets Store Edit  # or roles: [Secrets Store Deployer]");
        } else {
            lines.add(file + who + "add what is true to environments:");
            missing.forEach(name -> {
                lines.add("      " + YamlText.of(name) + ":");
                lines.add(
                        "        caller: { token: Account Secrets Store Edit }  # or { roles: [Secrets Store Deployer] }");
            });
        }
    }

    private void secrets(Store store, Map<String, Set<String>> bound) {
        Map<String, Set<String>> missing = new LinkedHashMap<>();
        List<Secret> unconfirmed = new ArrayList<>();
        bound.forEach((name, users) -> {
            Optional<Secret> secret = store.secret(name);
            Secret.Scopes scopes = secret.map(Secret::scopes).orElse(null);
            if (secret.isEmpty()) {
                missing.put(name, users);
            } else if (scopes != null && scopes.written().isEmpty()) {
                unconfirmed.add(secret.get());
            }
        });
        unconfirmed.forEach(secret -> lines.add(secret.location().fileAndLine() + ": what " + secret.name()
                + " may be used for: write it between the brackets, as in [workers]"));
        if (!missing.isEmpty() && store.source() == Provenance.DECLARED) {
            lines.add(store.location().fileAndLine()
                    + ": add to the secrets of this store, and write between the brackets what"
                    + " each may be used for:");
            missing.forEach((name, users) -> lines.add("          " + FirstManifest.secret(name, users)));
        } else if (!missing.isEmpty()) {
            lines.add(store.location().fileAndLine() + ": the store " + store.idOrPlaceholder() + " lacks "
                    + String.join(", ", missing.keySet()) + "; save the inventory anew, if it has that now");
        }
        if (!unconfirmed.isEmpty() || (!missing.isEmpty() && store.source() == Provenance.DECLARED)) {
            lines.add("    " + FirstManifest.command(store.idOrPlaceholder()) + "  shows it");
        }
    }

    private void stores(Map<String, Map<String, Set<String>>> stores) {
        if (stores.isEmpty()) {
            return;
        }
        lines.add(file + ": add" + (manifest.inventory().declared() ? " to stores" : "")
                + ", and write between the brackets what each secret may be used for:");
        if (!manifest.inventory().declared()) {
            lines.add("    stores:");
        }
        stores.forEach((id, secrets) -> FirstManifest.store(id, secrets).forEach(line -> lines.add("    " + line)));
        stores.keySet().stream()
                .map(FirstManifest::command)
                .distinct()
                .forEach(command -> lines.add("    " + command + "  shows it"));
    }
}
