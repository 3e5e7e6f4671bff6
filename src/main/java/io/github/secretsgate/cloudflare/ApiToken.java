package io.github.secretsgate.cloudflare;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An API token. It is sent in one header, and goes nowhere else. */
public final class ApiToken {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final String text;

    private ApiToken(String text) {
        this.text = text;
    }

    /** Checks that a header can hold the token. Otherwise, the JDK would quote it in an exception. */
    public static ApiResult<ApiToken> of(@Nullable String text) {
        return text != null && SENDABLE.matcher(text).matches()
                ? new ApiResult.Value<>(new ApiToken(text))
                : ApiResult.missing(ApiError.Kind.TOKEN_UNUSABLE, "");
    }

    String header() {
        return "Bearer " + text;
    }

    /** Removes the token from a string that may echo it. */
    String removedFrom(String other) {
        return other.replace(text, "[API token]");
    }

    @Override
    public String toString() {
        return "[API token]";
    }
}
