package io.github.secretsgate.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.secretsgate.cloudflare.ApiError.Kind;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.ApiToken;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.cloudflare.Connection;
import io.github.secretsgate.finding.Quoted;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** Access to Cloudflare: token, address and proxy from the environment, settings.xml and the parameters. */
final class CloudflareAccess {
    private final MavenSession session;
    private final SettingsDecrypter decrypter;
    private final UnaryOperator<@Nullable String> environment;

    /** @param environment the environment's variables by name */
    CloudflareAccess(MavenSession session, SettingsDecrypter decrypter, UnaryOperator<@Nullable String> environment) {
        this.session = session;
        this.decrypter = decrypter;
        this.environment = environment;
    }

    ApiResult<CloudflareApi> api(@Nullable String serverId, String deadline, Consumer<String> progress) {
        if (session.isOffline()) {
            return ApiResult.missing(Kind.OFFLINE, "");
        }
        String logging = logging();
        if (logging != null) {
            return ApiResult.missing(Kind.LOGGED, logging);
        }
        String other = environment.apply("CLOUDFLARE_API_BASE_URL");
        String address = other == null || other.isEmpty() ? Connection.CLOUDFLARE : other;
        return duration(deadline)
                .then(time -> token(serverId).then(token -> Connection.to(address, token, time, proxy(address))))
                .then(connection -> new ApiResult.Value<>(CloudflareApi.at(connection, Clock.systemUTC(), progress)));
    }

    /** The property that makes Java print each request with the token in it, in clear or as a dump; null if none does. */
    private static @Nullable String logging() {
        String tls = System.getProperty("javax.net.debug");
        if (System.getProperty("jdk.httpclient.HttpClient.log") != null) {
            return "jdk.httpclient.HttpClient.log";
        }
        boolean dumps = tls != null && (tls.isEmpty() || tls.matches("(?is).*(all|plaintext).*"));
        return dumps ? "javax.net.debug" : null;
    }

    /** The account if no config names one; CI systems make an empty variable of one that they do not have. */
    @Nullable
    String account(@Nullable String parameter) {
        String account =
                parameter != null && !parameter.isEmpty() ? parameter : environment.apply("CLOUDFLARE_ACCOUNT_ID");
        return account == null || account.isEmpty() ? null : account;
    }

    /** Reads seconds, or a number with s or m. */
    static ApiResult<Duration> duration(String written) {
        if (!written.matches("[1-9][0-9]{0,5}[sm]?")) {
            return ApiResult.missing(
                    Kind.PARAMETER, "\"deadline\" must be seconds, or a number with s or m, such as 90s");
        }
        long number = Long.parseLong(written.replaceAll("[sm]", ""));
        return new ApiResult.Value<>(written.endsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number));
    }

    private ApiResult<ApiToken> token(@Nullable String serverId) {
        String variable = environment.apply("CLOUDFLARE_API_TOKEN");
        if (variable != null && !variable.isEmpty()) {
            return ApiToken.of(variable);
        }
        if (serverId == null) {
            return ApiResult.missing(Kind.TOKEN_MISSING, "");
        }
        Server server = session.getSettings().getServer(serverId);
        String name = "the <server> " + Quoted.of(serverId) + " in settings.xml";
        if (server == null) {
            return ApiResult.missing(Kind.TOKEN_MISSING, "there is no " + name.substring("the ".length()));
        } else if (!isMarked(server) && !CommandLine.gives(session, "serverId", serverId)) {
            return ApiResult.missing(
                    Kind.TOKEN_MISSING,
                    "a pom or .mvn names " + name + ", which isn't marked as Cloudflare's. Name it on the command line,"
                            + " or write <configuration><cloudflare>true</cloudflare></configuration> into it");
        }
        return password(server, name);
    }

    private ApiResult<ApiToken> password(Server server, String name) {
        String written = server.getPassword();
        if (written == null || written.isBlank()) {
            return ApiResult.missing(Kind.TOKEN_MISSING, name + " has no <password>");
        } else if (written.contains("${")) {
            return ApiResult.missing(
                    Kind.TOKEN_MISSING, "the <password> of " + name + " names a variable that isn't set");
        }
        SettingsDecryptionResult decrypted = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        return decrypted.getProblems().isEmpty()
                ? ApiToken.of(decrypted.getServer().getPassword())
                : ApiResult.missing(
                        Kind.TOKEN_MISSING,
                        "the <password> of " + name + " can't be decrypted; see mvn --encrypt-password");
    }

    /** Returns whether the user says that a server is Cloudflare's: a repository could name one that is somebody else's. */
    private static boolean isMarked(Server server) {
        Xpp3Dom mark = server.getConfiguration() instanceof Xpp3Dom own ? own.getChild("cloudflare") : null;
        return mark != null && "true".equals(mark.getValue());
    }

    /** The proxy that Maven would use for a repository at this address: nonProxyHosts and encrypted passwords are used; null if none. */
    Connection.@Nullable Proxy proxy(String address) {
        RemoteRepository there = new RemoteRepository.Builder("cloudflare", "default", address).build();
        Proxy proxy = session.getRepositorySession().getProxySelector().getProxy(there);
        if (proxy == null) {
            return null;
        }
        RemoteRepository through =
                new RemoteRepository.Builder(there).setProxy(proxy).build();
        try (AuthenticationContext login = AuthenticationContext.forProxy(session.getRepositorySession(), through)) {
            String user = login == null ? null : login.get(AuthenticationContext.USERNAME);
            String header = user == null
                    ? null
                    : "Basic " + Base64.getEncoder().encodeToString((user + ":" + password(login)).getBytes(UTF_8));
            return new Connection.Proxy(proxy.getHost(), proxy.getPort(), header);
        }
    }

    private static String password(AuthenticationContext login) {
        String password = login.get(AuthenticationContext.PASSWORD);
        return password == null ? "" : password;
    }
}
