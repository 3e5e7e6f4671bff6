package io.github.secretsgate.result;

import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Environment;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that is left out on purpose.
 *
 * @param config the file
 * @param environment the environment
 * @param deployedBy the one command whose deployment is left out; null if it is every deployment of the environment
 * @param why the reason
 */
public record NotChecked(
        String config, Environment environment, @Nullable DeployCommand deployedBy, String why) {
    /** The environment, and the command if only one is left out. */
    public String label() {
        return environment.label() + (deployedBy == null ? "" : ", " + deployedBy.label());
    }
}
