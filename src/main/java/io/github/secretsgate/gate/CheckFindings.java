package io.github.secretsgate.gate;

import io.github.secretsgate.access.Role;
import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Related;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Creates the findings for checks of a deployment that fail or can't be made.
 *
 * @param remediation the fixes
 */
record CheckFindings(Service service, Deployment deployment, Remediation remediation) {
    Finding deployerUndeclared(List<Binding> bindings) {
        return finding(
                        bindings.get(0).entry(),
                        Rule.CALLER_UNDECLARED,
                        uses() + ", but " + remediation.undeclared() + " who deploys it.",
                        bindings)
                .hint(remediation.toDeclareDeployer());
    }

    Finding inventoryUndeclared(List<Binding> bindings) {
        return finding(
                        bindings.get(0).entry(),
                        Rule.INVENTORY_UNDECLARED,
                        uses() + ", but " + remediation.undeclared() + " which secrets the stores hold.",
                        bindings)
                .hint(remediation.toDeclareInventory());
    }

    Finding cannotBind(List<Binding> bindings, Deployer deployer) {
        Binding first = bindings.get(0);
        String what = service == Service.WORKERS ? "Binding a secret" : "Associating a secret with an AI Gateway";
        String needs = deployer.kind() == Deployer.Kind.TOKEN
                ? " counts as a write, so it needs \"Account Secrets Store Edit\"."
                : " needs the role \"Super Administrator\" or \"Secrets Store Deployer\".";
        String admin = deployer.grants().contains(Role.SECRETS_STORE_ADMIN.officialName())
                ? " \"Secrets Store Admin\" can manage secrets, but Cloudflare's page on access control doesn't list it"
                        + " for binding."
                : "";
        Finding finding = refusal(
                        first.entry(),
                        Rule.CALLER_CANNOT_BIND,
                        deployer.sentence() + ". " + what + needs + admin,
                        bindings,
                        CloudflareError.NOT_AUTHORIZED)
                .hint(Remediation.toAllow(deployer, service.action()));
        if (deployer.origin() instanceof Origin.InManifest origin) {
            String declared = deployer.kind() == Deployer.Kind.TOKEN ? "The permission is" : "The roles are";
            finding = finding.related(origin.location(), declared + " declared here.");
        }
        return finding.related(bindings.stream()
                .skip(1)
                .map(other -> new Related(other.entry(), "The binding " + other.secret() + " is blocked too."))
                .toList());
    }

    Finding storeNotFound(Binding binding, Inventory inventory) {
        String id = binding.secret().storeId();
        Optional<Store> meant = inventory.meant(id);
        if (id.isEmpty()) {
            return refusal(
                            binding.storeLocation(),
                            Rule.STORE_NOT_FOUND,
                            absent(binding, binding.keys().store()),
                            binding)
                    .hint(Remediation.TO_SET_STORE);
        } else if (meant.isPresent()) {
            String real = Quoted.of(String.valueOf(meant.get().id()));
            String what = id.equals(meant.get().name())
                    ? Quoted.of(binding.keys().store()) + " is " + Quoted.of(id)
                            + ", the name of a store. It must be the store's ID, " + real + "."
                    : Quoted.of(binding.keys().store()) + " is " + Quoted.of(id)
                            + ". Cloudflare writes the ID of this store as " + real + ".";
            return refusal(binding.storeLocation(), Rule.STORE_NOT_FOUND, what, binding)
                    .hint("Set " + Quoted.of(binding.keys().store()) + " to:\n"
                            + meant.get().id());
        }
        String what = (inventory.isLive() ? "The account has no store " : "The inventory has no store ") + Quoted.of(id)
                + "." + DidYouMean.question(id, inventory.ids());
        return refusal(binding.storeLocation(), Rule.STORE_NOT_FOUND, what, binding)
                .hint(
                        inventory.isLive()
                                ? Remediation.toFindStore(binding.keys())
                                : remediation.toDeclareStores(List.of(id)));
    }

    Finding secretNotFound(Binding binding, Store store) {
        String name = binding.secret().secretName();
        String message = "Store " + Quoted.of(binding.secret().storeId()) + " has no secret " + Quoted.of(name)
                + source(store, store.location()) + "."
                + DidYouMean.question(name, store.secrets().keySet());
        Finding finding = refusal(binding.secretLocation(), Rule.SECRET_NOT_FOUND, message, binding)
                .hint(remediation.toDeclareSecret(binding.secret(), store, service));
        return declared(finding, store, store.location(), "The store is declared here.");
    }

    Finding secretUnnamed(Binding binding) {
        return refusal(
                        binding.secretLocation(),
                        Rule.SECRET_NOT_FOUND,
                        absent(binding, binding.keys().secret()),
                        binding)
                .hint("Set it to the secret's name.");
    }

