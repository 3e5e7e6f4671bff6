package io.github.secretsgate.cloudflare;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The answer to verifying a token.
 *
 * @param path the token's path in the API
 * @param status as the API writes it, such as {@code active} or {@code disabled}
 * @param notBefore the start of its validity; null if there is none
 * @param expires the end of its validity; null if it never expires
 */
public record TokenStatus(
        String path,
        String status,
        @Nullable Instant notBefore,
        @Nullable Instant expires) {
    static TokenStatus of(ApiResponse answer, String tokens) throws ApiException {
        var result = answer.result();
        String id = answer.required(result, "id");
        if (!id.matches("[0-9A-Za-z_-]+")) {
            throw answer.notUnderstood("id", result.get("id"));
        }
        return new TokenStatus(
                tokens + "/" + id,
                answer.required(result, "status"),
                instant(answer, "not_before"),
                instant(answer, "expires_on"));
    }

    /** The reason why it can't be used, as the end of a sentence; null if it can. */
    public @Nullable String inactive(Instant now) {
        if (expires != null && !now.isBefore(expires)) {
            return "expired on " + expires;
        } else if (notBefore != null && now.isBefore(notBefore)) {
            return "isn't valid before " + notBefore;
        }
        return status.equals("active") ? null : "is " + status;
    }

    private static @Nullable Instant instant(ApiResponse answer, String key) throws ApiException {
        String written = answer.text(answer.result(), key);
        try {
            return written == null ? null : OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            throw answer.notUnderstood(key, null);
        }
    }
}
