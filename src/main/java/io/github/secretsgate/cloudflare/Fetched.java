package io.github.secretsgate.cloudflare;

import java.util.function.Function;

/** What was asked of Cloudflare: there, or not, with the reason. Nothing is thrown. */
public sealed interface Fetched<T> {
    /** It is there. */
    record Value<T>(T value) implements Fetched<T> {
        @Override
        public <R> Fetched<R> then(Function<T, Fetched<R>> next) {
            return next.apply(value);
        }
    }

    /** It could not be had. */
    record Missing<T>(Fault fault) implements Fetched<T> {
        @Override
        public <R> Fetched<R> then(Function<T, Fetched<R>> next) {
            return new Missing<>(fault);
        }
    }

    /** What is made of it, if it is there. */
    <R> Fetched<R> then(Function<T, Fetched<R>> next);

    static <T> Fetched<T> missing(Fault.Kind kind, String detail) {
        return new Missing<>(new Fault(kind, "", detail));
    }
}
