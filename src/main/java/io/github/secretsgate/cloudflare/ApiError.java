package io.github.secretsgate.cloudflare;

/**
 * Why Cloudflare could not be asked, or what is wrong with its answer.
 *
 * @param where the request, or empty if none was made
 * @param detail what was seen, or empty; never the token
 */
public record ApiError(Kind kind, String where, String detail) {
    private static final String READ =
            "Give the token the permission Account > Secrets Store > Read (Edit includes it)";
    private static final String LATER = "Try again later; https://www.cloudflarestatus.com tells whether it is known.";
    private static final String MANUAL = "If it happens again, report it with this message; until then check offline.";

    /** What can go wrong, with what people read about it and what they can do. */
    public enum Kind {
        OFFLINE("Maven runs offline (-o), so Cloudflare is not asked", "Leave out -o, or check offline without live."),
        PARAMETER("A parameter is not understood", "Correct it."),
        TOKEN_MISSING(
                "There is no API token",
                "Set the environment variable CLOUDFLARE_API_TOKEN, or name a <server> of settings.xml, with the token"
                        + " as its password, with the parameter serverId."),
        TOKEN_UNUSABLE(
                "The API token cannot be sent: it is empty, or holds a line break, a blank or another character that no"
                        + " token has",
                "Set it again; a line break at the end often comes from echo, so use printf %s."),
        ACCOUNT_MISSING(
                "Nothing says which account to ask",
                "Write account_id into the wrangler config, or set the parameter accountId or the environment variable"
                        + " CLOUDFLARE_ACCOUNT_ID."),
        ADDRESS_REFUSED(
                "The address of the API is refused, so that the token does not get into other hands",
                "Set CLOUDFLARE_API_BASE_URL to an https address (http on this machine only), or not at all."),
        LOGGED(
                "Java is set to log what it sends (jdk.httpclient.HttpClient.log), and the token is in it",
                "Remove the property: it is in MAVEN_OPTS, on the command line, or in .mvn/jvm.config or .mvn/maven.config."),
        UNAUTHORIZED("Cloudflare does not accept the API token (401)", "Check that it is whole and not revoked."),
        FORBIDDEN(
                "The API token may not ask this (403)",
                READ + ", for this account; if it is for certain IP addresses only, this machine's must be one."),
        NOT_FOUND(
                "Cloudflare knows no such account, store or address (404)",
                "Check the account's id, that the token is for it, and CLOUDFLARE_API_BASE_URL."),
        RATE_LIMITED(
                "Cloudflare takes no more requests for now (429)", "Try again later, or raise the parameter deadline."),
        REFUSED("Cloudflare refused the request", MANUAL),
        SERVER_ERROR("Cloudflare failed to answer", LATER),
        FAILED("Cloudflare says that the request failed (success is not true)", MANUAL),
        REDIRECTED(
                "The answer is a redirect, which is not followed: the token must not go elsewhere",
                "Check CLOUDFLARE_API_BASE_URL and the proxy."),
        PROXY_LOGIN(
                "The proxy asks for a login (407)",
                "Set username and password of the <proxy> in settings.xml. For https, Java takes a Basic login only with"
                        + " MAVEN_OPTS=-Djdk.http.auth.tunneling.disabledSchemes= (empty)."),
        PROXY_REFUSED(
                "The proxy does not let this through",
                "Have the host that the message names allowed there, or put it into nonProxyHosts of the <proxy> in"
                        + " settings.xml if there is a way without."),
        UNREACHABLE("Cloudflare cannot be reached", "Check the network, the proxy and CLOUDFLARE_API_BASE_URL."),
        NOT_TRUSTED(
                "No secure connection comes about (TLS)",
                "If a proxy of your company opens connections, add its certificate to Java's truststore."),
        CUT_SHORT("The connection broke before the answer was whole", LATER),
        TIMED_OUT("The answer did not come in time", "Try again later, or raise the parameter deadline."),
        TOO_LARGE("Cloudflare's answer is too large", MANUAL),
        NOT_JSON(
                "The answer is not JSON",
                "Check CLOUDFLARE_API_BASE_URL, and whether a proxy or a login page answers."),
        NOT_UNDERSTOOD("The answer is not what Cloudflare documents", MANUAL),
        PAGE_REPEATED("Cloudflare sent the same page twice, so the list would have no end or be incomplete", LATER),
        INTERRUPTED("The build was interrupted", "Start it again.");

        private final String says;
        private final String hint;

        Kind(String says, String hint) {
            this.says = says;
            this.hint = hint;
        }
    }

    /** What happened, in one sentence. */
    public String message() {
        return kind.says + (where.isEmpty() ? "" : ": " + where) + (detail.isEmpty() ? "" : ": " + detail) + ".";
    }

    /** What to do about it. */
    public String hint() {
        return kind.hint;
    }
}
