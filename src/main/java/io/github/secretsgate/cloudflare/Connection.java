package io.github.secretsgate.cloudflare;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the API is, and how to get there.
 *
 * @param deadline how long all requests together may take
 * @param proxy null to go there directly, or as Java's own properties say
 */
public record Connection(
        URI base,
        ApiToken token,
        Duration deadline,
        @Nullable Proxy proxy) {
    public static final URI CLOUDFLARE = URI.create("https://api.cloudflare.com/client/v4");

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

    /** The address of an API: https only, as the token goes there, except on this machine. */
    public static Fetched<URI> base(String address) {
        try {
            URI base = URI.create(address.replaceFirst("/+$", ""));
            boolean safe = "https".equals(base.getScheme())
                    || ("http".equals(base.getScheme()) && THIS_MACHINE.contains(base.getHost()));
            boolean plain = base.getUserInfo() == null && base.getQuery() == null && base.getFragment() == null;
            if (safe && plain && base.getHost() != null) {
                return new Fetched.Value<>(base);
            }
        } catch (IllegalArgumentException e) {
            // falls through: it is no address
        }
        return Fetched.missing(Fault.Kind.ADDRESS_REFUSED, "");
    }
}
