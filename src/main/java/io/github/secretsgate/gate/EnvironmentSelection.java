package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.wrangler.Deployment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The environments that a run checks. */
public sealed interface EnvironmentSelection {
    /** Every environment of every config, except those that are never deployed. */
    record Every() implements EnvironmentSelection {}

    /**
     * Only these environments.
     *
     * @param by the parameter or variable that selects them, as the subject of a sentence
     * @param written the names as written, for messages
     */
    record These(List<Environment> environments, String by, List<String> written) implements EnvironmentSelection {
        /** Names the parameter or variable that selected the environment in the findings about it. */
        Deployment explained(Deployment deployment) {
            return deployment.with(deployment.findings().stream()
                    .map(finding -> finding.rule() == Rule.ENVIRONMENT_UNKNOWN ? finding.hint(hint(finding)) : finding)
                    .toList());
        }

        private String hint(Finding finding) {
            return "The environment comes from " + by + "." + (finding.hint() == null ? "" : " " + finding.hint());
        }
    }

    /**
     * The selection of a build.
     *
     * @param parameter the parameter {@code environments}; empty if it isn't set
     * @param variable the environment variable {@code CLOUDFLARE_ENV}; null or empty if it isn't set
     */
    static EnvironmentSelection of(List<String> parameter, @Nullable String variable) {
        if (!parameter.isEmpty()) {
            List<Environment> selected =
                    parameter.stream().map(Environment::selected).distinct().toList();
            return new These(selected, "parameter \"environments\"", parameter);
        } else if (variable != null && !variable.isEmpty()) {
            return new These(List.of(Environment.named(variable)), "CLOUDFLARE_ENV", List.of(variable));
        }
        return new Every();
    }
}
