package io.github.secretsgate.gate;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.access.Role;
import io.github.secretsgate.access.Scope;
import io.github.secretsgate.access.Service;
import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryChange;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.manifest.Deployer.Kind;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.source.YamlText;
import io.github.secretsgate.wrangler.Binding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fixes: steps with commands that can be pasted into a shell. Each command has its own line. No command can overwrite a secret's
 * value or drop a scope unnoticed, and no manifest line claims a fact that nobody has seen.
 *
 * @param manifest the name of the manifest; null if there is none
 * @param snippets the manifest lines for missing declarations
 * @param commands the plugin's goals, as commands
 */
record Remediation(@Nullable String manifest, ManifestSnippets snippets, PluginCommands commands) {
    private static final String STORE_LIST = "npx wrangler secrets-store store list --remote";

    /** The fix for a binding without a store. */
    static final String TO_SET_STORE = "Set it to the store's ID, which this command shows:\n" + STORE_LIST;

    /** The fix for a store that isn't in the account. */
    static String toFindStore(Binding.Keys keys) {
        return steps(List.of(
                "List the account's stores:\n" + STORE_LIST,
                "Set " + Quoted.of(keys.store()) + " to one of them, or set " + Quoted.of(keys.account())
                        + " to the account that has this store."));
    }

    /** The beginning of a sentence about a missing declaration. */
    String undeclared() {
        return manifest == null ? "there is no secrets-store.yaml that declares" : manifest + " doesn't declare";
    }

    /** The fix if no deployer is declared. */
    String toDeclareDeployer() {
        return manifest == null
                ? toWriteManifest()
                : "Declare who deploys, in " + snippets.where() + ":\n" + ManifestSnippets.DEPLOYER;
    }

    /** The fix if no stores are declared. */
    String toDeclareInventory() {
        return manifest == null
                ? toWriteManifest()
                : toDeclareStores(snippets.secrets().keySet());
    }

    private String toWriteManifest() {
        return snippets.otherEnding() == null
                ? "Write a first manifest. This command writes it and lists what to confirm:\n" + commands.of("init")
                : "Rename " + Quoted.of(snippets.otherEnding()) + ": the manifest's name is \"secrets-store.yaml\".";
    }

    /** The fix for a deployer without the permission for an action. */
    static String toAllow(Deployer deployer, Action action) {
        boolean token = deployer.kind() == Kind.TOKEN;
        boolean deploys = action == Action.BIND || action == Action.ASSOCIATE;
        String grant = token
                ? TokenPermission.ACCOUNT_SECRETS_STORE_EDIT.officialName()
                : (deploys ? Role.SECRETS_STORE_DEPLOYER : Role.SECRETS_STORE_ADMIN).officialName();
        List<String> steps = new ArrayList<>();
        steps.add(token ? toEditToken(deployer) : toGiveRole(deployer, grant));
        if (deployer.origin() instanceof Origin.InParameter origin) {
            steps.add(
                    token
                            ? "Then set the parameter " + Quoted.of(origin.name()) + " to Edit."
                            : "Then add the role to the parameter " + Quoted.of(origin.name()) + ".");
        } else if (deployer.origin() instanceof Origin.InManifest origin) {
            List<String> roles = new ArrayList<>(deployer.grants());
            roles.add(grant);
            List<String> written = roles.stream().map(YamlText::of).toList();
            String line = token ? "token: " + grant : "roles: [" + String.join(", ", written) + "]";
            steps.add("Then change " + origin.location().fileAndLine() + " to:\n" + line);
        }
        return steps(steps);
    }

    private static String toEditToken(Deployer deployer) {
        return "In the Cloudflare dashboard, edit the API token: My Profile > API Tokens, or Manage Account > API Tokens"
                + " if the account owns it. Add the permission Account > Secrets Store > Edit."
                + (deployer.grants().isEmpty()
                        ? " The template \"Edit Cloudflare Workers\", the tokens of Workers Builds, and the permissions of"
                                + " the Developer Platform include no Secrets Store permission."
                        : "");
    }

    private static String toGiveRole(Deployer deployer, String role) {
        boolean others =
                deployer.grants().stream().anyMatch(name -> Role.of(name).isEmpty());
        return "In the Cloudflare dashboard, under Manage Account > Members, add the role "
                + Quoted.of(role) + " to the member."
                + (others
                        ? " \"Administrator\", \"Workers Editor\" and the roles of the Developer Platform grant nothing in"
                                + " Secrets Store."
                        : "");
    }

    /** The fix for a secret without a scope. */
    String toAddScope(Store store, Secret.Scopes scopes, Scope scope) {
        Set<String> union = union(scopes, scope);
        List<String> steps = steps(store);
        steps.add("Look up the secret's ID and scopes:\n" + list(id(store)));
        steps.add("Add the scope. The command replaces the whole list: keep every scope that step " + steps.size()
                + " showed. In PowerShell and cmd, leave out \"< /dev/null\", and answer No when wrangler asks to"
                + " change the value:\nnpx wrangler secrets-store secret update " + id(store)
                + " --secret-id SECRET_ID --scopes \"" + String.join(",", union) + "\" --remote < /dev/null");
        String where = scopes.location().fileAndLine();
        if (store.provenance() == Provenance.DECLARED) {
            steps.add("Then change the scopes in " + where + " to:\n[" + String.join(", ", union) + "]");
        } else if (store.provenance() == Provenance.PULLED) {
            steps.add("Then pull the inventory again, because it has the old scopes:\n" + commands.of("pull"));
        }
        return steps(steps);
    }

