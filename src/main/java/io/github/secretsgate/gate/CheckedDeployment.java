package io.github.secretsgate.gate;

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
        Deployment deployment, @Nullable DeclaredCaller caller, Verdict verdict, List<CheckedBinding> bindings) {}
