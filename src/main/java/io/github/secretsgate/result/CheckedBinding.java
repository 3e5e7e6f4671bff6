package io.github.secretsgate.result;

import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.Check;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.wrangler.Binding;
import org.jspecify.annotations.Nullable;

/**
 * A binding and its two checks.
 *
 * @param service the consuming service
 * @param authorization the first check: whether the deployer is allowed to bind
 * @param scope the second check: whether the secret exists and its scopes include the service
 * @param provenance the source of the facts about the store; null if there are none
 */
public record CheckedBinding(
        Binding binding,
        Service service,
        CheckResult authorization,
        CheckResult scope,
        @Nullable Provenance provenance) {
    /** Returns whether both checks pass. */
    public boolean allowed() {
        return authorization instanceof CheckResult.Allowed && scope instanceof CheckResult.Allowed;
    }

    /** The verdict of a deployment with only this binding. */
    public Verdict verdict() {
        return authorization.verdict().and(scope.verdict());
    }

    /** The result of one of the two checks. */
    public CheckResult result(Check check) {
        return switch (check) {
            case AUTHORIZATION -> authorization;
            case SCOPE -> scope;
            case NONE -> throw new IllegalArgumentException("a binding has two checks");
        };
    }
}
