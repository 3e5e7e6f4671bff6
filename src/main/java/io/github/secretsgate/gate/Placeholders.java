package io.github.secretsgate.gate;

import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Related;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Placeholders for store IDs: accepted, or refused once per config.
 *
 * @param refused the finding for each config in which a placeholder is refused, by the config's name
 */
record Placeholders(PlaceholderPolicy policy, Map<String, Finding> refused) {
    private static final Inventory NOTHING = Inventory.complete(List.of());

    /** @param declared the manifest's stores */
    static Placeholders of(
            List<PlannedCheck> checks,
            Fact<Inventory> declared,
            PlaceholderPolicy policy,
            Remediation remediation,
            Waivers waivers) {
        Map<String, List<Binding>> byConfig = new LinkedHashMap<>();
        for (PlannedCheck check : checks) {
            Inventory inventory = check.facts().inventory().orNull();
            for (Binding binding : check.deployment().bindings()) {
                if (inventory != null && isRefused(binding, inventory, policy)) {
                    byConfig.computeIfAbsent(check.deployment().config().name(), name -> new ArrayList<>())
                            .add(binding);
                }
            }
        }
        Inventory known = declared instanceof Fact.Known<Inventory> inventory ? inventory.value() : NOTHING;
        Map<String, Finding> refused = new LinkedHashMap<>();
        for (Map.Entry<String, List<Binding>> one : byConfig.entrySet()) {
            String config = one.getKey();
            refused.put(config, waivers.apply(finding(config, one.getValue(), known, policy, remediation)));
        }
        return new Placeholders(policy, refused);
    }

    /** Returns whether a {@code store_id} is a placeholder. An empty one isn't. */
    static boolean isPlaceholder(String storeId) {
        return !storeId.isEmpty() && !Store.isId(storeId);
    }

    /** The finding that refuses a binding's placeholder; null if it has none, or an accepted one. */
    @Nullable
    Finding refused(Deployment deployment, Binding binding, Inventory inventory) {
        return isRefused(binding, inventory, policy)
                ? refused.get(deployment.config().name())
                : null;
    }

    /** The notes about placeholders to replace before a deployment. */
    List<String> notes(Deployment deployment, Inventory inventory) {
        List<String> notes = new ArrayList<>();
        for (Binding binding : deployment.bindings()) {
            String id = binding.secret().storeId();
            Optional<Store> store = isPlaceholder(id) ? inventory.store(id) : Optional.empty();
            if (store.isPresent() && policy == PlaceholderPolicy.ACCEPT) {
                String real = store.get().id() == null
                        ? "the store's ID"
                        : store.get().id();
                notes.add(deployment.config().name() + ": replace the placeholder " + Quoted.of(id) + " with " + real
                        + " before you deploy");
            }
        }
        return notes;
    }

    private static boolean isRefused(Binding binding, Inventory inventory, PlaceholderPolicy policy) {
        String id = binding.secret().storeId();
        if (!isPlaceholder(id) || inventory.store(id).isPresent()) {
            return isPlaceholder(id) && policy == PlaceholderPolicy.REJECT;
        }
        return inventory.meant(id).isEmpty() && (policy == PlaceholderPolicy.REJECT || !inventory.isPartial());
    }

    private static Finding finding(
            String config,
            List<Binding> bindings,
            Inventory inventory,
            PlaceholderPolicy policy,
            Remediation remediation) {
        Binding first = bindings.get(0);
        String id = first.secret().storeId();
        boolean rejected = policy == PlaceholderPolicy.REJECT;
        String message = rejected
                ? Quoted.of(id)
                        + " is a placeholder, and this run rejects placeholders. Replace it with the store's ID first."
                : Quoted.of(id)
                        + " isn't a store ID (32 hexadecimal digits), and no store in the manifest lists it under"
                        + " \"placeholders\".";
        return Finding.at(
                        first.storeLocation(),
                        Rule.STORE_ID_PLACEHOLDER,
                        message + DidYouMean.question(id, inventory.ids()))
                .about(new Subject.WholeConfig(
                        config, bindings.stream().map(Binding::secret).toList()))
                .answered(CloudflareError.notFound(first.secret()))
                .hint(rejected ? null : remediation.toDeclarePlaceholders(bindings, inventory))
                .related(bindings.stream().skip(1).map(Placeholders::alsoHere).toList());
    }

    private static Related alsoHere(Binding binding) {
        return new Related(binding.storeLocation(), Quoted.of(binding.secret().storeId()) + " is used here too.");
    }
}
