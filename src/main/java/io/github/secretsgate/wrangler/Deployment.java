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
 * The upload of one run of a deploy command: a Worker, in one environment.
 *
 * @param config the file that is deployed
 * @param worker the config's {@code name}; null if it has none
 * @param deployedAs the name of the deployed Worker; null if nothing gives it one
 * @param deployedBy the command that uploads it; null for an AI Gateway, which no command uploads
 * @param accountId the account that the config names for it; null if it names none
 * @param bindings the Secrets Store bindings that would be uploaded, in order
 * @param rejected whether wrangler would reject the config whatever is deployed of it
 * @param findings what is to be said about this environment
 * @param source the file that the config is generated from, which is the one to change; null if it is the config itself
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
    /** A deployment of a file that people write. */
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

    /** The name to show: the Worker's, or the config's if it has none. */
    public String title() {
        return deployedAs != null ? deployedAs : config.name();
    }

    /** This deployment and some of its bindings, as the subject of a finding. */
    public Subject subject(List<Binding> concerned) {
        List<BoundSecret> secrets = concerned.stream().map(Binding::secret).toList();
        return new Subject.OneDeployment(config.name(), deployedAs, environment, deployedBy, secrets);
    }
}
