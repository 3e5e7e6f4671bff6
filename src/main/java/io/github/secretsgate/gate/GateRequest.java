package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.wrangler.SearchRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request of a run, from the build's parameters.
 *
 * @param root the build's root, to which paths in reports are relative
 * @param workers the search for Workers
 * @param requireConfig whether a missing config is an error; null means only in a run without a pom
 * @param environments the environments to check
 * @param manifest the manifest; null to search for it
 * @param deployer the deployer that the build's parameters declare
 * @param placeholders the treatment of placeholders
 * @param maxWaiverDays the number of days from today within which a waiver must end
 * @param configsOfOthers the configs that other executions of the build check
 * @param invalidParameters the findings about parameters that aren't the gate's own
 * @param plugin the plugin's other goals, as commands
 * @param today the date in UTC, for the ends of waivers
 * @param enforcement the use of the repository's waivers and exclusions
 */
public record GateRequest(
        Path root,
        SearchRequest workers,
        @Nullable Boolean requireConfig,
        EnvironmentSelection environments,
        @Nullable Path manifest,
        DeployerParameters deployer,
        PlaceholderPolicy placeholders,
        int maxWaiverDays,
        Set<Path> configsOfOthers,
        List<Finding> invalidParameters,
        PluginCommands plugin,
        LocalDate today,
        Enforcement enforcement) {
    /** The default for {@code maxWaiverDays}: a leap year. */
    public static final int MAX_WAIVER_DAYS = 366;

    /**
     * The parameters that replace every deployer of the manifest.
     *
     * @param tokenPermission the token's permission, or a comma-separated list of all its permissions; null if it isn't set
     * @param roles the member's roles; empty if they aren't set
     */
    public record DeployerParameters(@Nullable String tokenPermission, List<String> roles) {
        /** No parameters: the manifest declares the deployer. */
        public static final DeployerParameters NONE = new DeployerParameters(null, List.of());
    }

    /** The same request, in a pipeline that enforces the check. */
    public GateRequest enforcing(Enforcement other) {
        return new GateRequest(
                root,
                workers,
                requireConfig,
                environments,
                manifest,
                deployer,
                placeholders,
                maxWaiverDays,
                configsOfOthers,
                invalidParameters,
                plugin,
                today,
                other);
    }

    boolean requiresConfig() {
        return requireConfig == null ? workers.above() : requireConfig;
    }

    /** Returns whether the run sees all deployments of the module, so that a declaration without a use in it is unused. */
    boolean seesEverything() {
        return workers.config() == null && environments instanceof EnvironmentSelection.Every;
    }
}
