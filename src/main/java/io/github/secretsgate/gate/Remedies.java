package io.github.secretsgate.gate;

import io.github.secretsgate.access.Action;
import io.github.secretsgate.access.Scope;
import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.manifest.DeclaredCaller;
import io.github.secretsgate.manifest.DeclaredCaller.Kind;
import io.github.secretsgate.manifest.DeclaredCaller.Origin;
import io.github.secretsgate.manifest.Inventory;
import io.github.secretsgate.manifest.Secret;
import io.github.secretsgate.manifest.Source;
import io.github.secretsgate.manifest.Store;
import io.github.secretsgate.wrangler.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What to do, in words that can be followed and commands that can be pasted. */
final class Remedies {
    private static final String WRANGLER = "npx wrangler secrets-store ";
    private static final String STORES = WRANGLER + "store list --remote      (shows the ids of your stores)";

    /** What to do about a store that an account lacks. */
    static final String TO_FIND_STORE =
            STORES + "\nPut in the id of one, or the account_id of the account that has this one.";

    private Remedies() {}

    /** How a caller gets a right that it lacks. */
    static String toAllow(DeclaredCaller caller, Action action) {
        String then;
        if (caller.origin() instanceof Origin.InCloudflare) {
            then = "";
        } else if (caller.origin() instanceof Origin.InParameter origin) {
            then = "\n2. Then set " + origin.name() + " to it.";
        } else {
            then = "\n2. Then say so in " + caller.origin() + ".";
        }
        if (caller.kind() == Kind.TOKEN) {
            String template = caller.grants().isEmpty()
                    ? "\n   (the dashboard's template \"Edit Cloudflare Workers\" and the tokens of Workers Builds hold no"
                            + " Secrets Store permission)"
                    : "";
            return "1. In the Cloudflare dashboard, under API Tokens, edit the token: add the permission"
                    + " Account > Secrets Store > Edit." + template + then;
        }
        boolean deploys = action == Action.BIND || action == Action.ASSOCIATE;
        String role = deploys ? "Secrets Store Deployer" : "Secrets Store Admin";
        return "1. In the Cloudflare dashboard, under Manage Account > Members, give the member the role " + role
                + " as well (or Super Administrator)." + then;
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
        String id = quoted(store.idOrPlaceholder());
        String then = store.source() == Source.LIVE
                ? ""
                : "\n3. the same in " + scopes.place().fileAndLine();
        return "1. " + WRANGLER + "secret list " + id + " --remote      (shows its id and its scopes)\n2. " + WRANGLER
                + "secret update " + id + " --secret-id SECRET_ID --scopes " + quoted(String.join(",", union))
                + " --remote\n"
                + "   (this replaces the whole list: keep every scope that step 1 showed)" + then;
    }

    /** What to do about a secret that the inventory lacks. */
    static String toDeclareSecret(BoundSecret bound, Store store, Service service) {
        String id = quoted(store.idOrPlaceholder());
        String then = store.source() == Source.LIVE
                ? ""
                : "\n2. if it does, add it to " + store.place().file().name()
                        + ", to the secrets of this store:\n      " + yaml(bound.secretName()) + ": ["
                        + service.scope().apiName() + "]";
        return "1. " + WRANGLER + "secret list " + id + " --remote      (shows whether it exists)" + then;
    }

    /** What to do about a store that the inventory lacks. */
    static String toDeclareStore(List<Binding> bindings, Service service, String where) {
        return STORES + "\n" + toDeclareInventory(bindings, service, where);
    }

    /** What to do about a placeholder that no store lists. */
    static String toDeclarePlaceholder(List<Binding> bindings, Inventory inventory, String where) {
        if (inventory.stores().size() != 1) {
            return toDeclareStore(bindings, Service.WORKERS, where);
        }
        Set<String> placeholders = new LinkedHashSet<>();
        bindings.forEach(binding -> placeholders.add(yaml(binding.secret().storeId())));
        return "If it stands for the store in "
                + inventory.stores().get(0).place().fileAndLine() + ", say so there:\n" + "    placeholders: ["
                + String.join(", ", placeholders) + "]";
    }

    /** The lines that declare a caller. */
    static String toDeclareCaller(String where) {
        return "Say who runs wrangler deploy; in " + where + ":\ncaller:\n  token: Account Secrets Store Edit";
    }

    /** The lines that declare what bindings use. */
    static String toDeclareInventory(List<Binding> bindings, Service service, String where) {
        Map<String, Set<String>> secrets = new LinkedHashMap<>();
        for (Binding binding : bindings) {
            BoundSecret secret = binding.secret();
            secrets.computeIfAbsent(secret.storeId(), id -> new LinkedHashSet<>())
                    .add(secret.secretName());
        }
        List<String> lines = new ArrayList<>();
        lines.add("Say what the stores hold, with the scopes that they really have; in " + where + ":");
        lines.add("stores:");
        secrets.forEach((store, names) -> {
            lines.add(Store.isId(store) ? "  - id: " + yaml(store) : "  - placeholders: [" + yaml(store) + "]");
            lines.add("    secrets:");
            names.forEach(name ->
                    lines.add("      " + yaml(name) + ": [" + service.scope().apiName() + "]"));
        });
        return String.join("\n", lines);
    }

    /** An argument that a shell takes as it is. */
    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_.,-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** A text that YAML takes as it is. */
    private static String yaml(String text) {
        if (text.matches("[A-Za-z_][A-Za-z0-9_-]*|[0-9a-fA-F]{32}") && !text.equals("null")) {
            return text;
        } else if (text.chars().noneMatch(Character::isISOControl)) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder escaped = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            boolean plain = unit != '"' && unit != '\\' && !Character.isISOControl(unit);
            escaped.append(plain ? String.valueOf((char) unit) : String.format("\\u%04x", unit));
        });
        return escaped.append('"').toString();
    }
}
