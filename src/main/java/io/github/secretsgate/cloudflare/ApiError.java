package io.github.secretsgate.cloudflare;

/**
 * The reason why a request wasn't made or its answer can't be used.
 *
 * @param where the request, or empty if none was made
 * @param detail the observed answer or exception, or empty; never the token
 */
public record ApiError(Kind kind, String where, String detail) {
    private static final String READ =
            "Give the token the permission Account > Secrets Store > Read (Edit includes it)";
    private static final String LATER = "Try again later. https://www.cloudflarestatus.com shows known problems.";
    private static final String MANUAL = "If it happens again, report it with this message. Until then, check offline.";

    /** The kinds of failure, each with its message and its hint. */
    public enum Kind {
        OFFLINE("Maven runs offline (-o), so Cloudflare isn't asked", "Leave out -o, or check without live."),
        PARAMETER("A parameter is invalid", "Correct it."),
        TOKEN_MISSING(
                "There is no API token",
                "Set the environment variable CLOUDFLARE_API_TOKEN. Or name the <server> of settings.xml that has the token"
                        + " as its password with the parameter serverId."),
        TOKEN_UNUSABLE(
                "The API token can't be sent: it is empty, or contains a line break, a space or another invalid"
                        + " character",
                "Set it again. A line break at the end often comes from echo: use printf %s."),
        ACCOUNT_MISSING(
                "No account ID is set",
                "Set account_id in the wrangler config, the environment variable CLOUDFLARE_ACCOUNT_ID, or the parameter"
                        + " accountId."),
        ADDRESS_REFUSED(
                "The API address is refused, because it could leak the token",
                "Set CLOUDFLARE_API_BASE_URL to an https address (http only on this machine), or unset it."),
        LOGGED(
                "Java is set to log its requests, which contain the token",
                "Remove the property: it is in MAVEN_OPTS, on the command line, or in a file in .mvn."),
        UNAUTHORIZED("Cloudflare doesn't accept the API token (401)", "Check that it is complete and not revoked."),
        FORBIDDEN(
                "The API token isn't allowed to make this request (403)",
                READ + ", for this account. If the token is restricted by IP address, allow this machine's."),
        NOT_FOUND(
                "Cloudflare doesn't know this account, store or address (404)",
                "Check the account ID, that the token is for this account, and CLOUDFLARE_API_BASE_URL."),
        RATE_LIMITED(
                "Cloudflare accepts no more requests for now (429)",
                "Try again later, or raise the parameter deadline."),
        REFUSED("Cloudflare refused the request", MANUAL),
        SERVER_ERROR("Cloudflare failed to answer", LATER),
        FAILED("Cloudflare says that the request failed (\"success\" isn't true)", MANUAL),
        REDIRECTED(
                "The answer is a redirect. It isn't followed, because the token must not be sent elsewhere",
                "Check CLOUDFLARE_API_BASE_URL and the proxy."),
        PROXY_LOGIN(
                "The proxy asks for a login (407)",
                "Set username and password of the <proxy> in settings.xml. For https, Java uses a Basic login only with"
                        + " MAVEN_OPTS=-Djdk.http.auth.tunneling.disabledSchemes= (empty)."),
        PROXY_REFUSED(
                "The proxy refuses this request",
                "Allow the host in the message on the proxy. If it can be reached without the proxy, add it to nonProxyHosts"
                        + " of the <proxy> in settings.xml."),
        UNREACHABLE("Cloudflare can't be reached", "Check the network, the proxy and CLOUDFLARE_API_BASE_URL."),
        NOT_TRUSTED(
                "No secure connection could be made (TLS)",
                "If your company's proxy inspects connections, add its certificate to Java's truststore."),
        CUT_SHORT("The connection broke before the answer was complete", LATER),
        TIMED_OUT("The answer didn't come in time", "Try again later, or raise the parameter deadline."),
        TOO_LARGE("Cloudflare's answer is too large", MANUAL),
        NOT_JSON(
                "The answer isn't JSON",
                "Check CLOUDFLARE_API_BASE_URL, and whether a proxy or a login page answered."),
        NOT_UNDERSTOOD("The answer isn't what Cloudflare documents", MANUAL),
        PAGE_REPEATED("Cloudflare sent the same page twice, so the list would be endless or incomplete", LATER),
        INTERRUPTED("The build was interrupted", "Start it again.");

        private final String says;
        private final String hint;

        Kind(String says, String hint) {
            this.says = says;
            this.hint = hint;
        }
    }

    /** The failure, in one sentence. */
    public String message() {
        return kind.says + (where.isEmpty() ? "" : ": " + where) + (detail.isEmpty() ? "" : ": " + detail) + ".";
    }

    /** The fix. */
    public String hint() {
        return kind.hint;
    }
}
