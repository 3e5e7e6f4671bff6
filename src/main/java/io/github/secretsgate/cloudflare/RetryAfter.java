package io.github.secretsgate.cloudflare;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The {@code Retry-After} header. */
final class RetryAfter {
    private static final int FOR_EVER = 999_999_999;

    private RetryAfter() {}

    /** The wait that the header asks for, in seconds or as a date; zero if it is missing. */
    static Duration of(HttpHeaders headers, Instant now) {
        String written = headers.firstValue("Retry-After").orElse("");
        if (written.matches("[0-9]+")) {
            return Duration.ofSeconds(written.length() > 9 ? FOR_EVER : Long.parseLong(written));
        }
        try {
            Instant until = ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
