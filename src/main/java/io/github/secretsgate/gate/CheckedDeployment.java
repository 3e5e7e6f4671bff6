package io.github.secretsgate.gate;

import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.manifest.DeclaredCaller;
import io.github.secretsgate.wrangler.Deployment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment and what becomes of it.
 *
 * @param caller who deploys; null if that is not declared
 */
public record CheckedDeployment(
        Deployment deployment, @Nullable DeclaredCaller caller, Verdict verdict, List<CheckedBinding> bindings) {
    /** The name to show, with the environment; an AI Gateway has none. */
    public String title() {
        boolean gateway = bindings.stream().anyMatch(binding -> binding.service() == Service.AI_GATEWAY);
        String environment = gateway ? "" : " (" + deployment.environment().label() + ")";
        return deployment.title() + environment;
    }
}
