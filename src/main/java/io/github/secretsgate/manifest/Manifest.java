package io.github.secretsgate.manifest;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.source.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a team declares.
 *
 * @param name the file, as people see it; null if there is none
 * @param deployer who deploys, unless an environment declares somebody else
 * @param environments what is declared about single environments
 * @param inventory what the stores hold
 * @param aiGateways AI Gateways with stored keys
 * @param waivers findings that the team accepts
 * @param own whether this is the file of the module itself, not one that several share
 * @param findings what is wrong with it
 */
public record Manifest(
        @Nullable String name,
        Fact<Deployer> deployer,
        Map<Environment, EnvironmentPolicy> environments,
        Fact<Inventory> inventory,
        List<AiGateway> aiGateways,
        List<Waiver> waivers,
        boolean own,
        List<Finding> findings) {
    /** No manifest at all. */
    public static final Manifest NONE = new Manifest(
            null, new Fact.Undeclared<>(), Map.of(), new Fact.Undeclared<>(), List.of(), List.of(), false, List.of());

    /**
     * What is declared about an environment.
     *
     * @param deployer who deploys it; null if the manifest's deployer does
     * @param neverDeployed where it is declared that nobody deploys it; null if somebody does
     * @param location where it is named
     */
    public record EnvironmentPolicy(
            @Nullable Deployer deployer, @Nullable Location neverDeployed, Location location) {}

    /** Who deploys an environment. */
    public Fact<Deployer> deployerOf(Environment environment) {
        EnvironmentPolicy policy = environments.get(environment);
        return policy != null && policy.deployer() != null ? new Fact.Known<>(policy.deployer()) : deployer;
    }

    /** Where it is declared that an environment is never deployed; null if it is. */
    public @Nullable Location neverDeployed(Environment environment) {
        EnvironmentPolicy policy = environments.get(environment);
        return policy == null ? null : policy.neverDeployed();
    }

    /** Everybody who is declared. */
    public List<Deployer> deployers() {
        List<Deployer> deployers = new ArrayList<>();
        if (deployer instanceof Fact.Known<Deployer> known) {
            deployers.add(known.value());
        }
        for (EnvironmentPolicy policy : environments.values()) {
            if (policy.deployer() != null) {
                deployers.add(policy.deployer());
            }
        }
        return deployers;
    }
}
