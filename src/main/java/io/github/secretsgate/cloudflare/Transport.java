package io.github.secretsgate.cloudflare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.github.secretsgate.cloudflare.ApiError.Kind;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends GET requests with the token to a single host, with limits of time and size, and retries where that can help. */
final class Transport implements CloudflareApi.Requests {
    /** The limit for one answer: 20 times a page of 100 secrets. */
    static final int MOST_BYTES = 1 << 20;

    /** The limit for all answers together. */
    private static final long MOST_BYTES_IN_ALL = 64L << 20;

    private static final byte[] NO_BODY = {};
    private static final int ATTEMPTS = 4;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final Connection connection;
    private final RetryTiming timing;
    private final Instant deadline;
    private final HttpClient client;
    private long bytesInAll;

    Transport(Connection connection, RetryTiming timing) {
        this.connection = connection;
        this.timing = timing;
        this.deadline = timing.clock().instant().plus(connection.deadline());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        if (connection.proxy() != null) {
            builder.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(
                    connection.proxy().host(), connection.proxy().port())));
        } else if ("http".equals(connection.base().getScheme())) {
            builder.proxy(
                    HttpClient.Builder.NO_PROXY); // it is on this machine: a proxy would carry the token elsewhere
        }
        this.client = builder.build();
    }

    @Override
    public Document get(String path) throws ApiException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(path);
            } catch (ApiException failure) {
                Duration asked = failure.retryAfter();
                if (asked == null) {
                    throw failure;
                }
                double jitter = 0.5 + timing.random().getAsDouble();
                long backoff = (long) (FIRST_WAIT.toMillis() * jitter * (1 << (attempt - 1)));
                long wait = Math.max(asked.toMillis(), backoff);
                if (attempt == ATTEMPTS || wait > left().toMillis()) {
                    throw attempt == 1 ? failure : failure.and("asked " + attempt + " times");
                }
                sleep(wait, "GET " + path);
            }
        }
    }

    private Document attempt(String path) throws ApiException {
        String where = "GET " + path;
        HttpResponse<byte[]> response = send(path, where);
        byte[] bytes = Objects.requireNonNullElse(response.body(), NO_BODY); // a proxy's refusal of the tunnel has none
        bytesInAll += bytes.length;
        if (bytesInAll > MOST_BYTES_IN_ALL) {
            throw new ApiException(Kind.TOO_LARGE, where, "more than " + (MOST_BYTES_IN_ALL >> 20) + " MiB in all");
        }
        int status = response.statusCode();
        if (status / 100 == 2) {
            return ApiResponse.read(bytes, where, connection.token());
        }
        String body = connection.token().removedFrom(new String(bytes, UTF_8));
        String said = ApiResponse.errors(
                SourceReader.readText(where, body, Format.JSON).root());
        throw switch (status) {
            case 401 -> new ApiException(Kind.UNAUTHORIZED, where, said);
            case 403 -> new ApiException(Kind.FORBIDDEN, where, said);
            case 404 -> new ApiException(Kind.NOT_FOUND, where, said);
            case 407 -> new ApiException(Kind.PROXY_LOGIN, where, said);
            case 429 -> again(Kind.RATE_LIMITED, where, "", response);
            default ->
                switch (status / 100) {
                    case 3 -> new ApiException(Kind.REDIRECTED, where, target(response));
                    case 5 -> again(Kind.SERVER_ERROR, where, (status + " " + said).trim(), response);
                    default -> new ApiException(Kind.REFUSED, where, (status + " " + said).trim());
                };
        };
    }

    private HttpResponse<byte[]> send(String path, String where) throws ApiException {
        Duration left = left();
        if (left.isNegative() || left.isZero()) {
            throw new ApiException(
                    Kind.TIMED_OUT, where, "the deadline of " + seconds(connection.deadline()) + " is over");
        }
        Duration most = left.compareTo(timing.request()) < 0 ? left : timing.request();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(path), info -> new BoundedBody(MOST_BYTES));
        try {
            return answer.get(most.toNanos(), NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ApiException(Kind.TIMED_OUT, where, "no complete answer within " + seconds(most));
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw interrupted(where);
        } catch (ExecutionException e) {
            throw failure(e.getCause(), where);
        }
    }

    private HttpRequest request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(connection.base() + path))
                .header("Accept", "application/json")
                .header("Authorization", connection.token().header());
        // Not with an Authenticator: with one, the JDK fails on every 401 of an API that sends no WWW-Authenticate.
        if (connection.proxy() != null && connection.proxy().login() != null) {
            request.header("Proxy-Authorization", connection.proxy().login());
        }
        return request.build();
    }

    private ApiException failure(@Nullable Throwable cause, String where) {
        String host =
                connection.base().getHost() + (connection.proxy() == null ? "" : " through " + connection.proxy());
        String why = why(cause);
        if (cause instanceof BoundedBody.TooLarge) {
            return new ApiException(Kind.TOO_LARGE, where, "more than " + (MOST_BYTES >> 20) + " MiB");
        } else if (cause instanceof ConnectException || cause instanceof HttpTimeoutException) {
            return new ApiException(Kind.UNREACHABLE, where, host + why);
        } else if (cause instanceof SSLException) {
            return new ApiException(Kind.NOT_TRUSTED, where, host + why);
        }
        if (why.contains("Tunnel failed")) { // Java has no other word for it
            return new ApiException(Kind.PROXY_REFUSED, where, host + why);
        }
        Duration again = cause instanceof IOException ? Duration.ZERO : null;
        return new ApiException(Kind.CUT_SHORT, where, host + why, again);
    }

    /** Java's message. For an unknown host there is none. */
    private static String why(@Nullable Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return " (there is no such host)";
            }
        }
        return problem == null || problem.getMessage() == null ? "" : " (" + problem.getMessage() + ")";
    }

    /** A failure that can be retried after the wait that {@code Retry-After} asks for. */
    private ApiException again(Kind kind, String where, String seen, HttpResponse<?> response) {
        Duration asked = RetryAfter.of(response.headers(), timing.clock().instant());
        ApiException failure = new ApiException(kind, where, seen, asked);
        return asked.isZero() ? failure : failure.and("it asks to wait " + seconds(asked));
    }

    private static String target(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .map(target -> "to " + target.replaceFirst("^([a-z]*://[^/?#]*).*", "$1"))
                .orElse("");
    }

    private void sleep(long millis, String where) throws ApiException {
        try {
            timing.sleeper().sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted(where);
        }
    }

    private static ApiException interrupted(String where) {
        Thread.currentThread().interrupt();
        return new ApiException(Kind.INTERRUPTED, where, "");
    }

    private Duration left() {
        return Duration.between(timing.clock().instant(), deadline);
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000 ? millis + " ms" : (millis + 999) / 1000 + " s";
    }
}
