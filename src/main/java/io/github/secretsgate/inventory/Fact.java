package io.github.secretsgate.inventory;

import io.github.secretsgate.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a decision depends on. Only an undeclared fact is reported as missing. Neither an undeclared nor an unclear fact ever
 * grants anything.
 */
public sealed interface Fact<T> {
    /** The fact is known. */
    record Known<T>(T value) implements Fact<T> {}

    /** The fact isn't declared. */
    record Undeclared<T>() implements Fact<T> {}

    /**
     * The declaration isn't understood, or the fact couldn't be fetched.
     *
     * @param why the finding that reports it; null if it is reported elsewhere
     */
    record Unclear<T>(@Nullable Finding why) implements Fact<T> {}

    static <T> Fact<T> unclear() {
        return new Unclear<>(null);
    }

    /** The value; null if it isn't known. */
    default @Nullable T orNull() {
        return this instanceof Known<T> known ? known.value() : null;
    }
}
