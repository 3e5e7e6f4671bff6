package io.github.secretsgate.gate;

import java.util.Locale;

/** What one check says about one binding. */
public enum Outcome {
    /** It passes. */
    ALLOWED,
    /** It fails. */
    DENIED,
    /** It could not be made: a fact is missing. */
    UNKNOWN;

    /** As written in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(boolean passes) {
        return passes ? ALLOWED : DENIED;
    }
}
