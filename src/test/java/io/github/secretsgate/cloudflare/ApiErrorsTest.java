package io.github.secretsgate.cloudflare;

import static io.github.secretsgate.cloudflare.FakeCloudflare.ACCOUNT;
import static io.github.secretsgate.cloudflare.FakeCloudflare.SECRETS;
import static io.github.secretsgate.cloudflare.FakeCloudflare.STORES;
import static io.github.secretsgate.cloudflare.FakeCloudflare.TOKEN;
import static io.github.secretsgate.cloudflare.FakeCloudflare.VERIFY;
import static io.github.secretsgate.cloudflare.FakeCloudflare.VERIFY_OWN;
import static io.github.secretsgate.cloudflare.FakeCloudflare.fixture;
import static io.github.secretsgate.cloudflare.FakeCloudflare.page;
import static io.github.secretsgate.cloudflare.FakeCloudflare.secret;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.secretsgate.cloudflare.ApiError.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can go wrong on the wire: what is said, that nothing passes, and that the token stays where it is. */
class ApiErrorsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String ERROR = fixture("error-authentication.json");
    private static final String INVALID = fixture("error-invalid-token.json");

    private final FakeCloudflare cloudflare = new FakeCloudflare();
    private final FakeTime time = new FakeTime();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        cloudflare.close();
    }

    /**
     * A fault.
     *
     * @param call what is asked: verify or inventory
     * @param message the message; what Java says of a broken connection, behind {@code …}, is its own matter
     */
    record Row(String name, Consumer<ApiErrorsTest> breaks, Call call, Kind kind, String message) {
        /** Long, unless nothing ever comes. */
        Duration patience() {
            return kind == Kind.TIMED_OUT ? Duration.ofMillis(400) : LONG;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    enum Call {
        VERIFY,
        PERMISSIONS,
        INVENTORY
    }

    static List<Row> faults() {
        return List.of(
                row(
                        "401 from both places",
                        t -> t.bothVerify(401, INVALID),
                        Call.VERIFY,
                        Kind.UNAUTHORIZED,
                        "Cloudflare doesn't accept the API token (401): GET " + VERIFY_OWN
                                + ": Invalid API Token [code: 1000]."),
                row(
                        "403 from both places",
                        t -> t.bothVerify(403, ERROR),
                        Call.VERIFY,
                        Kind.FORBIDDEN,
                        "The API token isn't allowed to make this request (403): GET " + VERIFY_OWN
                                + ": Authentication error [code: 10000]."),
                row(
                        "403 for the policies",
                        t -> t.answer(FakeCloudflare.POLICIES, 403, ERROR),
                        Call.PERMISSIONS,
                        Kind.FORBIDDEN,
                        "The API token isn't allowed to make this request (403): GET " + FakeCloudflare.POLICIES
                                + ": Authentication error [code: 10000]."),
                row(
                        "401 for the stores",
                        t -> t.answer(STORES, 401, INVALID),
                        Call.INVENTORY,
                        Kind.UNAUTHORIZED,
                        "Cloudflare doesn't accept the API token (401): GET " + STORES
                                + "?page=1&per_page=100: Invalid API Token [code: 1000]."),
                row(
                        "403 for the stores",
                        t -> t.answer(STORES, 403, ERROR),
                        Call.INVENTORY,
                        Kind.FORBIDDEN,
                        "The API token isn't allowed to make this request (403): GET " + STORES
                                + "?page=1&per_page=100: Authentication error [code: 10000]."),
                row(
                        "403 for the secrets",
                        t -> t.answer(SECRETS, 403, ERROR),
                        Call.INVENTORY,
                        Kind.FORBIDDEN,
                        "The API token isn't allowed to make this request (403): GET " + SECRETS
                                + "?page=1&per_page=100: Authentication error [code: 10000]."),
                row(
                        "404 for the account",
                        t -> t.answer(STORES, 404, ERROR),
                        Call.INVENTORY,
                        Kind.NOT_FOUND,
                        "Cloudflare doesn't know this account, store or address (404): GET " + STORES
                                + "?page=1&per_page=100: Authentication error [code: 10000]."),
                row(
                        "404 for the store",
                        t -> t.answer(SECRETS, 404, ""),
                        Call.INVENTORY,
                        Kind.NOT_FOUND,
                        "Cloudflare doesn't know this account, store or address (404): GET " + SECRETS
                                + "?page=1&per_page=100."),
                row(
                        "429 without Retry-After",
                        t -> t.answer(STORES, 429, ""),
                        Call.INVENTORY,
                        Kind.RATE_LIMITED,
                        "Cloudflare accepts no more requests for now (429): GET " + STORES
                                + "?page=1&per_page=100: asked 4 times."),
                row(
                        "429 with a long Retry-After",
                        t -> t.answer(STORES, 429, "", "Retry-After", "300"),
                        Call.INVENTORY,
                        Kind.RATE_LIMITED,
                        "Cloudflare accepts no more requests for now (429): GET " + STORES
                                + "?page=1&per_page=100: it asks to wait 300 s."),
                row(
                        "400",
                        t -> t.answer(STORES, 400, ERROR),
                        Call.INVENTORY,
                        Kind.REFUSED,
                        "Cloudflare refused the request: GET " + STORES
                                + "?page=1&per_page=100: 400 Authentication error [code: 10000]."),
                row(
                        "500s that do not end",
                        t -> t.answer(STORES, 500, "<html>oops</html>"),
                        Call.INVENTORY,
                        Kind.SERVER_ERROR,
                        "Cloudflare failed to answer: GET " + STORES + "?page=1&per_page=100: 500, asked 4 times."),
                row(
                        "503 with a long Retry-After",
                        t -> t.answer(STORES, 503, "", "Retry-After", "Thu, 1 Oct 2026 13:00:00 GMT"),
                        Call.INVENTORY,
                        Kind.SERVER_ERROR,
                        "Cloudflare failed to answer: GET " + STORES
                                + "?page=1&per_page=100: 503, it asks to wait 3600 s."),
                row(
                        "429 with an absurd Retry-After",
                        t -> t.answer(STORES, 429, "", "Retry-After", "99999999999999999999"),
                        Call.INVENTORY,
                        Kind.RATE_LIMITED,
                        "Cloudflare accepts no more requests for now (429): GET " + STORES
                                + "?page=1&per_page=100: it asks to wait 999999999 s."),
                row(
                        "an error that is no UTF-8",
                        t -> t.cloudflare.on(STORES, exchange -> {
                            exchange.sendResponseHeaders(502, 1);
                            exchange.getResponseBody().write(0xE9);
                            exchange.close();
                        }),
                        Call.INVENTORY,
                        Kind.SERVER_ERROR,
                        "Cloudflare failed to answer: GET " + STORES + "?page=1&per_page=100: 502, asked 4 times."),
                row(
                        "a body cut short",
                        t -> t.cutShort(),
                        Call.INVENTORY,
                        Kind.CUT_SHORT,
                        "The connection broke before the answer was complete: GET " + STORES
                                + "?page=1&per_page=100: localhost…, asked 4 times."),
                row(
                        "a connection that is closed",
                        t -> t.cloudflare.on(STORES, exchange -> exchange.close()),
                        Call.INVENTORY,
                        Kind.CUT_SHORT,
                        "The connection broke before the answer was complete: GET " + STORES
                                + "?page=1&per_page=100: localhost…, asked 4 times."),
                row(
                        "invalid JSON",
                        t -> t.answer(STORES, 200, "{\"success\": tru"),
                        Call.INVENTORY,
                        Kind.NOT_JSON,
                        "The answer isn't JSON: GET " + STORES + "?page=1&per_page=100."),
                row(
                        "HTML",
                        t -> t.answer(STORES, 200, "<!doctype html><title>Log in</title>"),
                        Call.INVENTORY,
                        Kind.NOT_JSON,
                        "The answer isn't JSON: GET " + STORES + "?page=1&per_page=100."),
                row(
                        "an empty body",
                        t -> t.answer(STORES, 200, ""),
                        Call.INVENTORY,
                        Kind.NOT_JSON,
                        "The answer isn't JSON: GET " + STORES + "?page=1&per_page=100."),
                row(
                        "a list instead of the envelope",
                        t -> t.answer(STORES, 200, "[]"),
                        Call.INVENTORY,
                        Kind.NOT_UNDERSTOOD,
                        "The answer isn't what Cloudflare documents: GET " + STORES
                                + "?page=1&per_page=100: it is a list."),
                row(
                        "no result",
                        t -> t.answer(STORES, 200, "{\"success\":true}"),
                        Call.INVENTORY,
                        Kind.NOT_UNDERSTOOD,
                        "The answer isn't what Cloudflare documents: GET " + STORES
                                + "?page=1&per_page=100: result is missing."),
                row(
                        "success: false",
                        t -> t.answer(STORES, 200, ERROR),
                        Call.INVENTORY,
                        Kind.FAILED,
                        "Cloudflare says that the request failed (\"success\" isn't true): GET " + STORES
                                + "?page=1&per_page=100: Authentication error [code: 10000]."),
                row(
                        "scopes that are no list",
                        t -> t.answer(
                                SECRETS, 200, page(secret(1, "A").replace("[\"workers\"]", "\"workers\""), 100, 1)),
                        Call.INVENTORY,
                        Kind.NOT_UNDERSTOOD,
                        "The answer isn't what Cloudflare documents: GET " + SECRETS
                                + "?page=1&per_page=100: scopes is a string."),
                row(
                        "a status of tomorrow",
                        t -> t.answer(SECRETS, 200, page(secret(1, "A").replace("active", "frozen"), 100, 1)),
                        Call.INVENTORY,
                        Kind.NOT_UNDERSTOOD,
                        "The answer isn't what Cloudflare documents: GET " + SECRETS
                                + "?page=1&per_page=100: the status is frozen."),
                row(
                        "a page that repeats",
                        t -> t.repeatingPage(),
                        Call.INVENTORY,
                        Kind.PAGE_REPEATED,
                        "Cloudflare sent the same page twice, so the list would be endless or incomplete: GET "
                                + SECRETS + "?page=2&per_page=100."),
                row(
                        "a body without end",
                        t -> t.endless(),
                        Call.INVENTORY,
                        Kind.TOO_LARGE,
                        "Cloudflare's answer is too large: GET " + STORES + "?page=1&per_page=100: more than 1 MiB."),
                row(
                        "no answer",
                        t -> t.silent(),
                        Call.INVENTORY,
                        Kind.TIMED_OUT,
                        "The answer didn't come in time: GET " + STORES
                                + "?page=1&per_page=100: no complete answer within 400 ms."),
                row(
                        "a redirect to another host",
                        t -> t.answer(STORES, 302, "", "Location", "https://elsewhere.example/path?with=query"),
                        Call.INVENTORY,
                        Kind.REDIRECTED,
                        "The answer is a redirect. It isn't followed, because the token must not be sent elsewhere: GET "
                                + STORES + "?page=1&per_page=100: to https://elsewhere.example."),
                row(
                        "a proxy that asks for a login",
                        t -> t.answer(STORES, 407, "", "Proxy-Authenticate", "Basic"),
                        Call.INVENTORY,
                        Kind.PROXY_LOGIN,
                        "The proxy asks for a login (407): GET " + STORES + "?page=1&per_page=100."));
    }

    private static Row row(String name, Consumer<ApiErrorsTest> breaks, Call call, Kind kind, String message) {
        return new Row(name, breaks, call, kind, message);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isSaidInOneSentence(Row row) {
        row.breaks.accept(this);
        ApiError error = error(row.call, api(cloudflare.base(), row.patience()));
        assertAll(
                () -> assertEquals(row.kind, error.kind()),
                () -> assertEquals(
                        row.message,
                        row.message.contains("…") ? error.message().replaceFirst(" \\(.*\\)", "…") : error.message()),
                () -> assertFalse(error.hint().isBlank()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void neverShowsTheToken(Row row) {
        row.breaks.accept(this);
        ApiError error = error(row.call, api(cloudflare.base(), row.patience()));
        assertFalse((error + error.message() + error.hint()).contains(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, "\\u0071" + "9VeryGeheim_and-long-0123456789abcdef"})
    void anEchoedTokenIsNotInTheMessage(String echo) {
        cloudflare.answer(STORES, 403, ERROR.replace("Authentication error", "Bad token " + echo));
        assertEquals(
                "The API token isn't allowed to make this request (403): GET " + STORES
                        + "?page=1&per_page=100: Bad token [API token] [code: 10000].",
                error(Call.INVENTORY, api(cloudflare.base())).message());
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (FakeCloudflare other = new FakeCloudflare()) {
            cloudflare.answer(STORES, 307, "", "Location", other.base() + STORES);
            error(Call.INVENTORY, api(cloudflare.base()));
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void aRefusedConnection() {
        URI gone = cloudflare.base();
        cloudflare.close();
        assertEquals(Kind.UNREACHABLE, error(Call.INVENTORY, api(gone)).kind());
    }

    @Test
    void anUnknownHost() {
        ApiError error = error(Call.INVENTORY, api(URI.create("https://cloudflare.invalid/client/v4")));
        assertEquals(Kind.UNREACHABLE, error.kind());
        assertTrue(error.message().endsWith(": cloudflare.invalid (there is no such host)."), error.message());
    }

    @Test
    void anUntrustedCertificate() throws Exception {
        HttpsServer untrusted = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        untrusted.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        untrusted.start();
        try {
            URI base = URI.create("https://localhost:" + untrusted.getAddress().getPort());
            ApiError error = error(Call.INVENTORY, api(base));
            assertEquals(Kind.NOT_TRUSTED, error.kind());
            assertTrue(error.message().contains(": localhost ("), error.message());
        } finally {
            untrusted.stop(0);
        }
    }

    /** Java gives a 407 no body at all, not even an empty one, and only a text for the others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "407 | The proxy asks for a login (407): GET %s.",
                "403 | The proxy refuses this request: GET %s: cloudflare.invalid through localhost:%d (Tunnel failed, got: 403).",
                "502 | The proxy refuses this request: GET %s: cloudflare.invalid through localhost:%d (Tunnel failed, got: 502).",
            })
    void aProxyThatRefusesTheTunnel(int status, String message) throws Exception {
        ServerSocket proxy = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread refusing = new Thread(() -> refuse(proxy, status));
        refusing.start();
        try {
            Connection.Proxy through = new Connection.Proxy("localhost", proxy.getLocalPort(), null);
            ApiError error =
                    error(Call.INVENTORY, api(URI.create("https://cloudflare.invalid/client/v4"), LONG, through));
            assertEquals(
                    String.format(message, STORES + "?page=1&per_page=100", proxy.getLocalPort()), error.message());
            assertEquals(List.of(), time.waits(), "asked again it would say the same");
        } finally {
            proxy.close();
            refusing.join();
        }
    }

    private static void refuse(ServerSocket proxy, int status) {
        String answer =
                "HTTP/1.1 " + status + " No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";
        while (!proxy.isClosed()) {
            try (Socket socket = proxy.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {}
                socket.getOutputStream().write(answer.getBytes(UTF_8));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // the proxy is closed at the end of the test, or the client has hung up
            }
        }
    }

    private static SSLContext selfSigned() throws Exception {
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = ApiErrorsTest.class.getResourceAsStream("/cloudflare/untrusted.p12")) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void anInterruptedBuild() {
        cloudflare.on(STORES, exchange -> await());
        Thread.currentThread().interrupt();
        ApiError error = error(Call.INVENTORY, api(cloudflare.base()));
        assertTrue(Thread.interrupted(), "the interrupt is passed on");
        assertEquals(Kind.INTERRUPTED, error.kind());
    }

    /** Where a fault is found before anything is sent, other tests show it. */
    @Test
    void theTableOfTheDocumentationHasEveryFault() throws IOException {
        String table = Files.readString(Path.of("docs/live.md"));
        Set<String> missing = new TreeSet<>();
        for (Kind kind : Kind.values()) {
            ApiError error = new ApiError(kind, "", "");
            if (!table.contains("| " + error.message() + " | " + error.hint().replace("<", "&lt;") + " |")) {
                missing.add("| … | " + error.message() + " | " + error.hint() + " |");
            }
        }
        assertEquals("", String.join("\n", missing));
        Set<Kind> onTheWire = EnumSet.noneOf(Kind.class);
        faults().forEach(row -> onTheWire.add(row.kind));
        assertEquals(
                Set.of(
                        Kind.OFFLINE,
                        Kind.PARAMETER,
                        Kind.TOKEN_MISSING,
                        Kind.TOKEN_UNUSABLE,
                        Kind.ACCOUNT_MISSING,
                        Kind.ADDRESS_REFUSED,
                        Kind.LOGGED,
                        Kind.UNREACHABLE,
                        Kind.NOT_TRUSTED,
                        Kind.PROXY_REFUSED,
                        Kind.INTERRUPTED),
                Stream.of(Kind.values())
                        .filter(kind -> !onTheWire.contains(kind))
                        .collect(Collectors.toSet()));
    }

    private ApiError error(Call call, CloudflareApi api) {
        ApiResult<?> fetched = switch (call) {
            case VERIFY -> api.verifyToken(ACCOUNT);
            case PERMISSIONS -> api.verifyToken(ACCOUNT).then(token -> api.permissions(ACCOUNT, token));
            case INVENTORY -> api.inventory(ACCOUNT);
        };
        return assertInstanceOf(ApiResult.Missing.class, fetched).error();
    }

    private CloudflareApi api(URI base) {
        return api(base, LONG);
    }

    private CloudflareApi api(URI base, Duration patience) {
        return api(base, patience, null);
    }

    private CloudflareApi api(URI base, Duration patience, Connection.Proxy proxy) {
        ApiToken token = ((ApiResult.Value<ApiToken>) ApiToken.of(TOKEN)).value();
        Connection connection = new Connection(base, token, Duration.ofMinutes(1), proxy);
        return new CloudflareApi(connection, time.timing(patience), line -> {});
    }

    private void answer(String path, int status, String body, String... headers) {
        cloudflare.answer(path, status, body, headers);
    }

    private void bothVerify(int status, String body) {
        answer(VERIFY, status, body);
        answer(VERIFY_OWN, status, body);
    }

    private void cutShort() {
        cloudflare.on(STORES, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"succes".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
    }

    private void repeatingPage() {
        String items =
                IntStream.range(0, 100).mapToObj(i -> secret(i, "SECRET_" + i)).collect(Collectors.joining(","));
        answer(SECRETS, 200, page(items, 100, 1000));
    }

    private void endless() {
        cloudflare.on(STORES, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(1 << 16).getBytes(UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    out.write(blanks);
                }
            }
        });
    }

    private void silent() {
        cloudflare.on(STORES, exchange -> await());
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
