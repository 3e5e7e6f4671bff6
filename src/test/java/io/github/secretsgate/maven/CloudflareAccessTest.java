package io.github.secretsgate.maven;

import static io.github.secretsgate.cloudflare.FakeCloudflare.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.cloudflare.ApiError;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.cloudflare.Connection;
import io.github.secretsgate.cloudflare.FakeCloudflare;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudflareAccessTest {
    private final FakeCloudflare cloudflare = new FakeCloudflare();
    private final Map<String, String> environment = new HashMap<>();
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final DefaultRepositorySystemSession repositories = new DefaultRepositorySystemSession();
    private final DefaultProxySelector proxies = new DefaultProxySelector();
    private final Decrypter decrypter = new Decrypter();

    CloudflareAccessTest() {
        environment.put("CLOUDFLARE_API_BASE_URL", cloudflare.base().toString());
        repositories.setProxySelector(proxies);
    }

    @AfterEach
    void close() {
        cloudflare.close();
    }

    @Test
    void theTokenIsInTheEnvironment() {
        environment.put("CLOUDFLARE_API_TOKEN", "from-environment");
        server("cloudflare", "from-settings");
        assertEquals(List.of("Bearer from-environment"), sent("cloudflare"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherwiseTheTokenIsADecryptedPasswordOfTheSettings(boolean empty) {
        if (empty) {
            environment.put("CLOUDFLARE_API_TOKEN", "");
        }
        server("cloudflare", "{encrypted}");
        assertEquals(List.of("Bearer decrypted"), sent("cloudflare"));
    }

    @Test
    void withoutEitherThereIsNoToken() {
        server("cloudflare", "token");
        assertEquals("There is no API token.", error(null).message(), "a server is taken only if it is named");
        assertEquals(
                "There is no API token: there is no <server> \"other\" in settings.xml.",
                error("other").message());
    }

    @Test
    void aPasswordThatCannotBeDecryptedIsNotSent() {
        server("cloudflare", "{broken}");
        decrypter.problem = new DefaultSettingsProblem("wrong master", SettingsProblem.Severity.ERROR, "", 1, 1, null);
        assertEquals(
                "There is no API token: the <password> of the <server> \"cloudflare\" in settings.xml can't be decrypted; see mvn"
                        + " --encrypt-password.",
                error("cloudflare").message());
    }

    @Test
    void aServerThatOnlyTheRepositoryNamesIsNotTaken() {
        server("releases", "password-of-the-releases");
        request.getUserProperties().clear();

        ApiError error = error("releases");

        assertTrue(error.message().contains("which isn't marked as Cloudflare's"), error::message);
    }

    @Test
    void aServerThatTheUserMarkedAsCloudflaresIsTaken() throws Exception {
        server("cloudflare", "token");
        request.getUserProperties().clear();
        request.getServers()
                .get(0)
                .setConfiguration(Xpp3DomBuilder.build(
                        new StringReader("<configuration><cloudflare>true</cloudflare></configuration>")));

        assertEquals(List.of("Bearer token"), sent("cloudflare"));
    }

    @ParameterizedTest
    @CsvSource({
        "maven.config, -Dsecrets-store.serverId=releases",
        "maven-user.properties, secrets-store.serverId = releases",
        "maven-user.properties, secrets\\u002dstore.serverId = releases",
        "maven-user.properties, ${includes} = ../more.properties",
        "maven-user.properties, \\u00zz = x",
        "maven.properties, secrets-store.serverId = releases",
    })
    void aCommandLineInMvnIsTheRepositorys(String file, String line, @TempDir Path root) throws Exception {
        server("releases", "password-of-the-releases");
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(root.resolve(".mvn").resolve(file), line + "\n");
        request.setMultiModuleProjectDirectory(root.toFile());

        assertTrue(error("releases").message().contains("which isn't marked as Cloudflare's"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, has no <password>",
                "'', has no <password>",
                "' ', has no <password>",
                "${env.NOPE}, names a variable that isn't set",
            })
    void aPasswordThatIsNoneHasAMessageOfItsOwn(String password, String said) {
        server("cloudflare", password);

        assertTrue(error("cloudflare").message().contains(said), error("cloudflare")::message);
    }

    @Test
    void otherPropertiesInMvnAreIgnored(@TempDir Path root) throws Exception {
        server("cloudflare", "token");
        Files.createDirectories(root.resolve(".mvn"));
        Files.writeString(root.resolve(".mvn/maven-user.properties"), "maven.consumer.pom.flatten = true\n");
        request.setMultiModuleProjectDirectory(root.toFile());

        assertEquals(List.of("Bearer token"), sent("cloudflare"));
    }

    @ParameterizedTest
    @CsvSource({
        "jdk.httpclient.HttpClient.log, headers",
        "jdk.httpclient.HttpClient.log, ''",
        "javax.net.debug, all",
        "javax.net.debug, ssl:record:Plaintext",
        "javax.net.debug, ''",
    })
    void nothingIsAskedWhileJavaLogsWhatItSends(String property, String value) {
        environment.put("CLOUDFLARE_API_TOKEN", "token");
        with(property, value, () -> {
            assertEquals(ApiError.Kind.LOGGED, error(null).kind());
            assertTrue(error(null).message().contains(property));
        });
    }

    /** Whoever looks for what is wrong with TLS needs it, and sees no token. */
    @ParameterizedTest
    @ValueSource(strings = {"ssl", "ssl:handshake", "trustmanager"})
    void loggingOnlyTlsIsAllowed(String value) {
        server("cloudflare", "token");
        with("javax.net.debug", value, () -> assertEquals(List.of("Bearer token"), sent("cloudflare")));
    }

    private static void with(String property, String value, Runnable test) {
        System.setProperty(property, value);
        try {
            test.run();
        } finally {
            System.clearProperty(property);
        }
    }

    @Test
    void aTokenWithALineBreakIsNotSent() {
        environment.put("CLOUDFLARE_API_TOKEN", "first\nsecond");
        ApiError error = error(null);
        assertEquals(ApiError.Kind.TOKEN_UNUSABLE, error.kind());
        assertFalse(error.message().contains("first"));
        assertEquals(List.of(), cloudflare.requests());
    }

    @Test
    void offlineIsOffline() {
        environment.put("CLOUDFLARE_API_TOKEN", "token");
        request.setOffline(true);
        assertEquals(ApiError.Kind.OFFLINE, error(null).kind());
    }

    @Test
    void theTokenGoesToSafeAddressesOnly() {
        environment.put("CLOUDFLARE_API_TOKEN", "token");
        environment.put("CLOUDFLARE_API_BASE_URL", "http://cloudflare.example/client/v4");
        assertEquals(ApiError.Kind.ADDRESS_REFUSED, error(null).kind());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, -, -", "'', '', -", "-, env, env", "'', env, env", "param, env, param", "param, -, param"})
    void theAccountIsTheParameterOrTheEnvironments(String parameter, String variable, String account) {
        environment.put("CLOUDFLARE_ACCOUNT_ID", variable);
        assertEquals(account, access().account(parameter));
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S", "60, PT1M", "90s, PT1M30S", "2m, PT2M", "999999s, PT277H46M39S"})
    void aDeadlineIsSecondsOrANumberWithAUnit(String written, Duration duration) {
        assertEquals(new ApiResult.Value<>(duration), CloudflareAccess.duration(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1h", "1.5s", "s", "PT1M", "1 s", "9999999"})
    void otherDeadlinesAreInvalid(String written) {
        environment.put("CLOUDFLARE_API_TOKEN", "token");
        ApiError error = assertInstanceOf(ApiResult.Missing.class, access().api(null, written, line -> {}))
                .error();
        assertEquals(
                "A parameter is invalid: \"deadline\" must be seconds, or a number with s or m, such as 90s.",
                error.message());
    }

    @Test
    void mavensProxyIsUsedWithItsLogin() {
        proxies.add(
                new org.eclipse.aether.repository.Proxy(
                        "http",
                        "proxy.example",
                        3128,
                        new AuthenticationBuilder()
                                .addUsername("user")
                                .addPassword("pass")
                                .build()),
                "intern.example|*.local");
        assertEquals(
                new Connection.Proxy("proxy.example", 3128, "Basic dXNlcjpwYXNz"),
                access().proxy("https://api.cloudflare.com/client/v4"));
        assertNull(access().proxy("https://intern.example/client/v4"), "nonProxyHosts");
        assertNull(access().proxy("https://cloudflare.local/client/v4"), "nonProxyHosts");
    }

    @Test
    void aProxyWithoutALogin() {
        proxies.add(new org.eclipse.aether.repository.Proxy("http", "proxy.example", 3128), null);
        assertEquals(
                new Connection.Proxy("proxy.example", 3128, null),
                access().proxy("https://api.cloudflare.com/client/v4"));
    }

    @Test
    void theLoginOfAProxyIsNotShown() {
        assertEquals(
                "proxy.example:3128", new Connection.Proxy("proxy.example", 3128, "Basic dXNlcjpwYXNz").toString());
    }

    private List<String> sent(String serverId) {
        CloudflareApi api = ((ApiResult.Value<CloudflareApi>) access().api(serverId, "60s", line -> {})).value();
        assertInstanceOf(ApiResult.Value.class, api.verifyToken(ACCOUNT));
        return cloudflare.tokens();
    }

    private ApiError error(String serverId) {
        ApiResult<CloudflareApi> api = access().api(serverId, "60s", line -> {});
        ApiError error = assertInstanceOf(ApiResult.Missing.class, api).error();
        assertTrue(cloudflare.requests().isEmpty());
        return error;
    }

    @SuppressWarnings("deprecation") // the constructor; there is no other
    private CloudflareAccess access() {
        MavenSession session = new MavenSession(null, repositories, request, new DefaultMavenExecutionResult());
        return new CloudflareAccess(session, decrypter, environment::get);
    }

    private void server(String id, String password) {
        Server server = new Server();
        server.setId(id);
        server.setPassword(password);
        request.addServer(server);
        request.getUserProperties().setProperty("secrets-store.serverId", id);
    }

    /** Takes off the braces. */
    private static final class Decrypter implements SettingsDecrypter {
        private SettingsProblem problem;

        @Override
        public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
            Server server = request.getServers().get(0).clone();
            server.setPassword(server.getPassword().replaceAll("^\\{encrypted}$", "decrypted"));
            return new SettingsDecryptionResult() {
                @Override
                public Server getServer() {
                    return server;
                }

                @Override
                public List<Server> getServers() {
                    return List.of(server);
                }

                @Override
                public Proxy getProxy() {
                    return null;
                }

                @Override
                public List<Proxy> getProxies() {
                    return List.of();
                }

                @Override
                public List<SettingsProblem> getProblems() {
                    return problem == null ? List.of() : List.of(problem);
                }
            };
        }
    }
}
