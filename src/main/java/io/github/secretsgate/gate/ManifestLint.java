package io.github.secretsgate.gate;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryChange;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.manifest.Deployer.Kind;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds contradictions between the manifest, the deployments and the accounts. */
final class ManifestLint {
    private static final int MOST_NAMES = 5;
    private static final int MOST_DRIFTS = 100;

    private ManifestLint() {}

    /** Warns about environments of the manifest that are probably misspelled: the intended one would get another deployer. */
    static List<Finding> misspelledEnvironments(Manifest manifest, List<? extends Deployable> workers) {
        if (manifest.environments().isEmpty()) {
            return List.of();
        }
        Set<Environment> known = new LinkedHashSet<>(Set.of(Environment.TOP_LEVEL));
        workers.forEach(worker -> known.addAll(worker.environments()));
        Map<String, String> undeclared = new LinkedHashMap<>();
        for (Environment environment : known) {
            if (!manifest.environments().containsKey(environment)) {
                undeclared.put(environment.label(), withoutDigits(environment.label()));
            }
        }
        List<Finding> findings = new ArrayList<>();
        manifest.environments().forEach((environment, policy) -> {
            String meant = known.contains(environment) ? null : meant(environment.label(), undeclared);
            if (meant != null) {
                findings.add(Finding.at(
                        policy.location(),
                        Rule.MANIFEST_INVALID,
                        "No config has the environment " + Quoted.of(environment.label()) + ". Did you mean "
                                + Quoted.of(meant) + "?"));
            }
        });
        return findings;
    }

    /** The environment that is probably meant. Names like staging-2 and staging-eu aren't typos: a shared manifest names both. */
    private static @Nullable String meant(String name, Map<String, String> undeclared) {
        String letters = withoutDigits(name);
        String lower = name.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> environment : undeclared.entrySet()) {
            String candidate = environment.getKey();
            boolean near = DidYouMean.nearest(name, List.of(candidate)).isPresent();
            boolean abbreviated = name.length() >= 3
                    && candidate.startsWith(lower)
                    && candidate.substring(name.length()).chars().allMatch(Character::isLetter);
            if ((near || abbreviated) && !letters.equals(environment.getValue())) {
                return candidate;
            }
        }
        return null;
    }

    private static String withoutDigits(String name) {
        return name.replaceAll("[0-9]", "");
    }

    /** Warns about deployers with Edit who don't need it, if all facts are known and at least one deployment binds a secret. */
    static List<Finding> overPrivileged(Manifest manifest, List<CheckedDeployment> deployments) {
        Set<Deployer> binding = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Deployer> others = Collections.newSetFromMap(new IdentityHashMap<>());
        for (CheckedDeployment deployment : deployments) {
            if (deployment.verdict() == Verdict.INVALID) {
                return List.of();
            } else if (deployment.deployer() != null) {
                (deployment.bindings().isEmpty() ? others : binding).add(deployment.deployer());
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Deployer deployer : binding.isEmpty() ? List.<Deployer>of() : manifest.deployers()) {
            boolean needless = others.contains(deployer) && !binding.contains(deployer) && onlyViews(deployer);
            boolean edit = deployer.kind() == Kind.TOKEN && deployer.may(Action.EDIT);
            if (needless && edit && deployer.origin() instanceof Origin.InManifest origin) {
                findings.add(overPrivileged(origin, !deployer.operations().isEmpty()));
            }
        }
        return findings;
    }

    private static boolean onlyViews(Deployer deployer) {
        return deployer.operations().stream().allMatch(operation -> operation.action() == Action.VIEW);
    }

    private static Finding overPrivileged(Origin.InManifest origin, boolean views) {
        String message = "This token deploys no Worker that binds a secret, and "
                + (views ? "its only declared operation is \"view\"" : "no operation is declared for it")
                + ". It doesn't need \"Account Secrets Store Edit\".";
        return Finding.at(origin.location(), Rule.CALLER_OVER_PRIVILEGED, message)
                .hint(
                        views
                                ? "Give the token \"Account Secrets Store Read\" instead, and declare that."
                                : "Remove the permission from the token, and declare:\ntoken: none");
    }

    /** Warns about bound secrets that have unknown scopes in the account. */
    static List<Finding> unknownScopes(Inventory inventory, List<Binding> bindings) {
        List<Finding> findings = new ArrayList<>();
        for (Binding binding : bindings) {
            String secret = binding.secret().secretName();
            Secret.Scopes scopes = inventory
                    .store(binding.secret().storeId())
                    .filter(store -> store.provenance() == Provenance.LIVE)
                    .flatMap(store -> store.secret(secret))
                    .map(held -> held.scopes().orNull())
                    .orElse(null);
            for (String scope : scopes == null ? List.<String>of() : scopes.unknown()) {
                findings.add(Finding.at(
                        binding.secretLocation(),
                        Rule.SCOPE_UNKNOWN,
                        "Secret " + Quoted.of(secret) + " has the scope " + Quoted.of(scope)
                                + " in the account. Cloudflare's API lists no such scope, so it is ignored."));
            }
        }
        return findings;
    }

    /** Warns about declared stores and secrets that differ from the account. */
    static List<Finding> drift(@Nullable Inventory declared, List<Store> held, Remediation remediation) {
        if (declared == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        List<String> undeclared = new ArrayList<>();
        List<InventoryChange> changes = InventoryChange.between(declared, Inventory.live(held));
        boolean many = changes.size() > MOST_DRIFTS;
        for (InventoryChange change : changes) {
            Location location = change.location();
            if (location == null || (many && change.before() == null)) {
                undeclared.add(change.what());
            } else {
                findings.add(Finding.at(location, Rule.INVENTORY_DRIFT, message(change))
                        .hint(isPulled(location, declared) ? remediation.toPull() : remediation.toUpdate(change)));
            }
        }
        if (!undeclared.isEmpty()) {
            findings.add(undeclared(undeclared, declared.stores()));
        }
        return findings;
    }

    private static boolean isPulled(Location location, Inventory declared) {
        for (Store store : declared.stores()) {
            if (store.location().file().equals(location.file())) {
                return store.provenance() == Provenance.PULLED;
            }
        }
        return false;
    }

    private static String message(InventoryChange change) {
        if (change.before() == null) {
            return "The account has the " + change.what() + " (" + change.after() + "), which isn't declared.";
        }
        String declared = "The " + change.what() + " is declared";
        return change.after() == null
                ? declared + ", but the account doesn't have it."
                : declared + " with " + change.before() + ". The account has " + change.after()
                        + ". The account's value is used.";
    }

    /** One finding for all undeclared secrets: a handwritten manifest declares only those in use. */
    private static Finding undeclared(List<String> what, List<Store> declared) {
        int more = what.size() - MOST_NAMES;
        String message = "The account has stores or secrets that aren't declared: "
                + String.join(", ", what.subList(0, Math.min(MOST_NAMES, what.size())))
                + (more > 0 ? " and " + more + " more." : ".");
        return declared.isEmpty()
                ? Finding.nowhere(Rule.INVENTORY_DRIFT, message)
                : Finding.at(declared.get(0).location(), Rule.INVENTORY_DRIFT, message);
    }
}
