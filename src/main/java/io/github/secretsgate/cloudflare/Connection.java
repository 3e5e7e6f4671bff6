package io.github.secretsgate.cloudflare;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The API's address, and the way to reach it.
 *
 * @param deadline the limit for all requests together
 * @param proxy null for a direct connection, or one that follows Java's proxy properties
 */
public record Connection(
        URI base,
        ApiToken token,
        Duration deadline,
        @Nullable Proxy proxy) {
    /** The default address. */
    public static final String CLOUDFLARE = "https://api.cloudflare.com/client/v4";

    private static final int LAST_PORT = 65535;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * A proxy.
     *
     * @param login the header that logs in; null if it asks for none
     */
    public record Proxy(String host, int port, @Nullable String login) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** Checks the address. It must use https, because the token is sent there, unless it is on this machine. */
    public static ApiResult<Connection> to(String address, ApiToken token, Duration deadline, @Nullable Proxy proxy) {
        try {
            URI base = URI.create(address.replaceFirst("/+$", ""));
            if (base.getHost() == null) {
                return ApiResult.missing(ApiError.Kind.ADDRESS_REFUSED, "");
            }
            boolean safe = "https".equals(base.getScheme())
                    || ("http".equals(base.getScheme()) && THIS_MACHINE.contains(base.getHost()));
            boolean plain = base.getUserInfo() == null && base.getQuery() == null && base.getFragment() == null;
            if (safe && plain && base.getPort() <= LAST_PORT) {
                boolean local = "http".equals(base.getScheme());
                return new ApiResult.Value<>(new Connection(base, token, deadline, local ? null : proxy));
            }
        } catch (IllegalArgumentException e) {
            // falls through: not an address
        }
        return ApiResult.missing(ApiError.Kind.ADDRESS_REFUSED, "");
    }
}
