package io.github.secretsgate.cloudflare;

import io.github.secretsgate.cloudflare.ApiError.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure inside this package. It leaves the package as {@link ApiResult.Missing}. */
final class ApiException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;
    private final @Nullable Duration retryAfter;

    ApiException(Kind kind, String where, String detail) {
        this(kind, where, detail, null);
    }

    /** @param retryAfter the shortest wait before another attempt; null if another attempt would be useless */
    ApiException(Kind kind, String where, String detail, @Nullable Duration retryAfter) {
        super(kind.name());
        this.error = new ApiError(kind, where, detail);
        this.retryAfter = retryAfter;
    }

    /** This failure, with one more detail. */
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

    interface Call<T> {
        T fetch() throws ApiException;
    }

    /** Turns an exception into a result. The token is removed from the detail, because a server may echo it. */
    static <T> ApiResult<T> caught(ApiToken token, Call<T> call) {
        try {
            return new ApiResult.Value<>(call.fetch());
        } catch (ApiException failure) {
            return new ApiResult.Missing<>(new ApiError(
                    failure.error.kind(), failure.error.where(), token.removedFrom(failure.error.detail())));
        }
    }
}
