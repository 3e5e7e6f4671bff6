package io.github.secretsgate.inventory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the stores of an account hold, and what it means if something is missing. */
public final class Inventory {
    /** How much an inventory tells about what it doesn't name. */
    private enum Extent {
        PARTIAL,
        COMPLETE,
        LIVE
    }

    private final Map<String, Store> byId = new LinkedHashMap<>();
    private final Map<String, Store> byName = new LinkedHashMap<>();
    private final Map<String, Store> byPlaceholder = new LinkedHashMap<>();
    private final List<Store> stores;
    private final Extent extent;
    private @Nullable Store empty;

    private Inventory(List<Store> stores, Extent extent) {
        this.stores = List.copyOf(stores);
        this.extent = extent;
        for (Store store : stores) {
            if (store.id() != null) {
                byId.put(store.id(), store);
                if (store.name() != null) {
                    byName.putIfAbsent(store.name(), store);
                }
            }
            if (store.id() == null && store.placeholders().isEmpty()) {
                empty = store;
            }
            store.placeholders().forEach(placeholder -> byPlaceholder.put(placeholder, store));
        }
    }

    /** Part of what is declared was not understood, or could not be fetched: what is missing here may still exist. */
    public static Inventory partial(List<Store> stores) {
        return new Inventory(stores, Extent.PARTIAL);
    }

    /** Anything that is missing here isn't declared to exist. */
    public static Inventory complete(List<Store> stores) {
        return new Inventory(stores, Extent.COMPLETE);
    }

    /** Anything that is missing here doesn't exist: Cloudflare just listed everything. */
    public static Inventory live(List<Store> stores) {
        return new Inventory(stores, Extent.LIVE);
    }

    /** Whether what is missing here may still exist. */
    public boolean isPartial() {
        return extent == Extent.PARTIAL;
    }

    /** Whether Cloudflare itself listed what is here. */
    public boolean isLive() {
        return extent == Extent.LIVE;
    }

    /** The store that a config's {@code store_id} means: by ID, or by placeholder. An empty answer may be any store's. */
    public Optional<Store> store(String idOrPlaceholder) {
        boolean id = Store.isId(idOrPlaceholder);
        Store store = (id ? byId : byPlaceholder).get(idOrPlaceholder);
        return Optional.ofNullable(store == null && id ? empty : store);
    }

    /** The store that somebody means who writes its name, or its ID with dashes or in upper case, where its ID belongs. */
    public Optional<Store> meant(String written) {
        Store spelled = byId.get(written.replace("-", "").toLowerCase(Locale.ROOT));
        Store named = byName.get(written);
        return Stream.of(Optional.ofNullable(spelled), Optional.ofNullable(named))
                .flatMap(Optional::stream)
                .filter(store -> !written.equals(store.id()))
                .findFirst();
    }

    /** All stores. */
    public List<Store> stores() {
        return stores;
    }

    /** The IDs of all stores that have one. */
    public Set<String> ids() {
        return Collections.unmodifiableSet(byId.keySet());
    }
}