    /** The secret's scopes and the missing one. A misspelled form of the missing scope isn't kept. */
    private static Set<String> union(Secret.Scopes scopes, Scope scope) {
        Set<String> union = new LinkedHashSet<>();
        for (String name : scopes.written()) {
            Optional<Scope> known = Scope.of(name);
            if (known.isPresent()) {
                union.add(known.get().apiName());
            } else if (DidYouMean.nearest(name, List.of(scope.apiName())).isEmpty() && isPlain(name)) {
                union.add(name);
            }
        }
        union.add(scope.apiName());
        return union;
    }

    /** The fix for a secret whose scopes aren't declared. */
    static String toConfirmScopes(Store store, Secret secret, Secret.Scopes scopes) {
        List<String> steps = steps(store);
        steps.add("Look up the secret's scopes:\n" + list(id(store)));
        steps.add("Replace everything after the colon in " + scopes.location().fileAndLine() + ", as in "
                + Quoted.of(YamlText.of(secret.name()) + ": [workers]") + ".");
        return steps(steps);
    }

    /** The fix for a secret that isn't in the inventory. */
    String toDeclareSecret(BoundSecret bound, Store store, Service service) {
        List<String> steps = steps(store);
        steps.add("Check whether it exists:\n" + list(id(store)));
        String name = isPlain(bound.secretName()) ? bound.secretName() : "SECRET_NAME";
        steps.add("If it doesn't, create it. Wrangler asks for the value:\nnpx wrangler secrets-store secret create "
                + id(store) + " --name " + name + " --scopes \""
                + service.scope().apiName() + "\" --remote");
        if (store.provenance() == Provenance.DECLARED) {
            steps.add("Add it to the \"secrets\" of this store in "
                    + store.location().file().name()
                    + ", with its scopes in the brackets:\n"
                    + ManifestSnippets.secret(bound.secretName()));
        } else if (store.provenance() == Provenance.PULLED) {
            steps.add("Pull the inventory again:\n" + commands.of("pull"));
        }
        return steps(steps);
    }

    /** The fix for stores that aren't in the inventory. */
    String toDeclareStores(Collection<String> ids) {
        String lists = ids.stream()
                .map(id -> "\n" + list(Store.isId(id) ? id : "STORE_ID"))
                .distinct()
                .collect(Collectors.joining());
        return steps(List.of(
                "List the account's stores, and the scopes of the secrets:\n" + STORE_LIST + lists,
                "Declare them in " + snippets.where() + ", with the scopes in the brackets:\n" + snippets.stores(ids)));
    }

    /** The fix for placeholders that aren't listed by any store. */
    String toDeclarePlaceholders(List<Binding> bindings, Inventory inventory) {
        Set<String> placeholders = new LinkedHashSet<>();
        bindings.forEach(binding -> placeholders.add(binding.secret().storeId()));
        if (inventory.stores().size() != 1) {
            return toDeclareStores(placeholders);
        }
        List<String> written = placeholders.stream().map(YamlText::of).toList();
        return "If it is a placeholder for the store in "
                + inventory.stores().get(0).location().fileAndLine() + ", add this there:\n    placeholders: ["
                + String.join(", ", written) + "]";
    }

    /** The fix for a difference between a pulled inventory and the account. */
    String toPull() {
        return "Save what the account holds:\n" + commands.of("pull");
    }

    /** The fix for a difference between the manifest itself and the account. */
    String toUpdate(InventoryChange change) {
        return change.after() == null
                ? "Remove it there if no Worker binds it."
                : "Write the account's scopes into the manifest, then review the difference:\n" + commands.of("pull")
                        + " \"-Dsecrets-store.update=manifest\"";
    }

    private static String list(String store) {
        return "npx wrangler secrets-store secret list " + store + " --per-page 100 --remote";
    }

    /** The first steps if only a placeholder for the store is known. */
    private static List<String> steps(Store store) {
        List<String> steps = new ArrayList<>();
        if (store.id() == null && !store.placeholders().isEmpty()) {
            steps.add("Look up STORE_ID, the ID for the placeholder " + Quoted.of(store.idOrPlaceholder()) + ":\n"
                    + STORE_LIST);
        }
        return steps;
    }

    private static String id(Store store) {
        return store.id() == null ? "STORE_ID" : store.id();
    }

    /** Returns whether a name is safe in every shell without quotes. */
    private static boolean isPlain(String name) {
        return name.matches("[A-Za-z0-9_.-]+") && !name.startsWith("-");
    }

    /** Joins steps, and numbers them if there are several. The further lines of a step are indented. */
    private static String steps(List<String> steps) {
        List<String> numbered = new ArrayList<>();
        for (String step : steps) {
            numbered.add((numbered.size() + 1) + ". " + step.replace("\n", "\n   "));
        }
        return steps.size() == 1 ? steps.get(0) : String.join("\n", numbered);
    }
}
