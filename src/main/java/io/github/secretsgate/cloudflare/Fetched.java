package io.github.secretsgate.cloudflare;

/** What was asked of Cloudflare: there, or not, with the reason. Nothing is thrown. */
public sealed interface Fetched<T> {
    /** It is there. */
    record Value<T>(T value) implements Fetched<T> {}

    /** It could not be had. */
    record Missing<T>(Fault fault) implements Fetched<T> {}

    static <T> Fetched<T> missing(Fault.Kind kind, String detail) {
        return new Missing<>(new Fault(kind, "", detail));
    }
}
