package io.github.secretsgate.cloudflare;

import io.github.secretsgate.cloudflare.Fault.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A fault on its way out of this package, which leaves it as a {@link Fetched.Missing}. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;
    private final @Nullable Duration retryAfter;

    Failure(Kind kind, String where, String detail) {
        this(kind, where, detail, null);
    }

    /** @param retryAfter how long to wait at least before another attempt; null if that would be of no use */
    Failure(Kind kind, String where, String detail, @Nullable Duration retryAfter) {
        super(kind.name());
        this.fault = new Fault(kind, where, detail);
        this.retryAfter = retryAfter;
    }

    /** This, and something else that was seen. */
    Failure and(String more) {
        String joined = fault.detail().isEmpty() ? more : fault.detail() + ", " + more;
        return new Failure(fault.kind(), fault.where(), joined, retryAfter);
    }

    Fault fault() {
        return fault;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** Something that fetches. */
    interface Call<T> {
        T fetch() throws Failure;
    }

    /** What is fetched; what others said of a fault is told without the token, which they may echo. */
    static <T> Fetched<T> caught(ApiToken token, Call<T> call) {
        try {
            return new Fetched.Value<>(call.fetch());
        } catch (Failure failure) {
            return new Fetched.Missing<>(
                    new Fault(failure.fault.kind(), failure.fault.where(), token.removedFrom(failure.fault.detail())));
        }
    }
}
