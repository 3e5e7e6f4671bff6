package io.github.secretsgate.cloudflare;

import java.util.function.Function;

/** What was asked of Cloudflare: there, or not, with the reason. Nothing is thrown. */
public sealed interface ApiResult<T> {
    /** It is there. */
    record Value<T>(T value) implements ApiResult<T> {
        @Override
        public <R> ApiResult<R> then(Function<T, ApiResult<R>> next) {
            return next.apply(value);
        }
    }

    /** It couldn't be fetched. */
    record Missing<T>(ApiError error) implements ApiResult<T> {
        @Override
        public <R> ApiResult<R> then(Function<T, ApiResult<R>> next) {
            return new Missing<>(error);
        }
    }

    /** What is made of it, if it is there. */
    <R> ApiResult<R> then(Function<T, ApiResult<R>> next);

    static <T> ApiResult<T> missing(ApiError.Kind kind, String detail) {
        return new Missing<>(new ApiError(kind, "", detail));
    }
}
