package io.github.secretsgate.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the stores of an account hold. */
public final class Inventory {
    /** Nothing is said about stores. */
    public static final Inventory UNDECLARED = new Inventory(List.of(), false, true);

    private final Map<String, Store> byId = new LinkedHashMap<>();
    private final Map<String, Store> byPlaceholder = new LinkedHashMap<>();
    private final List<Store> stores;
    private final boolean declared;
    private final boolean complete;
    private final boolean live;

    /**
     * @param declared whether anything is said about stores
     * @param complete whether all that is said was understood; if not, what is missing here may still exist
     */
    public Inventory(List<Store> stores, boolean declared, boolean complete) {
        this(stores, declared, complete, false);
    }

    private Inventory(List<Store> stores, boolean declared, boolean complete, boolean live) {
        this.stores = List.copyOf(stores);
        this.declared = declared;
        this.complete = complete;
        this.live = live;
        for (Store store : stores) {
            if (store.id() != null) {
                byId.put(store.id(), store);
            }
            store.placeholders().forEach(placeholder -> byPlaceholder.put(placeholder, store));
        }
    }

    /** All that an account holds, as Cloudflare shows it. */
    public static Inventory live(List<Store> stores) {
        return new Inventory(stores, true, true, true);
    }

    /** Whether Cloudflare says what is here, and what is not. */
    public boolean live() {
        return live;
    }

    /** Whether anything is said about stores. */
    public boolean declared() {
        return declared;
    }

    /** Whether what is missing here does not exist. */
    public boolean complete() {
        return complete;
    }

    /** The store that a config's {@code store_id} means: by id, or by placeholder. */
    public Optional<Store> store(String idOrPlaceholder) {
        Map<String, Store> stores = Store.isId(idOrPlaceholder) ? byId : byPlaceholder;
        return Optional.ofNullable(stores.get(idOrPlaceholder));
    }

    /** All stores. */
    public List<Store> stores() {
        return stores;
    }

    /** The ids of all stores that have one. */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }
}
