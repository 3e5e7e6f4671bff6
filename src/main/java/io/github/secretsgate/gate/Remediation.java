package io.github.secretsgate.gate;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.access.Scope;
import io.github.secretsgate.access.Service;
import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.manifest.Deployer.Kind;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.source.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What to do, in words that can be followed and commands that can be pasted: each has a line of its own. */
final class Remediation {
    /** Shows the ids of stores. */
    static final String STORE_LIST = "npx wrangler secrets-store store list --remote";

    /** What to do about a store that an account lacks. */
    static final String TO_FIND_STORE = "See the ids of your stores:\n" + STORE_LIST
            + "\nPut in the id of one, or the account_id of the account that has this one.";

    private static final String SECRET = "npx wrangler secrets-store secret ";

    private Remediation() {}

    /** How a deployer gets a right that it lacks. */
    static String toAllow(Deployer deployer, Action action) {
        boolean token = deployer.kind() == Kind.TOKEN;
        boolean deploys = action == Action.BIND || action == Action.ASSOCIATE;
        String grant = token
                ? TokenPermission.ACCOUNT_SECRETS_STORE_EDIT.officialName()
                : deploys ? "Secrets Store Deployer" : "Secrets Store Admin";
        String template = deployer.grants().isEmpty()
                ? "\n(The dashboard's template \"Edit Cloudflare Workers\" and the tokens of Workers Builds hold no"
                        + " Secrets Store permission.)"
                : "";
        List<String> steps = new ArrayList<>();
        steps.add(
                token
                        ? "In the Cloudflare dashboard, under My Profile > API Tokens (Manage Account > API Tokens, if the"
                                + " account owns the token), edit the token: add the permission"
                                + " Account > Secrets Store > Edit." + template
                        : "In the Cloudflare dashboard, under Manage Account > Members, give the member the role "
                                + grant + " as well (or Super Administrator).");
        if (deployer.origin() instanceof Origin.InParameter origin) {
            steps.add(
                    token
                            ? "Then set the parameter " + origin.name() + " to Edit."
                            : "Then add the role to the parameter " + origin.name() + ".");
        } else if (deployer.origin() instanceof Origin.InManifest origin) {
            String roles =
                    String.join(", ", deployer.grants()) + (deployer.grants().isEmpty() ? "" : ", ") + grant;
            steps.add("Then write in " + origin + ":\n" + (token ? "token: " + grant : "roles: [" + roles + "]"));
        }
        return steps(steps);
    }

    /**
     * How a secret gets a scope.
     *
     * @param scopes as they are declared
     */
    static String toAddScope(Store store, Secret.Scopes scopes, Scope scope) {
        List<String> needed = List.of(scope.apiName()); // a slip of it is no scope to keep
        Set<String> union = new LinkedHashSet<>();
        scopes.spelled().stream()
                .filter(name -> Scope.of(name).isPresent()
                        || DidYouMean.nearest(name, needed).isEmpty())
                .forEach(union::add);
        union.add(scope.apiName());
        List<String> steps = steps(store);
        steps.add("See the secret's id and its scopes:\n" + SECRET + "list " + id(store) + " --remote");
        steps.add("Add the scope. This replaces the whole list: keep every scope that step " + steps.size()
                + " showed.\n" + SECRET + "update " + id(store) + " --secret-id SECRET_ID --scopes "
                + quoted(String.join(",", union)) + " --remote");
        String where = scopes.location().fileAndLine();
        if (store.provenance() == Provenance.DECLARED) {
            List<String> yaml = union.stream().map(YamlText::of).toList();
            steps.add("Then write the same in " + where + ": [" + String.join(", ", yaml) + "]");
        } else if (store.provenance() == Provenance.PULLED) {
            steps.add("Then save the inventory again: " + where + " has the old scopes.");
        }
        return steps(steps);
    }

    /** How to find out what the scopes of a secret are. */
    static String toConfirmScopes(Store store, Secret.Scopes scopes) {
        List<String> steps = steps(store);
        steps.add("See the scopes that the secret has:\n" + SECRET + "list " + id(store) + " --remote");
        steps.add("Write them in " + scopes.location().fileAndLine() + ", between the brackets.");
        return steps(steps);
    }

    /** What to do about a secret that the inventory lacks. */
    static String toDeclareSecret(BoundSecret bound, Store store, Service service) {
        List<String> steps = steps(store);
        steps.add("See whether it exists:\n" + SECRET + "list " + id(store) + " --remote");
        String file = store.location().file().name();
        if (store.provenance() == Provenance.DECLARED) {
            steps.add("If it does, add it to " + file + ", to the secrets of this store:\n"
                    + ManifestSnippets.secret(bound.secretName(), Set.of(service)));
        } else if (store.provenance() == Provenance.PULLED) {
            steps.add("If it does, save the inventory again: " + file + " lacks it.");
        }
        return steps(steps);
    }

    /** The steps to begin with where only a placeholder for the store is known. */
    private static List<String> steps(Store store) {
        List<String> steps = new ArrayList<>();
        if (store.id() == null) {
            steps.add("Find STORE_ID, which " + store.idOrPlaceholder() + " stands for:\n" + STORE_LIST);
        }
        return steps;
    }

    private static String id(Store store) {
        return store.id() == null ? "STORE_ID" : store.id();
    }

    /** Numbered if there are several; further lines of a step stand below its text. */
    private static String steps(List<String> steps) {
        List<String> numbered = new ArrayList<>();
        for (String step : steps) {
            numbered.add((numbered.size() + 1) + ". " + step.replace("\n", "\n   "));
        }
        return steps.size() == 1 ? steps.get(0) : String.join("\n", numbered);
    }

    /** An argument that a shell takes as it is. */
    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_.,-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
