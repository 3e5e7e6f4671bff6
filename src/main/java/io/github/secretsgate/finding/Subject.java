package io.github.secretsgate.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deployments that a finding is about. */
public sealed interface Subject {
    /** The name of the config file, as in {@code SourceFile.name()}. */
    String config();

    /** The bindings that the finding is about. */
    List<BoundSecret> secrets();

    /** The environment; null if the finding is about every deployment of the config. */
    @Nullable
    Environment environment();

    /** The name of the deployed Worker; null if it has none, or if the finding is about every deployment of the config. */
    @Nullable
    String deployedAs();

    /** The command that uploads it; null for an AI Gateway, or if the finding is about every deployment of the config. */
    @Nullable
    DeployCommand deployedBy();

    /** Every deployment of a config. */
    record WholeConfig(String config, List<BoundSecret> secrets) implements Subject {
        @Override
        public @Nullable Environment environment() {
            return null;
        }

        @Override
        public @Nullable String deployedAs() {
            return null;
        }

        @Override
        public @Nullable DeployCommand deployedBy() {
            return null;
        }
    }

    /** One deployment. */
    record OneDeployment(
            String config,
            @Nullable String deployedAs,
            Environment environment,
            @Nullable DeployCommand deployedBy,
            List<BoundSecret> secrets)
            implements Subject {}
}
