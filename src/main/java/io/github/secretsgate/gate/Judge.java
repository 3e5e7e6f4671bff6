package io.github.secretsgate.gate;

import io.github.secretsgate.access.AccessControl;
import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.DeclaredCaller;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks both checks about the bindings of one deployment. */
final class Judge {
    private final Service service;
    private final Deployment deployment;
    private final @Nullable DeclaredCaller caller;
    private final Manifest manifest;
    private final boolean rejectPlaceholders;
    private final Denials denials;
    private final List<Finding> findings;
    private final List<Binding> placeholders = new ArrayList<>();

    private Judge(
            Service service,
            Deployment deployment,
            @Nullable DeclaredCaller caller,
            Manifest manifest,
            boolean rejectPlaceholders,
            Denials denials) {
        this.service = service;
        this.deployment = deployment;
        this.caller = caller;
        this.manifest = manifest;
        this.rejectPlaceholders = rejectPlaceholders;
        this.denials = denials;
        this.findings = new ArrayList<>(deployment.findings());
    }

    /**
     * Both checks for every binding; whatever fails is a finding.
     *
     * @param service what is deployed
     * @param caller who deploys; null if that is not said
     * @param declarations the lines that missing facts would need
     */
    static Judgement judge(
            Service service,
            Deployment deployment,
            @Nullable DeclaredCaller caller,
            Manifest manifest,
            boolean rejectPlaceholders,
            Declarations declarations) {
        Denials denials = new Denials(service, deployment, manifest, declarations);
        return new Judge(service, deployment, caller, manifest, rejectPlaceholders, denials).judge();
    }

    private Judgement judge() {
        List<Binding> bindings = deployment.bindings();
        boolean notDeployable = findings.stream().anyMatch(finding -> finding.rule() == Rule.PAGES_UNSUPPORTED);
        if (bindings.isEmpty() || notDeployable) {
            return judgement(bindings.stream()
                    .map(binding -> checked(binding, Outcome.UNKNOWN, Outcome.UNKNOWN))
                    .toList());
        }
        Outcome authorization = authorization(bindings);
        if (!manifest.inventory().declared() && manifest.complete()) {
            findings.add(denials.inventoryUndeclared(bindings));
        }
        return judgement(bindings.stream()
                .map(binding -> checked(binding, authorization, scope(binding)))
                .toList());
    }

    private Judgement judgement(List<CheckedBinding> bindings) {
        return new Judgement(deployment, caller, bindings, findings, placeholders);
    }

    private CheckedBinding checked(Binding binding, Outcome authorization, Outcome scope) {
        Optional<Store> store = manifest.inventory().store(binding.secret().storeId());
        Provenance unfound = manifest.inventory().live() ? Provenance.LIVE : null;
        Provenance source = store.map(Store::source).orElse(unfound);
        return new CheckedBinding(binding, service, authorization, scope, source);
    }

    /** The first check: may the caller bind? */
    private Outcome authorization(List<Binding> bindings) {
        if (caller == null && manifest.complete()) {
            findings.add(denials.callerUndeclared(bindings));
        }
        if (caller == null || caller.caller() == null) {
            return Outcome.UNKNOWN;
        }
        boolean authorized = AccessControl.authorizes(caller.caller(), service);
        if (!authorized) {
            findings.add(denials.cannotBind(bindings, caller));
        }
        return Outcome.of(authorized);
    }

    /** The second check: does the secret exist, and do its scopes include the service? */
    private Outcome scope(Binding binding) {
        Inventory inventory = manifest.inventory();
        String storeId = binding.secret().storeId();
        boolean placeholder = !storeId.isEmpty() && !Store.isId(storeId);
        boolean unnamed = binding.secret().secretName().isEmpty();
        if (unnamed) {
            findings.add(denials.secretUnnamed(binding));
        }
        Optional<Store> store = inventory.store(storeId);
        if (!inventory.declared()) {
            return Outcome.UNKNOWN;
        } else if (placeholder && (rejectPlaceholders || (store.isEmpty() && inventory.complete()))) {
            placeholders.add(binding);
        }
        if (store.isPresent()) {
            return unnamed ? Outcome.DENIED : scope(binding, store.get());
        } else if (!inventory.complete() && !storeId.isEmpty()) {
            return Outcome.UNKNOWN;
        } else if (!placeholder) {
            findings.add(denials.storeNotFound(binding));
        }
        return Outcome.DENIED;
    }

    private Outcome scope(Binding binding, Store store) {
        Optional<Secret> secret = store.secret(binding.secret().secretName());
        if (secret.isEmpty() && !manifest.inventory().complete()) {
            return Outcome.UNKNOWN;
        } else if (secret.isEmpty()) {
            findings.add(denials.secretNotFound(binding, store));
            return Outcome.DENIED;
        } else if (secret.get().status() != Secret.Status.ACTIVE) {
            findings.add(denials.secretNotActive(binding, store, secret.get()));
            return Outcome.DENIED;
        }
        Secret.Scopes scopes = secret.get().scopes();
        if (scopes == null) {
            return Outcome.UNKNOWN;
        }
        boolean inScope = AccessControl.inScope(scopes.known(), service);
        if (!inScope) {
            findings.add(denials.scopeMissing(binding, store, secret.get(), scopes));
        }
        if (inScope && binding.secret().binding().isEmpty()) {
            findings.add(denials.bindingUnnamed(binding));
        }
        return Outcome.of(inScope);
    }
}
