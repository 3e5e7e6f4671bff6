package io.github.secretsgate.result;

import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.wrangler.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deployment and what was decided about it.
 *
 * @param deployer who deploys; null if that isn't known
 * @param bindings the bindings that would be uploaded, with their checks
 * @param findings what is wrong with the deployment apart from the checks
 */
public record CheckedDeployment(
        Deployment deployment, @Nullable Deployer deployer, List<CheckedBinding> bindings, List<Finding> findings) {
    /** The most severe of what the checks and the deployment's own findings say. */
    public Verdict verdict() {
        Verdict verdict = deployment.rejected() ? Verdict.INVALID : Verdict.ALLOWED;
        for (CheckedBinding binding : bindings) {
            verdict = verdict.and(binding.verdict());
        }
        for (Finding finding : findings) {
            verdict = verdict.and(finding.verdict());
        }
        return verdict;
    }

    /** Whether it is allowed only because something that Cloudflare would refuse is waived. */
    public boolean byWaiver() {
        return verdict() == Verdict.ALLOWED
                && allFindings().stream()
                        .anyMatch(finding ->
                                finding.waived() != null && finding.rule().verdict() == Verdict.DENIED);
    }

    /** The verdict in words: that it stands only by a waiver must not be overlooked. */
    public String verdictInWords() {
        return byWaiver() ? "allowed by waiver" : verdict().label();
    }

    /** Everything that was found, the same finding as often as it is the result of a check. */
    public List<Finding> allFindings() {
        List<Finding> all = new ArrayList<>(findings);
        for (CheckedBinding binding : bindings) {
            add(binding.authorization(), all);
            add(binding.scope(), all);
        }
        return all;
    }

    private static void add(CheckResult result, List<Finding> all) {
        if (result.finding() != null) {
            all.add(Objects.requireNonNull(result.finding()));
        }
    }

    /** Whether some of the decision rests on what Cloudflare shows, not on what is declared. */
    public boolean isLive() {
        return (deployer != null && deployer.origin() instanceof Origin.InCloudflare)
                || bindings.stream().anyMatch(binding -> binding.provenance() == Provenance.LIVE);
    }

    /** Who deploys, in words. */
    public String deployerInWords() {
        return deployer == null ? "unknown deployer" : deployer.describe();
    }

    /** Whether a key of an AI Gateway is meant, which is in no environment and which no command uploads. */
    public boolean isAiGateway() {
        return deployment.deployedBy() == null;
    }

    /** The name to show, with the environment, and the command unless it is wrangler deploy; an AI Gateway has neither. */
    public String title() {
        return isAiGateway()
                ? deployment.title()
                : deployment.title() + " (" + deployment.environment().label() + byCommand() + ")";
    }

    /** The command that uploads it, after a comma; empty for an AI Gateway and for wrangler deploy, which goes without saying. */
    public String byCommand() {
        DeployCommand command = deployment.deployedBy();
        return command == null || command == DeployCommand.WRANGLER_DEPLOY ? "" : ", " + command.label();
    }
}
