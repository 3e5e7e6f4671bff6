package io.github.secretsgate.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finding is about, as far as it is about a deployment.
 *
 * @param config the config that is deployed, as {@code SourceFile.name()}
 * @param deployedAs the name of the deployed Worker; null if nothing gives it one
 * @param environment the environment; null is the top level
 * @param wholeConfig whether it is about all deployments of the config, of which environment and name then say nothing
 * @param secrets the bindings that it concerns
 */
public record Subject(
        String config,
        @Nullable String deployedAs,
        @Nullable String environment,
        boolean wholeConfig,
        List<BoundSecret> secrets) {
    /** A deployment, and the bindings that it concerns. */
    public static Subject deployment(
            String config, @Nullable String deployedAs, @Nullable String environment, List<BoundSecret> secrets) {
        return new Subject(config, deployedAs, environment, false, secrets);
    }

    /** A config as a whole, and the bindings that it concerns. */
    public static Subject config(String config, List<BoundSecret> secrets) {
        return new Subject(config, null, null, true, secrets);
    }

    /** How the top level is written where an environment's name is expected. */
    public static final String TOP_LEVEL = "top-level";

    /** The environment's name, or {@value #TOP_LEVEL}. */
    public static String nameOf(@Nullable String environment) {
        return environment == null ? TOP_LEVEL : environment;
    }
}
