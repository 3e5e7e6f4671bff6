package io.github.secretsgate.access;

import java.util.Locale;
import java.util.Optional;

/** An action on a secret. */
public enum Action {
    VIEW,
    CREATE,
    EDIT,
    DUPLICATE,
    DELETE,
    /** Add a Secrets Store binding to a Worker. Counts as a write against the secret. */
    BIND,
    /** Create an association between a secret and an AI Gateway. Counts as a write against the secret. */
    ASSOCIATE;

    /** The word for it in a manifest, such as {@code create}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action with this word. */
    public static Optional<Action> of(String word) {
        for (Action action : values()) {
            if (action.word().equals(word)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
