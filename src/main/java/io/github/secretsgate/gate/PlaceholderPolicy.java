package io.github.secretsgate.gate;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import java.util.Optional;

/** The treatment of a {@code store_id} that is a placeholder, which the pipeline replaces before it deploys. */
public enum PlaceholderPolicy {
    /** It is checked against the store of which the manifest lists it. */
    ACCEPT,
    /** It is refused: the config is meant to be the one that is deployed. */
    REJECT;

    /** The policy with this name. */
    public static Optional<PlaceholderPolicy> of(String name) {
        return switch (name) {
            case "accept" -> Optional.of(ACCEPT);
            case "reject" -> Optional.of(REJECT);
            default -> Optional.empty();
        };
    }

    /** The finding about a name of no policy. */
    public static Finding unknown() {
        return Finding.nowhere(Rule.PARAMETER_INVALID, "Parameter \"placeholders\" must be \"accept\" or \"reject\".");
    }
}
