package io.github.secretsgate.inventory;

import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.source.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A difference between two inventories.
 *
 * @param what the store or secret
 * @param before its description before; null if it is new
 * @param after its description now; null if it is gone
 * @param location its declaration, or the place for it in a pulled inventory, which is complete; null if it is new
 */
public record InventoryChange(
        String what,
        @Nullable String before,
        @Nullable String after,
        @Nullable Location location) {
    /** Returns the differences, in the order of the stores and secrets. A store without an ID can't be compared. */
    public static List<InventoryChange> between(Inventory before, Inventory after) {
        List<InventoryChange> changes = new ArrayList<>();
        for (Store old : before.stores()) {
            if (old.id() != null) {
                after.store(old.id())
                        .ifPresentOrElse(
                                now -> store(old, now, changes),
                                () -> changes.add(new InventoryChange(
                                        "store " + Quoted.of(old.idOrPlaceholder()), "", null, old.location())));
            }
        }
        for (Store now : after.stores()) {
            if (now.id() != null && before.store(now.id()).isEmpty()) {
                String held = now.secrets().size() + (now.secrets().size() == 1 ? " secret" : " secrets");
                changes.add(new InventoryChange("store " + Quoted.of(now.idOrPlaceholder()), null, held, null));
            }
        }
        return changes;
    }

    private static void store(Store old, Store now, List<InventoryChange> changes) {
        if (old.name() != null && now.name() != null && !old.name().equals(now.name())) {
            String before = "the name " + Quoted.of(old.name());
            changes.add(new InventoryChange(
                    "store " + Quoted.of(old.idOrPlaceholder()),
                    before,
                    "the name " + Quoted.of(now.name()),
                    old.location()));
        }
        old.secrets().forEach((name, secret) -> {
            InventoryChange change = of(secret, now);
            if (change != null) {
                changes.add(change);
            }
        });
        Location whole = old.provenance() == Provenance.PULLED ? old.location() : null;
        for (Map.Entry<String, Secret> secret : now.secrets().entrySet()) {
            if (!old.secrets().containsKey(secret.getKey())) {
                changes.add(new InventoryChange(what(secret.getKey(), now), null, describe(secret.getValue()), whole));
            }
        }
    }

    /** The difference about one secret; null if there is none, or if its scopes aren't known. */
    public static @Nullable InventoryChange of(Secret old, Store now) {
        Secret other = now.secrets().get(old.name());
        String before = old.scopes() instanceof Fact.Known ? describe(old) : null;
        String after = other == null ? null : describe(other);
        return before == null || before.equals(after)
                ? null
                : new InventoryChange(what(old.name(), now), before, after, old.location());
    }

    private static String what(String secret, Store store) {
        return "secret " + Quoted.of(secret) + " of store " + Quoted.of(String.valueOf(store.id()));
    }

    /** The scopes in one spelling and order, and the status if it isn't active. */
    private static String describe(Secret secret) {
        String scopes = String.join(", ", secret.scopeNames());
        String status = secret.status() == Secret.Status.ACTIVE
                ? ""
                : ", " + secret.status().name().toLowerCase(Locale.ROOT);
        return (scopes.isEmpty() ? "no scopes" : "scopes [" + scopes + "]") + status;
    }

    /** The difference as a line that begins with + (new), - (gone) or ~ (changed). */
    @Override
    public String toString() {
        if (before == null) {
            return "+ " + what + ": " + after;
        }
        return after == null ? "- " + what : "~ " + what + ": " + before + " → " + after;
    }
}
