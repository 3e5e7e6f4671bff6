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
 * A team's declarations.
 *
 * @param name the file's name, as reports show it; null if there is no file
 * @param deployer the deployer of environments that declare none
 * @param environments the declarations of single environments
 * @param previews the declaration of Previews; null if there is none
 * @param inventory the declared stores
 * @param aiGateways AI Gateways with stored keys
 * @param waivers the findings that the team accepts
 * @param own whether this is the module's own file, not a shared one
 * @param findings the findings about the manifest itself
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
    /** A missing manifest. */
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
     * The declaration of an environment.
     *
     * @param deployer its deployer; null if the manifest's deployer deploys it
     * @param neverDeployed the location of {@code deploy: never}; null if it is deployed
     * @param location the location of its name
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

    /** All declared deployers. */
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
