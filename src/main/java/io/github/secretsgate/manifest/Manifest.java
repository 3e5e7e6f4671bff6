package io.github.secretsgate.manifest;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
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
 * @param caller who deploys unless an environment says otherwise; null if that is not said
 * @param environments what is said about single environments, by name; {@value Environment#RESERVED} is the top level
 * @param inventory what the stores hold
 * @param aiGateways AI Gateways with stored keys
 * @param waivers exceptions
 * @param own whether this is the file of the module itself, not one that several share
 * @param complete whether what it does not say is not said; otherwise part of it could not be read
 * @param findings what is wrong with it
 */
public record Manifest(
        @Nullable String name,
        @Nullable DeclaredCaller caller,
        Map<String, EnvironmentPolicy> environments,
        Inventory inventory,
        List<AiGateway> aiGateways,
        List<Waiver> waivers,
        boolean own,
        boolean complete,
        List<Finding> findings) {
    /** No manifest at all. */
    public static final Manifest NONE =
            new Manifest(null, null, Map.of(), Inventory.UNDECLARED, List.of(), List.of(), false, true, List.of());

    /**
     * What is said about an environment.
     *
     * @param caller who deploys it; null if the manifest's caller does
     * @param neverDeployed where it says so; null if it is deployed
     * @param location where it is named
     */
    public record EnvironmentPolicy(
            @Nullable DeclaredCaller caller, @Nullable Location neverDeployed, Location location) {}

    /** Who deploys an environment; null if that is not said. */
    public @Nullable DeclaredCaller callerOf(Environment environment) {
        EnvironmentPolicy policy = environments.get(environment.label());
        return policy != null && policy.caller() != null ? policy.caller() : caller;
    }

    /** Where it is said that an environment is never deployed; null if it is. */
    public @Nullable Location neverDeployed(Environment environment) {
        EnvironmentPolicy policy = environments.get(environment.label());
        return policy == null ? null : policy.neverDeployed();
    }

    /** The same with another inventory. */
    public Manifest with(Inventory other, boolean whole) {
        return new Manifest(name, caller, environments, other, aiGateways, waivers, own, complete && whole, findings);
    }

    /** All callers that are declared. */
    public List<DeclaredCaller> callers() {
        List<DeclaredCaller> callers = new ArrayList<>();
        if (caller != null) {
            callers.add(caller);
        }
        for (EnvironmentPolicy policy : environments.values()) {
            if (policy.caller() != null) {
                callers.add(policy.caller());
            }
        }
        return callers;
    }
}
