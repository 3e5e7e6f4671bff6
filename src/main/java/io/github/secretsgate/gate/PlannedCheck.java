package io.github.secretsgate.gate;

import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.gate.BindingChecks.Facts;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployment to check, and the facts about it.
 *
 * @param deployer the declared deployer
 * @param inventory the declared stores
 * @param live the account's facts in a live check; null offline
 */
record PlannedCheck(
        Service service,
        Deployment deployment,
        Fact<Deployer> deployer,
        Fact<Inventory> inventory,
        @Nullable LiveFacts live) {
    /** The checks of Workers and of the manifest's AI Gateways. */
    static List<PlannedCheck> of(
            List<Deployment> workers, Manifest manifest, Deployers deployers, @Nullable Live live) {
        Map<String, LiveFacts> accounts = new HashMap<>();
        List<PlannedCheck> planned = new ArrayList<>();
        for (Deployment worker : workers) {
            planned.add(new PlannedCheck(
                    Service.WORKERS,
                    worker,
                    deployers.of(worker.environment(), worker.deployedBy()),
                    manifest.inventory(),
                    facts(worker, manifest, live, accounts)));
        }
        for (Deployment gateway : AiGatewayDeployments.of(manifest.aiGateways(), workers)) {
            planned.add(new PlannedCheck(
                    Service.AI_GATEWAY,
                    gateway,
                    deployers.ofTheRest(),
                    manifest.inventory(),
                    facts(gateway, manifest, live, accounts)));
        }
        return planned;
    }

    /** @param accounts the facts about accounts that were fetched already */
    private static @Nullable LiveFacts facts(
            Deployment deployment, Manifest manifest, @Nullable Live live, Map<String, LiveFacts> accounts) {
        if (live == null || deployment.bindings().isEmpty()) {
            return null;
        }
        String account = deployment.accountId();
        return accounts.computeIfAbsent(String.valueOf(account), id -> LiveFacts.of(live, account, manifest));
    }

    /** The facts for its checks. */
    Facts facts() {
        return live == null
                ? new Facts(deployer, inventory)
                : new Facts(live.deployer(deployer).deployer(), live.inventory());
    }

    /** The findings about differences between the declarations and the account. */
    List<Finding> liveFindings() {
        if (live == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(live.findings());
        findings.addAll(live.deployer(deployer).findings());
        if (live.inventory() instanceof Fact.Known<Inventory> held) {
            findings.addAll(ManifestLint.unknownScopes(held.value(), deployment.bindings()));
        }
        return findings;
    }
}
