package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryChange;
import io.github.secretsgate.inventory.Store;
import java.util.ArrayList;
import java.util.List;

/** What is declared about stores and secrets, compared with what accounts hold. */
final class InventoryDrift {
    private static final int MOST = 5;
    private static final int MOST_FINDINGS = 100;
    private static final String PULL =
            "To have it written as the account has it:" + " mvn io.github.secretsgate:secrets-store-maven-plugin:pull";

    private InventoryDrift() {}

    static List<Finding> between(Inventory declared, Inventory held) {
        List<Finding> findings = new ArrayList<>();
        List<String> undeclared = new ArrayList<>();
        List<InventoryChange> changes = declared.declared() ? InventoryChange.between(declared, held) : List.of();
        boolean many = changes.size() > MOST_FINDINGS;
        for (InventoryChange change : changes) {
            if (change.location() == null || (many && change.before() == null)) {
                undeclared.add(change.what());
            } else {
                findings.add(Finding.at(change.location(), Rule.INVENTORY_DRIFT, message(change))
                        .hint(PULL));
            }
        }
        if (!undeclared.isEmpty()) {
            findings.add(undeclared(undeclared, declared.stores()));
        }
        return findings;
    }

    private static String message(InventoryChange change) {
        if (change.before() == null) {
            return "The account has " + change.what() + " with " + change.after() + ", which is not declared.";
        }
        String declared = "Declared is " + change.what();
        return change.after() == null
                ? declared + ", which the account does not have."
                : declared + " with " + change.before() + "; in the account it has " + change.after()
                        + ", and that counts.";
    }

    /** One finding for all: a manifest by hand names only the secrets that are used. */
    private static Finding undeclared(List<String> what, List<Store> declared) {
        int more = what.size() - MOST;
        String message = "The account has what is not declared: "
                + String.join(", ", what.subList(0, Math.min(MOST, what.size())))
                + (more > 0 ? " and " + more + " more." : ".");
        return declared.isEmpty()
                ? Finding.nowhere(Rule.INVENTORY_DRIFT, message)
                : Finding.at(declared.get(0).location(), Rule.INVENTORY_DRIFT, message);
    }
}
