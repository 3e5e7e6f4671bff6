package io.github.secretsgate.inventory;

import io.github.secretsgate.finding.Credentials;
import io.github.secretsgate.finding.NodeReader;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the declarations of stores: the manifest's {@code stores}, and the file that {@code inventory} names. */
public final class InventoryReader {
    private static final Set<String> FILE_KEYS =
            Set.of("success", "errors", "messages", "result", "result_info", "account", "pulledAt", "stores");

    private static final Set<String> PAGE_KEYS =
            Set.of("count", "page", "per_page", "total_count", "total_pages", "cursors");

    private final NodeReader nodes;
    private final StoreReader storeReader;
    private final List<Store> stores = new ArrayList<>();
    private final Map<String, Location> ids = new LinkedHashMap<>();
    private final Map<String, Location> placeholders = new LinkedHashMap<>();
    private boolean declared;

    public InventoryReader(NodeReader nodes) {
        this.nodes = nodes;
        this.storeReader = new StoreReader(nodes);
    }

    /** Reads a saved inventory, as far as it is understood. */
    public static Inventory saved(Document document) {
        InventoryReader inventory = new InventoryReader(new NodeReader());
        inventory.addFile(document);
        return Inventory.complete(inventory.stores);
    }

    /** Adds {@code stores} of a manifest. */
    public void addStores(@Nullable Node node) {
        addStores(node, Provenance.DECLARED);
    }

    private void addStores(@Nullable Node node, Provenance provenance) {
        declared |= node != null;
        for (Node item : nodes.items(node, "\"stores\" must be a list")) {
            Store store = storeReader.store(item, provenance);
            if (store != null) {
                add(store);
            }
        }
    }

    /**
     * Adds a JSON file: an inventory with {@code stores}, or the answer to
     * {@code GET /accounts/{account}/secrets_store/stores/{store}/secrets}, whole or only its {@code result}.
     */
    public void addFile(Document document) {
        if (!isInventory(document)) {
            document.file().hideAll();
        }
        if (document.root() instanceof Node.Sequence secrets) {
            document.problems()
                    .forEach(problem -> nodes.invalid(problem.location(), Credentials.masked(problem.message())));
            addSecrets(secrets);
            return;
        }
        Mapping envelope = nodes.root(document);
        if (envelope != null) {
            NodeReader.hideOthers(envelope, FILE_KEYS);
        }
        if (envelope != null && envelope.get("stores") != null) {
            addStores(envelope.get("stores"), Provenance.PULLED);
        } else if (envelope != null) {
            addAnswer(envelope);
        }
    }

    /** A manifest can name any JSON file of the repository, such as the credentials of an earlier step. Only an inventory is quoted. */
    private static boolean isInventory(Document document) {
        if (document.root() instanceof Mapping fields) {
            return fields.get("stores") != null || fields.get("result") != null || fields.get("success") != null;
        } else if (document.root() instanceof Node.Sequence secrets) {
            return secrets.items().stream()
                    .allMatch(secret -> secret instanceof Mapping one && one.get("name") != null);
        }
        String text = document.file().text();
        return document.root() == null && (text.contains("\"stores\"") || text.contains("\"result\""));
    }

    /**
     * Returns everything that was added.
     *
     * @param fileNamed whether the manifest names a file, readable or not
     * @param complete whether unlisted stores and secrets don't exist
     * @param undeclared the result if nothing was added and no file is named
     */
    public Fact<Inventory> inventory(boolean fileNamed, boolean complete, Fact<Inventory> undeclared) {
        if (!declared && !fileNamed) {
            return undeclared;
        }
        return new Fact.Known<>(complete ? Inventory.complete(stores) : Inventory.partial(stores));
    }

