package io.github.secretsgate.gate;

import io.github.secretsgate.access.AccessControl;
import io.github.secretsgate.access.Caller;
import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.result.CheckResult;
import io.github.secretsgate.result.CheckResult.Allowed;
import io.github.secretsgate.result.CheckResult.Unknown;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs both checks for every binding of a deployment.
 *
 * @param placeholders decides about placeholders for store IDs
 * @param say creates the findings of failed checks
 */
record BindingChecks(
        Service service,
        Deployment deployment,
        Facts facts,
        Placeholders placeholders,
        CheckFindings say,
        Waivers waivers) {
    /** The facts about the deployer and the stores. */
    record Facts(Fact<Deployer> deployer, Fact<Inventory> inventory) {}

    /** A result, and other findings about the same binding. */
    private record Scoped(CheckResult result, List<Finding> also) {}

    BindingChecks(PlannedCheck check, Placeholders placeholders, CheckFindings say, Waivers waivers) {
        this(check.service(), check.deployment(), check.facts(), placeholders, say, waivers);
    }

    CheckedDeployment run() {
        List<Binding> bindings = deployment.bindings();
        List<Finding> findings = new ArrayList<>(waivers.apply(deployment.findings()));
        List<CheckedBinding> checked = new ArrayList<>();
        Finding pages = pagesUnsupported();
        if (pages != null) {
            bindings.forEach(binding -> checked.add(checked(binding, new Unknown(pages), new Unknown(pages))));
        } else if (!bindings.isEmpty()) {
            CheckResult authorization = authorization(bindings);
            CheckResult noInventory = noInventory(bindings);
            for (Binding binding : bindings) {
                Scoped scope = scope(binding, noInventory);
                checked.add(checked(binding, authorization, scope.result()));
                findings.addAll(scope.also());
            }
        }
        return new CheckedDeployment(deployment, facts.deployer().orNull(), List.copyOf(checked), findings);
    }

    /** The finding about a Pages project, which can't have the bindings at all; null if it isn't one. */
    private @Nullable Finding pagesUnsupported() {
        for (Finding finding : deployment.findings()) {
            if (finding.rule() == Rule.PAGES_UNSUPPORTED) {
                return finding;
            }
        }
        return null;
    }

    private CheckedBinding checked(Binding binding, CheckResult authorization, CheckResult scope) {
        Inventory inventory = facts.inventory().orNull();
        Optional<Store> store = inventory == null
                ? Optional.empty()
                : inventory.store(binding.secret().storeId());
        Provenance unfound = inventory != null && inventory.isLive() ? Provenance.LIVE : null;
        return new CheckedBinding(
                binding,
                service,
                authorization,
                scope,
                store.map(Store::provenance).orElse(unfound));
    }

    /** The first check: whether the deployer is allowed to bind. */
    private CheckResult authorization(List<Binding> bindings) {
        if (facts.deployer() instanceof Fact.Unclear<Deployer> unclear) {
            return new Unknown(unclear.why());
        } else if (!(facts.deployer() instanceof Fact.Known<Deployer> known)) {
            return new Unknown(say.deployerUndeclared(bindings));
        } else if (known.value().caller() instanceof Fact.Known<Caller> caller) {
            return AccessControl.authorizes(caller.value(), service)
                    ? new Allowed()
                    : failed(say.cannotBind(bindings, known.value()));
        } else {
            Fact<Caller> unclear = known.value().caller();
            return new Unknown(unclear instanceof Fact.Unclear<Caller> why ? why.why() : null);
        }
    }

    /** The result of the second check if no stores are known; passes if some are. */
    private CheckResult noInventory(List<Binding> bindings) {
        if (facts.inventory() instanceof Fact.Known) {
            return new Allowed();
        }
        return new Unknown(
                facts.inventory() instanceof Fact.Unclear<Inventory> unclear
                        ? unclear.why()
                        : say.inventoryUndeclared(bindings));
    }

    /** The second check: whether the secret exists and its scopes include the service. */
    private Scoped scope(Binding binding, CheckResult noInventory) {
        Inventory inventory = facts.inventory().orNull();
        List<CheckResult> results = new ArrayList<>();
        results.add(inventory == null ? noInventory : store(binding, inventory));
        if (binding.secret().secretName().isEmpty()) {
            results.add(failed(say.secretUnnamed(binding)));
        }
        Finding placeholder = inventory == null ? null : placeholders.refused(deployment, binding, inventory);
        if (placeholder != null) {
            results.add(CheckResult.failed(placeholder));
        }
        return scoped(binding, results);
    }

    /** The most severe of several results. The other findings belong to the deployment. */
    private Scoped scoped(Binding binding, List<CheckResult> results) {
        CheckResult worst = results.get(0);
        for (CheckResult result : results) {
            boolean worse = result.verdict().compareTo(worst.verdict()) > 0;
            worst = worse || worst instanceof Allowed ? result : worst;
        }
        List<Finding> also = new ArrayList<>();
        for (CheckResult result : results) {
            if (result != worst && result.finding() != null) {
                also.add(result.finding());
            }
        }
        if (worst instanceof Allowed && binding.secret().binding().isEmpty()) {
            also.add(say.bindingUnnamed(binding));
        }
        return new Scoped(worst, also);
    }

    private CheckResult store(Binding binding, Inventory inventory) {
        String id = binding.secret().storeId();
        Optional<Store> store = inventory.store(id);
        if (store.isPresent()) {
            return binding.secret().secretName().isEmpty() ? new Allowed() : secret(binding, store.get(), inventory);
        } else if (inventory.isPartial() && !id.isEmpty()) {
            return new Unknown(null);
        } else if (Placeholders.isPlaceholder(id) && inventory.meant(id).isEmpty()) {
            return new Allowed(); // no store lists it, so the placeholder itself is refused
        }
        return failed(say.storeNotFound(binding, inventory));
    }

    private CheckResult secret(Binding binding, Store store, Inventory inventory) {
        Optional<Secret> found = store.secret(binding.secret().secretName());
        if (found.isEmpty()) {
            return inventory.isPartial() ? new Unknown(null) : failed(say.secretNotFound(binding, store));
        }
        Secret secret = found.get();
        if (secret.status() != Secret.Status.ACTIVE) {
            return failed(say.secretNotActive(binding, store, secret));
        }
        Secret.Scopes scopes = secret.scopes().orNull();
        if (scopes == null) {
            return new Unknown(null);
        } else if (scopes.written().isEmpty() && store.provenance() == Provenance.DECLARED) {
            return new Unknown(say.scopesUnconfirmed(binding, store, secret, scopes));
        }
        return AccessControl.inScope(scopes.known(), service)
                ? new Allowed()
                : failed(say.scopeMissing(binding, store, secret, scopes));
    }

    private CheckResult failed(Finding finding) {
        return CheckResult.failed(waivers.apply(finding));
    }
}
