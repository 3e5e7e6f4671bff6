package io.github.secretsgate.manifest;

import io.github.secretsgate.finding.DeployCommand;
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
 * The declarations of a team.
 *
 * @param name the file, as people see it; null if there is none
 * @param deployer who deploys, unless an environment declares somebody else
 * @param environments what is declared about single environments
 * @param previews what is declared about Previews of Workers; null if nothing is
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
        @Nullable EnvironmentPolicy previews,
        Fact<Inventory> inventory,
        List<AiGateway> aiGateways,
        List<Waiver> waivers,
        boolean own,
        List<Finding> findings) {
    /** No manifest at all. */
    public static final Manifest NONE = new Manifest(
            null,
            new Fact.Undeclared<>(),
            Map.of(),
            null,
            new Fact.Undeclared<>(),
            List.of(),
            List.of(),
            false,
            List.of());

    /**
     * The declarations of an environment.
     *
     * @param deployer who deploys it; null if the manifest's deployer does
     * @param neverDeployed where it is declared that nobody deploys it; null if somebody does
     * @param location where it is named
     */
    public record EnvironmentPolicy(
            @Nullable Deployer deployer, @Nullable Location neverDeployed, Location location) {}

    /** The deployer of an environment. */
    public Fact<Deployer> deployerOf(Environment environment) {
        EnvironmentPolicy policy = environments.get(environment);
        return policy != null && policy.deployer() != null ? new Fact.Known<>(policy.deployer()) : deployer;
    }

    /** The deployer that runs a command on an environment: Previews can have another one. */
    public Fact<Deployer> deployerOf(Environment environment, @Nullable DeployCommand command) {
        Deployer own = command != null && command.isPreview() && previews != null ? previews.deployer() : null;
        return own != null ? new Fact.Known<>(own) : deployerOf(environment);
    }

    /** The location of an environment's {@code deploy: never}; null if it is deployed. */
    public @Nullable Location neverDeployed(Environment environment) {
        EnvironmentPolicy policy = environments.get(environment);
        return policy == null ? null : policy.neverDeployed();
    }

    /** The location of a command's {@code deploy: never}; null if somebody runs it. */
    public @Nullable Location neverDeployed(@Nullable DeployCommand command) {
        return command != null && command.isPreview() && previews != null ? previews.neverDeployed() : null;
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
        if (previews != null && previews.deployer() != null) {
            deployers.add(previews.deployer());
        }
        return deployers;
    }
}
