package io.github.secretsgate.inventory;

import io.github.secretsgate.access.Scope;
import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.DidYouMean;
import io.github.secretsgate.finding.NodeReader;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Secret.Scopes;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an entry of {@code stores}, and secrets in all their forms. */
final class StoreReader {
    private static final Set<String> STORE_KEYS = Set.of("id", "name", "placeholders", "scopes", "secrets");
    private static final String A_SECRET = "a secret (the manifest never contains its value)";
    private static final Set<String> SECRET_KEYS = Set.of("scopes", "status");

    /** The fields of a secret in Cloudflare's API. */
    private static final Set<String> API_SECRET_KEYS = Set.of(
            "id",
            "name",
            "store_id",
            "status",
            "scopes",
            "comment",
            "created",
            "modified",
            "account_tag",
            "account_id");

    private final NodeReader nodes;

    StoreReader(NodeReader nodes) {
        this.nodes = nodes;
    }

    /** Reads a store; null if the node isn't one. */
    @Nullable
    Store store(Node node, Provenance provenance) {
        Node.Mapping store = nodes.mapping(node, "A store");
        if (store == null) {
            return null;
        }
        nodes.knownKeysOnly(store, "a store", STORE_KEYS);
        Node idNode = store.get("id");
        String written = nodes.text(idNode, "The ID of a store");
        String id = written == null ? null : Credentials.masked(Store.normalized(written));
        // Hexadecimal digits alone are more likely a misspelled ID.
        boolean credential = written != null && Credentials.isIn(written) && !written.matches("[0-9a-fA-F]+");
        if (idNode != null && credential) {
            nodes.invalid(idNode.location(), Credentials.insteadOf("the ID of a store"));
        } else if (idNode != null && id != null && !Store.isId(id)) {
            nodes.invalid(
                    idNode.location(),
                    "A store ID has 32 hexadecimal digits. If configs use a placeholder for it, list that under \"placeholders\".");
        }
        List<String> placeholders = placeholders(store.get("placeholders"));
        if (idNode == null && placeholders.isEmpty()) {
            nodes.invalid(
                    store.location(), "A store needs an \"id\", or the \"placeholders\" that configs use for it.");
        }
        Node scopesNode = store.get("scopes");
        Fact<Scopes> scopes = scopesNode == null ? new Fact.Undeclared<>() : scopes(scopesNode);
        Map<String, Secret> secrets = secrets(store.get("secrets"), scopes);
        return new Store(
                id,
                nodes.text(store.get("name"), "The name of a store"),
                placeholders,
                secrets,
                store.location(),
                provenance);
    }

    private List<String> placeholders(@Nullable Node node) {
        List<String> placeholders = new ArrayList<>();
        for (Node item : nodes.items(node, "\"placeholders\" must be a list")) {
            String placeholder = nodes.text(item, "A placeholder");
            if (placeholder != null && (placeholder.isEmpty() || Store.isId(placeholder))) {
                nodes.invalid(item.location(), "A placeholder can't be empty, and can't look like a store ID.");
            } else if (placeholder != null) {
                placeholders.add(placeholder);
            }
        }
        return placeholders;
    }

