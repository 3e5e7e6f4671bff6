package io.github.secretsgate.gate;

import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.source.YamlText;
import io.github.secretsgate.wrangler.Binding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The manifest lines that declare the stores and secrets of a run, for all deployments at once. They don't claim facts that nobody
 * has seen, so the check fails until somebody has confirmed them.
 *
 * @param where the name of the manifest to which they belong
 * @param otherEnding a file with the manifest's name but another extension; null if there is none
 * @param secrets the names of the used secrets, by {@code store_id}
 */
record ManifestSnippets(String where, @Nullable String otherEnding, Map<String, Set<String>> secrets) {
    static final String DEPLOYER = "caller:\n"
            + "  token: CONFIRM  # Account Secrets Store Edit, Account Secrets Store Read or none; or roles: [...]";

    /** The lines for these checks. */
    static ManifestSnippets of(String where, @Nullable String otherEnding, List<PlannedCheck> checks) {
        Map<String, Set<String>> secrets = new LinkedHashMap<>();
        for (PlannedCheck check : checks) {
            for (Binding binding : check.deployment().bindings()) {
                secrets.computeIfAbsent(binding.secret().storeId(), id -> new LinkedHashSet<>())
                        .add(binding.secret().secretName());
            }
        }
        return new ManifestSnippets(where, otherEnding, secrets);
    }

    /** The lines that declare all stores. */
    String stores() {
        return stores(secrets.keySet());
    }

    /** The lines that declare these stores. */
    String stores(Collection<String> ids) {
        List<String> lines = new ArrayList<>();
        lines.add("stores:");
        for (String id : ids) {
            lines.add(Store.isId(id) ? "  - id: " + YamlText.of(id) : "  - placeholders: [" + YamlText.of(id) + "]");
            lines.add("    secrets:");
            secrets.getOrDefault(id, Set.of()).forEach(name -> lines.add("      " + secret(name)));
        }
        return String.join("\n", lines);
    }

    /** The line that declares a secret with scopes to confirm. */
    static String secret(String name) {
        return YamlText.of(name) + ": []  # confirm";
    }
}
