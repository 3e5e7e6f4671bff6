package io.github.secretsgate.gate;

import io.github.secretsgate.access.Service;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.wrangler.Binding;
import org.jspecify.annotations.Nullable;

/**
 * A binding and its two checks.
 *
 * @param service the consumer
 * @param authorization whether the caller may bind
 * @param source who says what the store holds; null if nothing knows the store
 * @param scope whether the secret exists and may be used by the consumer
 */
public record CheckedBinding(
        Binding binding,
        Service service,
        Outcome authorization,
        Outcome scope,
        @Nullable Provenance source) {
    /** Whether both checks pass. */
    public boolean allowed() {
        return authorization == Outcome.ALLOWED && scope == Outcome.ALLOWED;
    }

    boolean undecided() {
        return authorization == Outcome.UNKNOWN || scope == Outcome.UNKNOWN;
    }
}
