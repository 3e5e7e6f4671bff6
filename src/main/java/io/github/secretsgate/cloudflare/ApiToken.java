package io.github.secretsgate.cloudflare;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An API token. Its text goes into one header, and nowhere else. */
public final class ApiToken {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final String text;

    private ApiToken(String text) {
        this.text = text;
    }

    /** The token. One that no header can hold is refused here: the JDK would quote it in an exception. */
    public static ApiResult<ApiToken> of(@Nullable String text) {
        return text != null && SENDABLE.matcher(text).matches()
                ? new ApiResult.Value<>(new ApiToken(text))
                : ApiResult.missing(ApiError.Kind.TOKEN_UNUSABLE, "");
    }

    String header() {
        return "Bearer " + text;
    }

    /** A text from elsewhere, which may echo the token, without it. */
    String removedFrom(String other) {
        return other.replace(text, "[API token]");
    }

    @Override
    public String toString() {
        return "[API token]";
    }
}
