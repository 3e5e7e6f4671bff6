package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.manifest.DeclaredCaller;
import io.github.secretsgate.wrangler.Binding;
import io.github.secretsgate.wrangler.Deployment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the two checks say about a deployment, before exceptions are applied.
 *
 * @param findings what is wrong with it
 * @param placeholders bindings of which the store is a placeholder that cannot be accepted: said once for a config
 */
record Judgement(
        Deployment deployment,
        @Nullable DeclaredCaller caller,
        List<CheckedBinding> bindings,
        List<Finding> findings,
        List<Binding> placeholders) {
    boolean undecided() {
        return deployment.rejected() || bindings.stream().anyMatch(CheckedBinding::undecided);
    }

    CheckedDeployment with(Verdict verdict) {
        return new CheckedDeployment(deployment, caller, verdict, bindings);
    }
}
