package io.github.secretsgate.result;

import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Environment;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that isn't checked on purpose.
 *
 * @param config the name of the config file
 * @param deployedBy the command whose deployment isn't checked; null for every deployment of the environment
 * @param why the reason
 */
public record NotChecked(
        String config, Environment environment, @Nullable DeployCommand deployedBy, String why) {
    /** The environment, and the command if only its deployment isn't checked. */
    public String label() {
        return environment.label() + (deployedBy == null ? "" : ", " + deployedBy.label());
    }
}
