package io.github.secretsgate.cloudflare;

import io.github.secretsgate.cloudflare.ApiError.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A fault on its way out of this package, which leaves it as a {@link ApiResult.Missing}. */
final class ApiException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;
    private final @Nullable Duration retryAfter;

    ApiException(Kind kind, String where, String detail) {
        this(kind, where, detail, null);
    }

    /** @param retryAfter how long to wait at least before another attempt; null if that would be of no use */
    ApiException(Kind kind, String where, String detail, @Nullable Duration retryAfter) {
        super(kind.name());
        this.error = new ApiError(kind, where, detail);
        this.retryAfter = retryAfter;
    }

    /** This, and something else that was seen. */
    ApiException and(String more) {
        String joined = error.detail().isEmpty() ? more : error.detail() + ", " + more;
        return new ApiException(error.kind(), error.where(), joined, retryAfter);
    }

    ApiError error() {
        return error;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** Something that fetches. */
    interface Call<T> {
        T fetch() throws ApiException;
    }

    /** What is fetched; what others said of a fault is told without the token, which they may echo. */
    static <T> ApiResult<T> caught(ApiToken token, Call<T> call) {
        try {
            return new ApiResult.Value<>(call.fetch());
        } catch (ApiException failure) {
            return new ApiResult.Missing<>(new ApiError(
                    failure.error.kind(), failure.error.where(), token.removedFrom(failure.error.detail())));
        }
    }
}