    private Map<String, Secret> secrets(@Nullable Node node, Fact<Scopes> storeScopes) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        if (node instanceof Node.Mapping byName) {
            for (Node.Member member : byName.members()) {
                add(secrets, secretOfMap(member, storeScopes));
            }
        } else if (node == null || node instanceof Node.Sequence) {
            for (Node item : nodes.items(node, "\"secrets\" must be a list")) {
                Secret secret = secretOfList(item, storeScopes);
                if (secret != null) {
                    add(secrets, secret);
                }
            }
        } else if (!isNull(node)) {
            nodes.invalid(node.location(), "\"secrets\" must be a table of names, or a list, not " + node.kind() + ".");
        }
        return secrets;
    }

    /** Reads {@code NAME:}, {@code NAME: [workers]} or {@code NAME: { scopes: [workers], status: pending }}. */
    private Secret secretOfMap(Node.Member member, Fact<Scopes> storeScopes) {
        Node value = member.value();
        Location location = member.keyLocation();
        if (value instanceof Node.Mapping fields) {
            boolean known = nodes.knownKeysOnly(fields, A_SECRET, SECRET_KEYS);
            return secret(member.key(), fields, location, known ? storeScopes : Fact.unclear());
        }
        Fact<Scopes> scopes = isNull(value) ? inherited(storeScopes, location) : scopes(value);
        return new Secret(member.key(), scopes, Secret.Status.ACTIVE, location);
    }

    /** Reads {@code NAME} or an object of Cloudflare's API; null if the node is neither. */
    private @Nullable Secret secretOfList(Node item, Fact<Scopes> storeScopes) {
        if (item instanceof Node.Text name) {
            Fact<Scopes> scopes = inherited(storeScopes, item.location());
            return new Secret(name.value(), scopes, Secret.Status.ACTIVE, item.location());
        }
        if (!(item instanceof Node.Mapping fields)) {
            nodes.invalid(
                    item.location(),
                    "A secret must be a name, or a table with \"name\" and \"scopes\", not " + item.kind() + ".");
            return null;
        }
        boolean known = nodes.knownKeysOnly(fields, A_SECRET, API_SECRET_KEYS);
        return apiSecret(fields, known ? storeScopes : Fact.unclear());
    }

    /** Reads an object of Cloudflare's API, and ignores other fields; null if it has no name. */
    @Nullable
    Secret apiSecret(Node.Mapping fields, Fact<Scopes> storeScopes) {
        NodeReader.hideOthers(fields, API_SECRET_KEYS);
        Node.Member name = fields.member("name");
        if (name == null) {
            nodes.invalid(fields.location(), "A secret in a list needs a \"name\".");
            return null;
        }
        String text = nodes.text(name.value(), "The name of a secret");
        Location location = name.value().location();
        return text == null ? null : secret(text, fields, location, storeScopes);
    }

    private Secret secret(String name, Node.Mapping fields, Location location, Fact<Scopes> storeScopes) {
        Node scopes = fields.get("scopes");
        Fact<Scopes> own = scopes == null || isNull(scopes) ? inherited(storeScopes, location) : scopes(scopes);
        return new Secret(name, own, status(fields.get("status")), location);
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Other other && other.type() == Node.Type.NULL;
    }

    private Secret.Status status(@Nullable Node node) {
        String written = nodes.text(node, "The status of a secret");
        for (Secret.Status status : Secret.Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(written)) {
                return status;
            }
        }
        if (node != null && written != null) {
            List<String> known = List.of("active", "pending", "deleted");
            nodes.invalid(
                    node.location(),
                    "Unknown status " + Quoted.of(Credentials.masked(written)) + ". It is one of " + Quoted.list(known)
                            + "." + DidYouMean.question(written, known));
        }
        return Secret.Status.ACTIVE;
    }

    /** The scopes of a secret that declares none: those of its store, or no scopes. */
    private static Fact<Scopes> inherited(Fact<Scopes> storeScopes, Location secret) {
        return storeScopes instanceof Fact.Undeclared
                ? new Fact.Known<>(new Scopes(Set.of(), List.of(), secret))
                : storeScopes;
    }

    private Fact<Scopes> scopes(Node node) {
        Set<Scope> known = EnumSet.noneOf(Scope.class);
        List<String> written = new ArrayList<>();
        List<Node> items = nodes.items(node, "\"scopes\" must be a list");
        for (Node item : items) {
            String name = nodes.text(item, "A scope");
            if (name != null && Credentials.isIn(name)) {
                item.location().hide();
                nodes.invalid(item.location(), Credentials.insteadOf("a scope"));
            } else if (name != null) {
                written.add(name);
                Scope scope = Scope.of(name).orElse(null);
                if (scope == null) {
                    unknownScope(name, item.location());
                } else {
                    known.add(scope);
                }
            }
        }
        boolean understood = node instanceof Node.Sequence && written.size() == items.size();
        return understood ? new Fact.Known<>(new Scopes(known, written, node.location())) : Fact.unclear();
    }

    private void unknownScope(String name, Location location) {
        List<String> known = Arrays.stream(Scope.values()).map(Scope::apiName).toList();
        nodes.warn(
                location,
                Rule.SCOPE_UNKNOWN,
                "Cloudflare has no scope " + Quoted.of(name) + ", so it is ignored." + DidYouMean.question(name, known)
                        + " The scopes are " + Quoted.list(known) + ".");
    }

    /** Adds a secret, and reports one that is already there. */
    void add(Map<String, Secret> secrets, Secret secret) {
        Secret first = secrets.putIfAbsent(secret.name(), secret);
        if (first != null) {
            nodes.invalid(
                    secret.location(),
                    "Secret " + Quoted.of(secret.name()) + " is declared twice, first at line "
                            + first.location().line() + ".");
        }
    }
}
