package io.github.secretsgate.wrangler;

import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Subject;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The upload of one deploy command: a Worker in one environment.
 *
 * @param config the file that is deployed
 * @param worker the config's {@code name}; null if it has none
 * @param deployedAs the name of the deployed Worker; null if it has none
 * @param deployedBy the command that uploads it; null for an AI Gateway, which no command uploads
 * @param accountId the account ID in the config; null if there is none
 * @param bindings the Secrets Store bindings that would be uploaded, in order
 * @param rejected whether wrangler would reject the config for every environment
 * @param findings the findings about this deployment
 * @param source the file to edit if the config is generated from it; null if the config isn't generated
 */
public record Deployment(
        SourceFile config,
        @Nullable String worker,
        @Nullable String deployedAs,
        Environment environment,
        @Nullable DeployCommand deployedBy,
        @Nullable String accountId,
        List<Binding> bindings,
        boolean rejected,
        List<Finding> findings,
        @Nullable Location source) {
    /** A deployment of a config that isn't generated. */
    public Deployment(
            SourceFile config,
            @Nullable String worker,
            @Nullable String deployedAs,
            Environment environment,
            @Nullable DeployCommand deployedBy,
            @Nullable String accountId,
            List<Binding> bindings,
            boolean rejected,
            List<Finding> findings) {
        this(config, worker, deployedAs, environment, deployedBy, accountId, bindings, rejected, findings, null);
    }

    /** Returns the same deployment with other findings. */
    public Deployment with(List<Finding> others) {
        return new Deployment(
                config, worker, deployedAs, environment, deployedBy, accountId, bindings, rejected, others, source);
    }

    /** The name to show: the Worker's, or the config's if the Worker has none. */
    public String title() {
        return deployedAs != null ? deployedAs : config.name();
    }

    /** This deployment and some of its bindings as the subject of a finding. */
    public Subject subject(List<Binding> concerned) {
        List<BoundSecret> secrets = concerned.stream().map(Binding::secret).toList();
        return new Subject.OneDeployment(config.name(), deployedAs, environment, deployedBy, secrets);
    }
}
