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

/** The stores of an account and their secrets, and whether the list is complete. */
public final class Inventory {
    /** The meaning of a store or secret that isn't listed. */
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
            for (String placeholder : store.placeholders()) {
                byPlaceholder.put(placeholder, store);
            }
        }
    }

    /** An inventory of which a part wasn't understood or couldn't be fetched: unlisted stores and secrets may exist. */
    public static Inventory partial(List<Store> stores) {
        return new Inventory(stores, Extent.PARTIAL);
    }

    /** A declared inventory: unlisted stores and secrets aren't declared. */
    public static Inventory complete(List<Store> stores) {
        return new Inventory(stores, Extent.COMPLETE);
    }

    /** An inventory that Cloudflare just listed: unlisted stores and secrets don't exist. */
    public static Inventory live(List<Store> stores) {
        return new Inventory(stores, Extent.LIVE);
    }

    /** Returns whether unlisted stores and secrets may exist. */
    public boolean isPartial() {
        return extent == Extent.PARTIAL;
    }

    /** Returns whether Cloudflare listed it. */
    public boolean isLive() {
        return extent == Extent.LIVE;
    }

    /** The store that a config's {@code store_id} names by ID or placeholder. A saved answer without secrets can belong to any store. */
    public Optional<Store> store(String idOrPlaceholder) {
        boolean id = Store.isId(idOrPlaceholder);
        Store store = (id ? byId : byPlaceholder).get(idOrPlaceholder);
        return Optional.ofNullable(store == null && id ? empty : store);
    }

    /** The store that is probably meant by a name, or by an ID with dashes or in upper case, in place of the ID. */
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
