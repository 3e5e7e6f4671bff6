package io.github.secretsgate.inventory;

import io.github.secretsgate.finding.NodeReader;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all that is said about stores: {@code stores} of the manifest and the file that {@code inventory} names. */
public final class InventoryReader {
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

    /** What a saved inventory says, as far as it is understood. */
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
        for (Node item : nodes.items(node, "stores")) {
            Store store = storeReader.store(item, provenance);
            if (store != null) {
                add(store);
            }
        }
    }

    /**
     * Adds a JSON file: the answer of {@code GET /accounts/{account}/secrets_store/stores/{store}/secrets} as it is or its
     * {@code result}, or an inventory with {@code stores}.
     */
    public void addFile(Document document) {
        if (document.root() instanceof Node.Sequence secrets) {
            document.problems().forEach(problem -> nodes.invalid(problem.location(), problem.message()));
            addSecrets(secrets.items());
            return;
        }
        Mapping envelope = nodes.root(document);
        if (envelope != null && envelope.get("stores") != null) {
            addStores(envelope.get("stores"), Provenance.PULLED);
        } else if (envelope != null) {
            addAnswer(envelope);
        }
    }

    /**
     * All that was added.
     *
     * @param fileNamed whether a file is named, be it readable or not
     * @param complete whether what is missing does not exist
     * @param undeclared what it means that nothing was added and no file is named
     */
    public Fact<Inventory> inventory(boolean fileNamed, boolean complete, Fact<Inventory> undeclared) {
        if (!declared && !fileNamed) {
            return undeclared;
        }
        return new Fact.Known<>(complete ? Inventory.complete(stores) : Inventory.partial(stores));
    }

    private void addAnswer(Mapping envelope) {
        if (envelope.get("success") instanceof Node.Other success && success.type() == Node.Type.FALSE) {
            nodes.invalid(
                    success.location(),
                    "This is the answer to a request that failed: success is false. Save it again.");
            return;
        }
        Node result = envelope.get("result");
        if (!(result instanceof Node.Sequence secrets)) {
            nodes.invalid(
                    result == null ? envelope.location() : result.location(),
                    "An inventory is the answer of Cloudflare's API, with a list called result, or has a list called"
                            + " stores.");
            return;
        }
        refusePart(envelope.get("result_info"), secrets.items().size());
        addSecrets(secrets.items());
    }

    /** One page of several is not what the store holds. */
    private void refusePart(@Nullable Node info, int count) {
        Node total = info instanceof Mapping fields ? fields.get("total_count") : null;
        String written = total == null
                ? ""
                : total.location()
                        .file()
                        .text()
                        .substring(total.location().start(), total.location().end());
        if (total != null && written.matches("[0-9]{1,9}") && Integer.parseInt(written) > count) {
            nodes.invalid(
                    total.location(),
                    "This answer holds " + count + " of " + written
                            + " secrets. Save all of them: ask with per_page=100, or join the pages in one list.");
        }
    }

    private void addSecrets(List<Node> items) {
        Map<String, List<Secret>> byStore = new LinkedHashMap<>();
        for (Node item : items) {
            Mapping fields = nodes.mapping(item, "A secret");
            Secret secret = fields == null ? null : storeReader.apiSecret(fields, new Fact.Undeclared<>());
            String store = fields == null ? null : nodes.text(fields.get("store_id"), "store_id");
            if (secret != null && store == null) {
                nodes.invalid(
                        secret.location(),
                        secret.name() + " has no store_id, so this is no list of secrets as Cloudflare's API gives it:"
                                + " GET /accounts/{account}/secrets_store/stores/{store}/secrets.");
            } else if (secret != null && store != null) {
                byStore.computeIfAbsent(Store.normalized(store), id -> new ArrayList<>())
                        .add(secret);
            }
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
            once(ids, store.id(), store.location(), "The store " + store.id());
        }
        for (String placeholder : store.placeholders()) {
            once(placeholders, placeholder, store.location(), "The placeholder " + placeholder);
        }
    }

    private void once(Map<String, Location> seen, String key, Location location, String what) {
        Location first = seen.putIfAbsent(key, location);
        if (first != null) {
            nodes.invalid(location, what + " is given twice; the first is in " + first.fileAndLine() + ". Keep one.");
        }
    }
}
