package io.github.secretsgate.cloudflare;

import java.util.function.Function;

/** A value fetched from Cloudflare, or the reason why it is missing. Nothing is thrown. */
public sealed interface ApiResult<T> {
    /** A fetched value. */
    record Value<T>(T value) implements ApiResult<T> {
        @Override
        public <R> ApiResult<R> then(Function<T, ApiResult<R>> next) {
            return next.apply(value);
        }
    }

    /** The reason why there is no value. */
    record Missing<T>(ApiError error) implements ApiResult<T> {
        @Override
        public <R> ApiResult<R> then(Function<T, ApiResult<R>> next) {
            return new Missing<>(error);
        }
    }

    /** Applies a function to the value, if there is one. */
    <R> ApiResult<R> then(Function<T, ApiResult<R>> next);

    static <T> ApiResult<T> missing(ApiError.Kind kind, String detail) {
        return new Missing<>(new ApiError(kind, "", detail));
    }
}