    /** Adds an answer of the API, which must be successful and complete. */
    private void addAnswer(Mapping envelope) {
        Node success = envelope.get("success");
        Node errors = envelope.get("errors");
        Node result = envelope.get("result");
        if (success != null && !(success instanceof Node.Other other && other.type() == Node.Type.TRUE)) {
            nodes.invalid(
                    success.location(),
                    "This is the response to a failed request: \"success\" isn't true. Save it again.");
        } else if (errors != null
                && !(errors instanceof Node.Sequence none && none.items().isEmpty())
                && !isNull(errors)) {
            nodes.invalid(
                    errors.location(), "This is the response to a failed request: it has \"errors\". Save it again.");
        } else if (result instanceof Node.Sequence secrets) {
            refusePart(envelope.get("result_info"), secrets.items().size());
            addSecrets(secrets);
        } else {
            nodes.invalid(
                    result == null ? envelope.location() : result.location(),
                    "An inventory is a response of Cloudflare's API with a list \"result\", or a file with a list \"stores\".");
        }
    }

    /** Reports an answer that is only one of several pages. */
    private void refusePart(@Nullable Node info, int count) {
        Mapping fields = info == null || isNull(info) ? null : nodes.mapping(info, "\"result_info\"");
        if (fields != null) {
            NodeReader.hideOthers(fields, PAGE_KEYS);
            refusePart(fields, "total_count", count);
            refusePart(fields, "count", count);
            refusePart(fields, "total_pages", 1);
            refusePart(fields, "page", 1);
        }
    }

    private void refusePart(Mapping info, String key, int whole) {
        Node node = info.get(key);
        if (node == null) {
            return;
        }
        Location location = node.location();
        String written = location.file().text().substring(location.start(), location.end());
        if (!(node instanceof Node.Other) || !written.matches("[0-9]{1,9}")) {
            nodes.invalid(location, "\"" + key + "\" must be a number.");
        } else if (Integer.parseInt(written) > whole) {
            nodes.invalid(
                    location,
                    "This is only a part of the store's secrets (\"" + key + "\" is " + written
                            + "). Save all of them: ask with per_page=100, or join the pages in one list.");
        }
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Other other && other.type() == Node.Type.NULL;
    }

    private void addSecrets(Node.Sequence list) {
        Map<String, List<Secret>> byStore = new LinkedHashMap<>();
        for (Node item : list.items()) {
            Mapping fields = nodes.mapping(item, "A secret");
            Secret secret = fields == null ? null : storeReader.apiSecret(fields, new Fact.Undeclared<>());
            String store = fields == null ? null : nodes.text(fields.get("store_id"), "\"store_id\"");
            if (secret != null && store == null) {
                nodes.invalid(
                        secret.location(),
                        Quoted.of(secret.name())
                                + " has no \"store_id\", so this isn't a list of secrets as Cloudflare's API"
                                + " returns it: GET /accounts/{account}/secrets_store/stores/{store}/secrets.");
            } else if (secret != null && store != null) {
                byStore.computeIfAbsent(Credentials.masked(Store.normalized(store)), id -> new ArrayList<>())
                        .add(secret);
            }
        }
        if (list.items().isEmpty()) {
            add(Store.withoutSecrets(list.location()));
        }
        byStore.forEach((id, secrets) -> {
            Map<String, Secret> byName = new LinkedHashMap<>();
            secrets.forEach(secret -> storeReader.add(byName, secret));
            add(new Store(id, null, List.of(), byName, secrets.get(0).location(), Provenance.PULLED));
        });
    }

    private void add(Store store) {
        stores.add(store);
        if (store.id() != null) {
            once(ids, store.id(), store.location(), "Store " + Quoted.of(store.id()));
        }
        for (String placeholder : store.placeholders()) {
            once(placeholders, placeholder, store.location(), "Placeholder " + Quoted.of(placeholder));
        }
    }

    private void once(Map<String, Location> seen, String key, Location location, String what) {
        Location first = seen.putIfAbsent(key, location);
        if (first != null) {
            nodes.invalid(location, what + " is declared twice, first in " + first.fileAndLine() + ". Keep one.");
        }
    }
}
