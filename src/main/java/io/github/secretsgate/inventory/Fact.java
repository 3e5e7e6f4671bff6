package io.github.secretsgate.inventory;

import io.github.secretsgate.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Something that a decision needs to know. An unclear fact isn't an undeclared one: only the latter is reported as missing,
 * and neither is ever used as a permission.
 */
public sealed interface Fact<T> {
    /** It is known. */
    record Known<T>(T value) implements Fact<T> {}

    /** Nobody has declared it. */
    record Undeclared<T>() implements Fact<T> {}

    /**
     * It is declared in a way that was not understood, or could not be fetched.
     *
     * @param why the finding that reports it; null if one elsewhere does
     */
    record Unclear<T>(@Nullable Finding why) implements Fact<T> {}

    static <T> Fact<T> unclear() {
        return new Unclear<>(null);
    }

    /** The value; null unless it is known. */
    default @Nullable T orNull() {
        return this instanceof Known<T> known ? known.value() : null;
    }
}
