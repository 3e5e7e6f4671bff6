package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.wrangler.SearchRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run's task, from the parameters of the build.
 *
 * @param root the build's root, to which paths in reports are relative
 * @param workers where the Workers are
 * @param requireConfig whether finding no config is an error; null: in a run without a pom
 * @param environments the environments to check
 * @param manifest the manifest; null to search for it
 * @param deployer who deploys, according to the build
 * @param placeholders what becomes of placeholders
 * @param maxWaiverDays how many days ahead a waiver can end
 * @param configsOfOthers configs that other executions of the build check
 * @param invalidParameters what is wrong with parameters that aren't the gate's own
 * @param plugin the plugin itself, for commands that run its other goals
 * @param today the day in UTC, for the ends of waivers
 * @param enforcement which waivers and exclusions of the repository are used
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
    /** The number of days ahead that a waiver can end by default: a year, and a day for a leap year. */
    public static final int MAX_WAIVER_DAYS = 366;

    /**
     * The parameters that replace every deployer of the manifest.
     *
     * @param tokenPermission the token's permission, or a comma-separated list of all its permissions; null if it isn't set
     * @param roles the member's roles; empty if they aren't set
     */
    public record DeployerParameters(@Nullable String tokenPermission, List<String> roles) {
        /** The manifest declares who deploys. */
        public static final DeployerParameters NONE = new DeployerParameters(null, List.of());
    }

    /** The same request, of a pipeline that enforces the check. */
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

    /** Whether the run sees everything that the module deploys, so that what isn't used in it isn't used at all. */
    boolean seesEverything() {
        return workers.config() == null && environments instanceof EnvironmentSelection.Every;
    }
}