    private static String absent(Binding binding, String key) {
        Location location = key.equals(binding.keys().store()) ? binding.storeLocation() : binding.secretLocation();
        return "The binding " + binding.secret() + (location.equals(binding.entry()) ? " has no " : " has an empty ")
                + Quoted.of(key) + ".";
    }

    Finding bindingUnnamed(Binding binding) {
        return finding(
                        binding.nameLocation(),
                        Rule.CONFIG_INVALID,
                        "The binding's name is empty. Wrangler accepts that, but no Worker can use the binding.",
                        List.of(binding))
                .hint("Set the name by which the Worker's code reads the secret.");
    }

    Finding secretNotActive(Binding binding, Store store, Secret secret) {
        boolean pending = secret.status() == Secret.Status.PENDING;
        String message = "Secret " + Quoted.of(secret.name())
                + (pending ? " is still pending" : " is deleted")
                + source(store, secret.location()) + "."
                + (pending ? " Cloudflare doesn't document whether it can be bound, so it's treated as missing." : "");
        String update = store.provenance() == Provenance.LIVE
                ? ""
                : " Then update the status in " + secret.location().fileAndLine() + ".";
        Finding finding = refusal(binding.secretLocation(), Rule.SECRET_NOT_FOUND, message, binding)
                .hint((pending
                                ? "Wait until it's active, or bind another secret."
                                : "Create it again, or bind another secret.")
                        + update);
        return declared(finding, store, secret.location(), "The status is declared here.");
    }

    Finding scopeMissing(Binding binding, Store store, Secret secret, Secret.Scopes scopes) {
        String has = scopes.written().isEmpty()
                ? " has no scopes"
                : " has the scopes [" + String.join(", ", scopes.written()) + "]";
        String consumer = service == Service.WORKERS ? "A Worker" : "An AI Gateway";
        Finding finding = refusal(
                        binding.secretLocation(),
                        Rule.SCOPE_MISSING,
                        "Secret " + Quoted.of(secret.name()) + has + source(store, scopes.location()) + ". " + consumer
                                + " needs " + Quoted.of(service.scope().apiName()) + ".",
                        List.of(binding),
                        CloudflareError.NOT_AUTHORIZED)
                .hint(remediation.toAddScope(store, scopes, service.scope()));
        return declared(finding, store, scopes.location(), "The scopes are declared here.");
    }

    Finding scopesUnconfirmed(Binding binding, Store store, Secret secret, Secret.Scopes scopes) {
        String message = "The scopes of secret " + Quoted.of(secret.name()) + " aren't confirmed yet"
                + source(store, scopes.location()) + ".";
        return finding(binding.secretLocation(), Rule.SCOPES_UNCONFIRMED, message, List.of(binding))
                .hint(Remediation.toConfirmScopes(store, secret, scopes))
                .related(scopes.location(), "The scopes are missing here.");
    }

    private static String source(Store store, Location location) {
        return store.provenance() == Provenance.LIVE
                ? " (as Cloudflare shows it)"
                : " (" + location.fileAndLine() + ")";
    }

    /** Adds a declaration as a related location. A fact that Cloudflare shows has none. */
    private static Finding declared(Finding finding, Store store, Location location, String message) {
        return store.provenance() == Provenance.LIVE ? finding : finding.related(location, message);
    }

    private Finding refusal(Location location, Rule rule, String message, Binding about) {
        return refusal(location, rule, message, List.of(about), CloudflareError.notFound(about.secret()));
    }

    /** A finding with Cloudflare's answer, which is documented only for Workers. */
    private Finding refusal(Location location, Rule rule, String message, List<Binding> about, CloudflareError error) {
        Finding finding = finding(location, rule, message, about);
        return service == Service.WORKERS ? finding.answered(error) : finding;
    }

    private Finding finding(Location location, Rule rule, String message, List<Binding> about) {
        String ways = about.stream()
                .filter(binding -> !binding.uploadedVia().isEmpty())
                .map(binding -> " " + binding.secret() + " " + binding.uploadedVia())
                .collect(Collectors.joining());
        Finding finding = Finding.at(location, rule, message + ways).about(deployment.subject(about));
        Location source = deployment.source();
        boolean declaredThere = rule == Rule.STORE_NOT_FOUND || rule == Rule.SECRET_NOT_FOUND;
        return source == null || !declaredThere
                ? finding
                : finding.related(
                        source, location.file().name() + " is generated. Change the binding here, and build again.");
    }

    private String uses() {
        return service == Service.WORKERS ? "This deployment binds secrets" : deployment.title() + " uses secrets";
    }
}
