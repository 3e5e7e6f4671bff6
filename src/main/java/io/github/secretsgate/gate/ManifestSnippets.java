package io.github.secretsgate.gate;

import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.source.YamlText;
import io.github.secretsgate.wrangler.Binding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lines of a manifest that declare what a run uses: of all deployments at once, to be pasted once.
 *
 * @param where the manifest in which missing facts belong, as people see it
 * @param stores what is used: by {@code store_id} and name of the secret, and by which services
 */
record ManifestSnippets(String where, Map<String, Map<String, Set<Service>>> stores) {
    /** The lines for what is checked. */
    static ManifestSnippets of(String where, List<PlannedCheck> checks) {
        Map<String, Map<String, Set<Service>>> stores = new LinkedHashMap<>();
        for (PlannedCheck check : checks) {
            for (Binding binding : check.deployment().bindings()) {
                BoundSecret secret = binding.secret();
                stores.computeIfAbsent(secret.storeId(), id -> new LinkedHashMap<>())
                        .computeIfAbsent(secret.secretName(), name -> EnumSet.noneOf(Service.class))
                        .add(check.service());
            }
        }
        return new ManifestSnippets(where, stores);
    }

    /** The lines that declare a deployer. */
    String ofDeployer() {
        return "Say who runs wrangler deploy; in " + where + ":\ncaller:\n  token: Account Secrets Store Edit";
    }

    /** The lines that declare all stores. */
    String ofInventory() {
        return ofStores(stores.keySet());
    }

    /** What to do about a store that the inventory lacks. */
    String ofStore(Collection<String> ids) {
        return "See the ids of your stores:\n" + Remediation.STORE_LIST + "\n" + ofStores(ids);
    }

    /** What to do about placeholders that no store lists. */
    String ofPlaceholders(List<Binding> bindings, Inventory inventory) {
        Set<String> placeholders = new LinkedHashSet<>();
        bindings.forEach(binding -> placeholders.add(binding.secret().storeId()));
        return inventory.stores().size() != 1
                ? ofStore(placeholders)
                : "If it stands for the store in "
                        + inventory.stores().get(0).location().fileAndLine() + ", say so there:\n    placeholders: ["
                        + placeholders.stream().map(YamlText::of).collect(Collectors.joining(", ")) + "]";
    }

    private String ofStores(Collection<String> ids) {
        List<String> lines = new ArrayList<>();
        lines.add("Say what the stores hold, with the scopes that they really have; in " + where + ":");
        lines.add("stores:");
        for (String id : ids) {
            lines.add(Store.isId(id) ? "  - id: " + YamlText.of(id) : "  - placeholders: [" + YamlText.of(id) + "]");
            lines.add("    secrets:");
            stores.getOrDefault(id, Map.of()).forEach((name, services) -> lines.add("      " + secret(name, services)));
        }
        return String.join("\n", lines);
    }

    /** The line that declares a secret. */
    static String secret(String name, Set<Service> services) {
        return YamlText.of(name) + ": ["
                + services.stream().map(service -> service.scope().apiName()).collect(Collectors.joining(", ")) + "]";
    }
}
