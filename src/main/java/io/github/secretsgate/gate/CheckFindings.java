package io.github.secretsgate.gate;

import io.github.secretsgate.access.Role;
import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Finding.Related;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a deployment when a check fails, or can't be made.
 *
 * @param manifest the manifest's name; null if there is none
 * @param snippets the lines that missing facts would need
 */
record CheckFindings(
        Service service, Deployment deployment, @Nullable String manifest, ManifestSnippets snippets) {
    Finding deployerUndeclared(List<Binding> bindings) {
        return finding(
                        bindings.get(0).entry(),
                        Rule.CALLER_UNDECLARED,
                        uses() + ", but " + nothingSays() + "who deploys it.",
                        bindings)
                .hint(snippets.ofDeployer());
    }

    Finding inventoryUndeclared(List<Binding> bindings) {
        return finding(
                        bindings.get(0).entry(),
                        Rule.INVENTORY_UNDECLARED,
                        uses() + ", but " + nothingSays() + "what the stores hold.",
                        bindings)
                .hint(snippets.ofInventory());
    }

    Finding cannotBind(List<Binding> bindings, Deployer deployer) {
        Binding first = bindings.get(0);
        boolean token = deployer.kind() == Deployer.Kind.TOKEN;
        String needs = token
                ? "needs Account Secrets Store Edit"
                : "needs the role Super Administrator or Secrets Store Deployer";
        String admin = deployer.grants().contains(Role.SECRETS_STORE_ADMIN.officialName())
                ? " (Cloudflare's page on access control does not list it for Secrets Store Admin)"
                : "";
        String what = service == Service.WORKERS
                ? "may not bind secrets: binding"
                : "may not associate secrets with an AI Gateway: an association";
        Finding finding = refusal(
                        first.entry(),
                        Rule.CALLER_CANNOT_BIND,
                        "The " + deployer.describe() + ", " + deployer.origin().phrase() + ", " + what
                                + " is a write against the secret and " + needs + admin + ".",
                        bindings,
                        CloudflareError.NOT_AUTHORIZED)
                .hint(Remediation.toAllow(deployer, service.action()));
        if (deployer.origin() instanceof Origin.InManifest origin) {
            finding = finding.related(origin.location(), "This grants too little.");
        }
        return finding.related(bindings.stream()
                .skip(1)
                .map(other -> new Related(other.entry(), "The binding " + other.secret() + " is blocked as well."))
                .toList());
    }

    Finding storeNotFound(Binding binding, Inventory inventory) {
        String id = binding.secret().storeId();
        String what = id.isEmpty()
                ? "The binding names no store: its store_id is "
                        + (binding.storeLocation().equals(binding.entry()) ? "missing." : "empty.")
                : (inventory.isLive()
                                ? "According to Cloudflare the account has no store "
                                : "The inventory has no store ")
                        + id + "." + DidYouMean.question(id, inventory.ids());
        String remedy = inventory.isLive() ? Remediation.TO_FIND_STORE : snippets.ofStore(List.of(id));
        return refusal(binding.storeLocation(), Rule.STORE_NOT_FOUND, what, binding)
                .hint(id.isEmpty() ? "Put in the id of the store." : remedy);
    }

    Finding secretNotFound(Binding binding, Store store) {
        String name = binding.secret().secretName();
        String message = according(store, store.location()) + " the store " + store.idOrPlaceholder()
                + " has no secret " + name + "."
                + DidYouMean.question(name, store.secrets().keySet());
        Finding finding = refusal(binding.secretLocation(), Rule.SECRET_NOT_FOUND, message, binding)
                .hint(Remediation.toDeclareSecret(binding.secret(), store, service));
        return declared(finding, store, store.location(), "The store is declared here.");
    }

    Finding secretUnnamed(Binding binding) {
        String how = binding.secretLocation().equals(binding.entry()) ? "missing." : "empty.";
        return refusal(
                        binding.secretLocation(),
                        Rule.SECRET_NOT_FOUND,
                        "The binding names no secret: its secret_name is " + how,
                        binding)
                .hint("Put in the name of the secret.");
    }

    Finding bindingUnnamed(Binding binding) {
        return finding(
                        binding.nameLocation(),
                        Rule.CONFIG_INVALID,
                        "The binding has no name: wrangler takes that, but no Worker can use it, so it is refused here.",
                        List.of(binding))
                .hint("Put in the name by which the Worker's code finds the secret.");
    }

    Finding secretNotActive(Binding binding, Store store, Secret secret) {
        String status = secret.status() == Secret.Status.PENDING
                ? "pending: what Cloudflare answers for one is not documented, so it does not count"
                : "deleted";
        String say = store.provenance() == Provenance.LIVE ? "" : " and say so there";
        Finding finding = refusal(
                        binding.secretLocation(),
                        Rule.SECRET_NOT_FOUND,
                        according(store, secret.location()) + " the secret " + secret.name() + " is " + status + ".",
                        binding)
                .hint(
                        secret.status() == Secret.Status.PENDING
                                ? "Wait until it is active" + say + ", or bind another secret."
                                : "Bind another secret, or create it again" + say + ".");
        return declared(finding, store, secret.location(), "Its status is declared here.");
    }

    Finding scopeMissing(Binding binding, Store store, Secret secret, Secret.Scopes scopes) {
        String may = scopes.written().isEmpty()
                ? "has no scopes"
                : "may be used by " + String.join(", ", scopes.written()) + " only";
        String consumer = service == Service.WORKERS ? "a Worker" : "an AI Gateway";
        Finding finding = refusal(
                        binding.secretLocation(),
                        Rule.SCOPE_MISSING,
                        according(store, scopes.location()) + " the secret " + secret.name() + " " + may + "; "
                                + consumer + " needs the scope "
                                + service.scope().apiName() + ".",
                        List.of(binding),
                        CloudflareError.NOT_AUTHORIZED)
                .hint(Remediation.toAddScope(store, scopes, service.scope()));
        return declared(finding, store, scopes.location(), "Its scopes are declared here.");
    }

    Finding scopesUnconfirmed(Binding binding, Store store, Secret secret, Secret.Scopes scopes) {
        String message = "The scopes of secret \"" + secret.name() + "\" are not confirmed yet ("
                + scopes.location().fileAndLine() + ").";
        return finding(binding.secretLocation(), Rule.SCOPES_UNCONFIRMED, message, List.of(binding))
                .hint(Remediation.toConfirmScopes(store, scopes))
                .related(scopes.location(), "Its scopes are left open here.");
    }

    private static String according(Store store, Location location) {
        return "According to " + (store.provenance() == Provenance.LIVE ? "Cloudflare" : location.fileAndLine());
    }

    /** What Cloudflare says is declared nowhere. */
    private static Finding declared(Finding finding, Store store, Location location, String message) {
        return store.provenance() == Provenance.LIVE ? finding : finding.related(location, message);
    }

    private Finding refusal(Location location, Rule rule, String message, Binding about) {
        return refusal(location, rule, message, List.of(about), CloudflareError.notFound(about.secret()));
    }

    /** What is answered is documented for Workers. */
    private Finding refusal(Location location, Rule rule, String message, List<Binding> about, CloudflareError error) {
        Finding finding = finding(location, rule, message, about);
        return service == Service.WORKERS ? finding.answered(error) : finding;
    }

    private Finding finding(Location location, Rule rule, String message, List<Binding> about) {
        String doors = about.stream()
                .filter(binding -> !binding.door().isEmpty())
                .map(binding -> " " + binding.secret() + " " + binding.door())
                .collect(Collectors.joining());
        return Finding.at(location, rule, message + doors).about(deployment.subject(about));
    }

    private String uses() {
        return service == Service.WORKERS ? "This deployment binds secrets" : deployment.title() + " uses secrets";
    }

    private String nothingSays() {
        return manifest == null ? "there is no secrets-store.yaml that says " : manifest + " does not say ";
    }
}
