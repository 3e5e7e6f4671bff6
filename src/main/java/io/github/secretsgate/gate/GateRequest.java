package io.github.secretsgate.gate;

import io.github.secretsgate.wrangler.SearchRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to check, as the parameters of the build say it.
 *
 * @param root the build's root, to which paths in reports are relative
 * @param workers where the Workers are
 * @param requireConfig whether finding no config is an error; null: in a run without a pom
 * @param environments the environments to check; empty for the default
 * @param cloudflareEnv the environment variable {@code CLOUDFLARE_ENV}; null or empty if it is not set
 * @param manifest the manifest; null to search for it
 * @param tokenPermission the token's permission, or a comma-separated list of all its permissions; null if the manifest says it
 * @param roles the member's roles; empty if the manifest says it
 * @param placeholders {@code accept} or {@code reject}
 * @param configsOfOthers configs that other executions of the build check
 * @param invalidParameters what is wrong with parameters that are not the gate's own
 * @param today the day in UTC, for the ends of waivers
 */
public record GateRequest(
        Path root,
        SearchRequest workers,
        @Nullable Boolean requireConfig,
        List<String> environments,
        @Nullable String cloudflareEnv,
        @Nullable Path manifest,
        @Nullable String tokenPermission,
        List<String> roles,
        String placeholders,
        Set<Path> configsOfOthers,
        List<String> invalidParameters,
        LocalDate today) {
    boolean requiresConfig() {
        return requireConfig == null ? workers.above() : requireConfig;
    }

    boolean selectsEnvironments() {
        return !environments.isEmpty() || (cloudflareEnv != null && !cloudflareEnv.isEmpty());
    }

    boolean rejectsPlaceholders() {
        return placeholders.equals("reject");
    }

    /** Whether the run sees all that the module deploys, so that what is not used in it is not used at all. */
    boolean seesEverything() {
        return workers.config() == null && !selectsEnvironments();
    }
}
