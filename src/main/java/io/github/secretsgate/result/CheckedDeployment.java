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
 * A deployment and its results.
 *
 * @param deployer null if it isn't known
 * @param bindings the bindings that would be uploaded, with their checks
 * @param findings the findings about the deployment that don't belong to a check
 */
public record CheckedDeployment(
        Deployment deployment, @Nullable Deployer deployer, List<CheckedBinding> bindings, List<Finding> findings) {
    /** The most severe verdict of the checks and of the deployment's own findings. */
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

    /** Returns whether it is allowed only because of a waiver. */
    public boolean byWaiver() {
        boolean waived = false;
        for (Finding finding : allFindings()) {
            waived |= finding.waived() != null && finding.rule().verdict() == Verdict.DENIED;
        }
        return waived && verdict() == Verdict.ALLOWED;
    }

    /** The verdict in words, with a mark if it depends on a waiver. */
    public String verdictInWords() {
        return byWaiver() ? "allowed by waiver" : verdict().label();
    }

    /** All findings. One that several checks share is repeated. */
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

    /** Returns whether any of its facts came from Cloudflare during this run. */
    public boolean isLive() {
        boolean live = deployer != null && deployer.origin() instanceof Origin.InCloudflare;
        for (CheckedBinding binding : bindings) {
            live |= binding.provenance() == Provenance.LIVE;
        }
        return live;
    }

    /** The deployer in words. */
    public String deployerInWords() {
        return deployer == null ? "unknown deployer" : deployer.describe();
    }

    /** Returns whether it stands for an AI Gateway, which has no environment and isn't uploaded by a command. */
    public boolean isAiGateway() {
        return deployment.deployedBy() == null;
    }

    /** The name to show, with the environment, and the command if it isn't wrangler deploy. An AI Gateway has neither. */
    public String title() {
        return isAiGateway()
                ? deployment.title()
                : deployment.title() + " (" + deployment.environment().label() + byCommand() + ")";
    }

    /** The command that uploads it, after a comma; empty for an AI Gateway and for wrangler deploy. */
    public String byCommand() {
        DeployCommand command = deployment.deployedBy();
        return command == null || command == DeployCommand.WRANGLER_DEPLOY ? "" : ", " + command.label();
    }
}
