package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import java.util.Optional;

/** The treatment of a {@code store_id} that is a placeholder for the pipeline to replace. */
public enum PlaceholderPolicy {
    /** It is checked against the store that lists it in the manifest. */
    ACCEPT,
    /** It is refused, because the config must be the one that is deployed. */
    REJECT;

    /** The policy with this name. */
    public static Optional<PlaceholderPolicy> of(String name) {
        return switch (name) {
            case "accept" -> Optional.of(ACCEPT);
            case "reject" -> Optional.of(REJECT);
            default -> Optional.empty();
        };
    }

    /** The finding about an unknown policy. */
    public static Finding unknown() {
        return Finding.nowhere(Rule.PARAMETER_INVALID, "Parameter \"placeholders\" must be \"accept\" or \"reject\".");
    }
}
