package io.github.secretsgate.cloudflare;

import static io.github.secretsgate.access.TokenPermission.ACCOUNT_SECRETS_STORE_EDIT;
import static io.github.secretsgate.access.TokenPermission.ACCOUNT_SECRETS_STORE_READ;
import static io.github.secretsgate.cloudflare.FakeCloudflare.ACCOUNT;
import static io.github.secretsgate.cloudflare.FakeCloudflare.POLICIES;
import static io.github.secretsgate.cloudflare.FakeCloudflare.SECRETS;
import static io.github.secretsgate.cloudflare.FakeCloudflare.STORE;
import static io.github.secretsgate.cloudflare.FakeCloudflare.STORES;
import static io.github.secretsgate.cloudflare.FakeCloudflare.TOKEN;
import static io.github.secretsgate.cloudflare.FakeCloudflare.VERIFY;
import static io.github.secretsgate.cloudflare.FakeCloudflare.VERIFY_OWN;
import static io.github.secretsgate.cloudflare.FakeCloudflare.fixture;
import static io.github.secretsgate.cloudflare.FakeCloudflare.page;
import static io.github.secretsgate.cloudflare.FakeCloudflare.secret;
import static io.github.secretsgate.cloudflare.FakeCloudflare.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.github.secretsgate.access.Scope;
import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.cloudflare.ApiError.Kind;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudflareApiTest {
    private final FakeCloudflare cloudflare = new FakeCloudflare();
    private final FakeTime time = new FakeTime();
    private final List<String> progress = new ArrayList<>();

    @AfterEach
    void close() {
        cloudflare.close();
    }

    @Nested
    class AnInventory {
        @Test
        void hasStoresAndSecretsAsCloudflareGivesThem() {
            Store store = inventory().store(STORE).orElseThrow();
            assertEquals("default_secrets_store", store.name());
            assertEquals(
                    Map.of(
                            "STRIPE_KEY", Set.of(Scope.WORKERS, Scope.AI_GATEWAY),
                            "NO_SCOPES", Set.of(),
                            "NULL_SCOPES", Set.of(),
                            "ODD_SCOPE", Set.of(),
                            "STILL_PENDING", Set.of(Scope.WORKERS),
                            "my-gateway_openai_default", Set.of(Scope.AI_GATEWAY)),
                    store.secrets().values().stream()
                            .collect(Collectors.toMap(
                                    Secret::name,
                                    secret -> secret.scopes().orNull().known())));
            assertEquals(
                    Secret.Status.PENDING,
                    store.secret("STILL_PENDING").orElseThrow().status());
            assertEquals(
                    List.of("worker"),
                    store.secret("ODD_SCOPE").orElseThrow().scopes().orNull().unknown());
        }

        @Test
        void hasStoresWithoutSecrets() {
            cloudflare.answer(SECRETS, 200, page("", 100, 0));
            assertEquals(Map.of(), inventory().store(STORE).orElseThrow().secrets());
        }

        @Test
        void mayBeEmpty() {
            cloudflare.answer(STORES, 200, page("", 100, 0));
            assertEquals(List.of(), inventory().stores());
        }

        @Test
        void hasTheSuccessorOfASecretThatWasDeleted() {
            String deleted = secret(1, "A").replace("active", "deleted");
            for (String order : List.of(deleted + "," + secret(2, "A"), secret(2, "A") + "," + deleted)) {
                cloudflare.answer(SECRETS, 200, page(order, 100, 2));
                Secret secret =
                        inventory().store(STORE).orElseThrow().secret("A").orElseThrow();
                assertEquals(Secret.Status.ACTIVE, secret.status());
            }
        }

        @Test
        void hasTenThousandSecretsAndSaysHowFarItIs() {
            cloudflare.secrets(10_000);
            assertEquals(10_000, size(inventory()));
            assertEquals(20, progress.size());
            assertEquals("500 of 10000 secrets of the store " + STORE + " read", progress.get(0));
        }

        /** However many a page holds: what is kept of an answer must fit into the heap of a small build agent. */
        @Test
        void hasNoMoreThanTwoHundredThousandEntries() {
            cloudflare.on(SECRETS, exchange -> {
                int first = pageOf(exchange) * 5_000;
                String items = IntStream.range(first, first + 5_000)
                        .mapToObj(i -> secret(i, "S" + i))
                        .collect(Collectors.joining(","));
                send(exchange, 200, page(items, 100, 0));
            });
            assertEquals(
                    "Cloudflare's answer is too large: GET " + SECRETS
                            + "?page=20&per_page=100: more than 200000 entries in all.",
                    error(api().inventory(ACCOUNT)).message());
        }

        @Test
        void hasNoSecretOfEndlessScopes() {
            String scopes = "\"workers\",".repeat(50_000);
            cloudflare.on(SECRETS, exchange -> {
                int page = pageOf(exchange);
                String secret = secret(page, "S" + page).replace("\"workers\"", scopes + "\"workers\"");
                send(exchange, 200, page(secret, 1, 0));
            });
            String refusal = error(api().inventory(ACCOUNT)).message();
            assertTrue(refusal.endsWith("page=4&per_page=100: more than 200000 entries in all."), () -> refusal);
        }

        /** A mebibyte each, which is no more than one answer can have. */
        @Test
        void hasALimitOfBytesInAll() {
            String blanks = " ".repeat((1 << 20) - 1_000);
            cloudflare.on(SECRETS, exchange -> {
                int page = pageOf(exchange);
                send(exchange, 200, page(secret(page, "S" + page), 1, 0) + blanks);
            });
            String refusal = error(api().inventory(ACCOUNT)).message();
            assertTrue(refusal.endsWith("per_page=100: more than 64 MiB in all."), () -> refusal);
        }

        @ParameterizedTest
        @CsvSource({
            // secrets, page size, total_count, pages asked for
            "250,       100,       250,         3",
            "200,       100,       200,         3", // a full page may not be the last
            "250,       100,       10,          3", // a total that is too small
            "250,       100,       0,           3", // none at all
            "45,        20,        45,          3", // a server with pages of its own size
            "0,         100,       0,           1",
        })
        void isWholeWhateverTheTotalSays(int secrets, int pageSize, int total, int pages) {
            cloudflare.on(SECRETS, exchange -> {
                int page = pageOf(exchange);
                String items = IntStream.range((page - 1) * pageSize, Math.min(secrets, page * pageSize))
                        .mapToObj(i -> secret(i, "SECRET_" + i))
                        .collect(Collectors.joining(","));
                send(exchange, 200, page(items, pageSize, total));
            });
            assertEquals(secrets, size(inventory()));
            assertEquals(
                    pages,
                    cloudflare.requests().stream()
                            .filter(request -> request.startsWith(SECRETS))
                            .count());
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    // what a list of secrets can't be: parts of something, of something else, or two things
                    "{'success':true,'result':[],'result_info':{'total_count':5}}",
                    "{'success':true,'result':[],'result_info':{'total_count':'0'}}",
                    "{'success':true,'errors':[{'message':'odd'}],'result':[]}",
                    "{'success':true,'result':[],'result':[]}",
                    "{'success':true,'result':[{'id':'1','name':'A','status':'active','store_id':'other'}]}",
                    "{'success':true,'result':[{'id':'1','name':'A','status':'active'},"
                            + "{'id':'2','name':'A','status':'active'}]}",
                })
        void isRefusedIfItContradictsItself(String answer) {
            cloudflare.answer(SECRETS, 200, answer.replace('\'', '"'));

            ApiResult<Inventory> inventory = api().inventory(ACCOUNT);

            assertInstanceOf(ApiResult.Missing.class, inventory, inventory::toString);
        }

        @Test
        void isRefusedIfItsPagesDoNotEnd() {
            cloudflare.on(SECRETS, exchange -> {
                int from = (pageOf(exchange) - 1) * 100;
                String items = IntStream.range(from, from + 100)
                        .mapToObj(i -> secret(i, "SECRET_" + i))
                        .collect(Collectors.joining(","));
                send(exchange, 200, page(items, 100, 0));
            });

            assertInstanceOf(ApiResult.Missing.class, api().inventory(ACCOUNT));
        }

        @Test
        void isWholeIfASecretMovesToTheNextPageMeanwhile() {
            cloudflare.on(SECRETS, exchange -> {
                int from = pageOf(exchange) == 1 ? 0 : 99;
                String items = IntStream.range(from, Math.min(from + 100, 120))
                        .mapToObj(i -> secret(i, "SECRET_" + i))
                        .collect(Collectors.joining(","));
                send(exchange, 200, page(items, 100, 120));
            });
            assertEquals(120, size(inventory()));
        }

        @Test
        void isNotRequestedForAnInvalidAccount() {
            ApiError error = error(api().inventory("../user"));
            assertEquals("No account ID is set: ../user isn't an account ID (32 hexadecimal digits).", error.message());
            assertEquals(List.of(), cloudflare.requests());
        }

        private int pageOf(HttpExchange exchange) {
            return Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll(".*\\bpage=(\\d+).*", "$1"));
        }

        private int size(Inventory inventory) {
            return inventory.store(STORE).orElseThrow().secrets().size();
        }
    }

    @Nested
    class AToken {
        @Test
        void isVerifiedAsAUsersToken() {
            TokenStatus token = value(api().verifyToken(ACCOUNT));
            assertEquals(POLICIES, token.path());
            assertEquals(Instant.parse("2030-01-01T00:00:00Z"), token.expires());
            assertEquals(List.of(VERIFY), cloudflare.requests());
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403})
        void isVerifiedAsTheAccountsOwnIfItIsNoUsers(int status) {
            cloudflare.answer(VERIFY, status, fixture("error-invalid-token.json"));
            cloudflare.answer(VERIFY_OWN, 200, fixture("verify-active.json"));
            TokenStatus token = value(api().verifyToken(ACCOUNT));
            assertEquals("/accounts/" + ACCOUNT + "/tokens/ed17574386854bf78a67040be0a770b0", token.path());
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "active,   -,                         -,                         -",
                    "active,   -,                         2026-10-01T12:00:01Z,      -",
                    "active,   -,                         2026-10-01T12:00:00Z,      expired on 2026-10-01T12:00:00Z",
                    "active,   -,                         2026-10-01T13:00:00+02:00, expired on 2026-10-01T11:00:00Z",
                    "active,   2026-10-01T12:00:00Z,      -,                         -",
                    "active,   2026-10-02T00:00:00Z,      -,                isn't valid before 2026-10-02T00:00:00Z",
                    "disabled, -,                         -,                         is disabled",
                    "expired,  -,                         -,                         is expired",
                    "frozen,   -,                         -,                         is frozen",
                })
        void mayBeUnusable(String status, String notBefore, String expires, String why) {
            cloudflare.answer(
                    VERIFY,
                    200,
                    "{\"success\":true,\"result\":{\"id\":\"ed17574386854bf78a67040be0a770b0\",\"status\":\"" + status
                            + "\",\"not_before\":" + json(notBefore) + ",\"expires_on\":" + json(expires) + "}}");
            assertEquals(why, value(api().verifyToken(ACCOUNT)).inactive(time.instant()));
        }

        @Test
        void whoseIdWouldLeadElsewhereIsNotFollowed() {
            cloudflare.answer(
                    VERIFY, 200, fixture("verify-active.json").replace("ed17574386854bf78a67040be0a770b0", "../x"));
            assertEquals(Kind.NOT_UNDERSTOOD, error(api().verifyToken(ACCOUNT)).kind());
        }

        @Test
        void withAnInvalidDateIsNotUnderstood() {
            cloudflare.answer(VERIFY, 200, fixture("verify-active.json").replace("2030-01-01T00:00:00Z", "soon"));
            assertEquals(Kind.NOT_UNDERSTOOD, error(api().verifyToken(ACCOUNT)).kind());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "abc\n", "a\nb", "a\rb", "a\u0000b", "two parts", "tökén", "\ttoken"})
        void thatNoHeaderCanHoldIsRefused(String text) {
            ApiError error = error(ApiToken.of(text));
            assertEquals(Kind.TOKEN_UNUSABLE, error.kind());
            assertTrue(text.isBlank() || !error.message().contains(text));
        }

        @Test
        void isSentInOneHeaderAndShownNowhere() {
            inventory();
            assertEquals(Set.of("Bearer " + TOKEN), Set.copyOf(cloudflare.tokens()));
            assertEquals("[API token]", value(ApiToken.of(TOKEN)).toString());
            assertTrue(!connection(null).toString().contains(TOKEN));
        }

        private String json(String text) {
            return text == null ? "null" : "\"" + text + "\"";
        }
    }

    @Nested
    class APermission {
        private static final String ALL = "\"com.cloudflare.api.account.*\":\"*\"";
        private static final String THIS = "\"com.cloudflare.api.account." + ACCOUNT + "\":\"*\"";
        private static final String OTHER = "\"com.cloudflare.api.account.11111111111111111111111111111111\":\"*\"";
        private static final String ZONES =
                "\"com.cloudflare.api.account." + ACCOUNT + "\":{\"com.cloudflare.api.account.zone.*\":\"*\"}";
        private static final String WRITE = "{\"id\":\"adc8fa2bc6124928a8b3314dc63a1235\"}";
        private static final String READ = "{\"id\":\"5e33b7d77788455c9fdf18cbd38ee5a0\"}";
        private static final String WRITE_BY_NAME = "{\"id\":\"tomorrow\",\"name\":\"Secrets Store Write\"}";
        private static final String SCRIPTS =
                "{\"id\":\"e086da7e2179491d91ee5f35b3ca210a\",\"name\":\"Workers Scripts Write\"}";

        @Test
        void isThatOfThePublishedExample() {
            assertEquals(Set.of(ACCOUNT_SECRETS_STORE_EDIT), permissions());
        }

        @Test
        void comesFromGroupsByIdOrByName() {
            assertEquals(Set.of(ACCOUNT_SECRETS_STORE_EDIT), permissions(policy("allow", THIS, WRITE)));
            assertEquals(Set.of(ACCOUNT_SECRETS_STORE_READ), permissions(policy("allow", THIS, READ)));
            assertEquals(Set.of(ACCOUNT_SECRETS_STORE_EDIT), permissions(policy("allow", THIS, WRITE_BY_NAME)));
            assertEquals(Set.of(), permissions(policy("allow", THIS, SCRIPTS)));
        }

        @Test
        void isForTheAccountsThatAreNamed() {
            assertEquals(Set.of(ACCOUNT_SECRETS_STORE_EDIT), permissions(policy("allow", ALL, WRITE)));
            assertEquals(Set.of(ACCOUNT_SECRETS_STORE_EDIT), permissions(policy("allow", OTHER + "," + THIS, WRITE)));
            assertEquals(Set.of(), permissions(policy("allow", OTHER, WRITE)));
            assertEquals(Set.of(), permissions(policy("allow", ZONES, WRITE)));
        }

        @Test
        void isTheUnionOfAllPolicies() {
            assertEquals(
                    Set.of(ACCOUNT_SECRETS_STORE_READ, ACCOUNT_SECRETS_STORE_EDIT),
                    permissions(policy("allow", THIS, READ), policy("allow", ALL, SCRIPTS + "," + WRITE)));
        }

        @Test
        void isTakenAwayByADenyInAnyOrder() {
            assertEquals(Set.of(), permissions(policy("allow", ALL, WRITE), policy("deny", THIS, WRITE)));
            assertEquals(Set.of(), permissions(policy("deny", ZONES, WRITE_BY_NAME), policy("allow", ALL, WRITE)));
            assertEquals(Set.of(), permissions(policy("tomorrow", THIS, WRITE), policy("allow", THIS, WRITE)));
            assertEquals(
                    Set.of(ACCOUNT_SECRETS_STORE_EDIT),
                    permissions(policy("allow", THIS, WRITE), policy("deny", OTHER, WRITE)));
        }

        @Test
        void isNotGuessedFromAnotherShape() {
            cloudflare.answer(POLICIES, 200, "{\"success\":true,\"result\":{}}");
            assertEquals(Kind.NOT_UNDERSTOOD, error(asked()).kind());
        }

        private Set<TokenPermission> permissions(String... policies) {
            if (policies.length > 0) {
                cloudflare.answer(
                        POLICIES,
                        200,
                        "{\"success\":true,\"result\":{\"policies\":[" + String.join(",", policies) + "]}}");
            }
            return value(asked());
        }

        private ApiResult<Set<TokenPermission>> asked() {
            CloudflareApi api = api();
            return api.permissions(ACCOUNT, value(api.verifyToken(ACCOUNT)));
        }

        private String policy(String effect, String resources, String groups) {
            return "{\"effect\":\"" + effect + "\",\"resources\":{" + resources + "},\"permission_groups\":[" + groups
                    + "]}";
        }
    }

    @Nested
    class ARequest {
        private final AtomicInteger attempts = new AtomicInteger();

        @Test
        void changesNothingInTheAccount() {
            inventory();
            value(api().permissions(ACCOUNT, value(api().verifyToken(ACCOUNT))));
            assertEquals(Set.of("GET"), Set.copyOf(cloudflare.methods()));
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 502, 503, 504, 429})
        void isMadeAgainWithGrowingPauses(int status) {
            failing(3, exchange -> send(exchange, status, ""));
            inventory();
            assertEquals(List.of(500L, 1000L, 2000L), time.waits());
        }

        @Test
        void isMadeAgainAfterAReset() {
            failing(2, HttpExchange::close);
            inventory();
            assertEquals(3, attempts.get()); // the JDK makes one of them itself, at once
        }

        @ParameterizedTest
        @ValueSource(strings = {"7", "Thu, 1 Oct 2026 12:00:07 GMT"})
        void waitsAsLongAsRetryAfterSays(String retryAfter) {
            failing(1, exchange -> send(exchange, 429, "", "Retry-After", retryAfter));
            inventory();
            assertEquals(List.of(7000L), time.waits());
        }

        @ParameterizedTest
        @ValueSource(strings = {"soon", "-1", "Thu, 1 Oct 2020 12:00:07 GMT"})
        void waitsALittleIfRetryAfterSaysNothingOfUse(String retryAfter) {
            failing(1, exchange -> send(exchange, 429, "", "Retry-After", retryAfter));
            inventory();
            assertEquals(List.of(500L), time.waits());
        }

        @Test
        void isGivenUpIfTheNextAttemptWouldBePastTheDeadline() {
            failing(9, exchange -> send(exchange, 503, "", "Retry-After", "40"));
            assertEquals(Kind.SERVER_ERROR, error(api().inventory(ACCOUNT)).kind());
            assertEquals(List.of(40_000L), time.waits());
        }

        @Test
        void isNotMadeAfterTheDeadline() {
            CloudflareApi api = api();
            time.advance(60_000);
            assertEquals(
                    "The answer didn't come in time: GET " + STORES
                            + "?page=1&per_page=100: the deadline of 60 s is over.",
                    error(api.inventory(ACCOUNT)).message());
            assertEquals(List.of(), cloudflare.requests());
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 404, 302})
        void isMadeOnceIfNothingWouldChange(int status) {
            cloudflare.answer(STORES, status, "");
            error(api().inventory(ACCOUNT));
            assertEquals(1, cloudflare.requests().size());
        }

        @Test
        void goesThroughAProxyWithALogin() {
            try (FakeCloudflare proxy = new FakeCloudflare()) {
                List<String> logins = new CopyOnWriteArrayList<>();
                proxy.on(STORES, exchange -> {
                    logins.add(exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
                    send(exchange, 200, page("", 100, 0));
                });
                Connection.Proxy through =
                        new Connection.Proxy("localhost", proxy.base().getPort(), "Basic dXNlcjpwYXNz");
                value(api(connection(through)).inventory(ACCOUNT));
                assertEquals(List.of("Basic dXNlcjpwYXNz"), logins);
                assertEquals(List.of(), cloudflare.requests());
            }
        }

        private void failing(int times, com.sun.net.httpserver.HttpHandler handler) {
            cloudflare.on(STORES, exchange -> {
                if (attempts.getAndIncrement() < times) {
                    handler.handle(exchange);
                } else {
                    send(exchange, 200, page("", 100, 0));
                }
            });
        }
    }

    @Nested
    class AnAddress {
        @ParameterizedTest
        @CsvSource({
            "https://api.cloudflare.com/client/v4,  https://api.cloudflare.com/client/v4",
            "https://api.cloudflare.com/client/v4/, https://api.cloudflare.com/client/v4",
            "http://localhost:8787,                 http://localhost:8787",
            "http://127.0.0.1:8787/v4,              http://127.0.0.1:8787/v4",
            "http://[::1]:8787,                     http://[::1]:8787",
        })
        void isTakenIfTheTokenIsSafeThere(String address, URI base) {
            assertEquals(base, value(to(address)).base());
        }

        @Test
        void onThisMachineIsNotReachedThroughAProxy() {
            Connection.Proxy proxy = new Connection.Proxy("proxy.example", 3128, null);
            ApiToken token = value(ApiToken.of(TOKEN));
            Duration time = Duration.ofMinutes(1);
            assertNull(value(Connection.to("http://localhost:8787", token, time, proxy))
                    .proxy());
            assertEquals(
                    proxy,
                    value(Connection.to(Connection.CLOUDFLARE, token, time, proxy))
                            .proxy());
        }

        private ApiResult<Connection> to(String address) {
            return Connection.to(address, value(ApiToken.of(TOKEN)), Duration.ofMinutes(1), null);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://api.cloudflare.com/client/v4",
                    "http://localhost.example/",
                    "http://api_mock:1/x",
                    "http:///x",
                    "http:x",
                    "http://127.0.0.1.example/",
                    "https://user:pass@api.cloudflare.com/",
                    "https://api.cloudflare.com/?x=1",
                    "https://api.cloudflare.com/#x",
                    "https://localhost@api.cloudflare.com/",
                    "http://127.0.0.1@cloudflare.example/",
                    "http://localhost:8787@cloudflare.example/",
                    "https://api.cloudflare.com:65536/",
                    "https:///client/v4",
                    "https:api",
                    "ftp://localhost/",
                    "api.cloudflare.com",
                    "https://exa mple/",
                    "/",
                })
        void isRefusedOtherwise(String address) {
            assertEquals(Kind.ADDRESS_REFUSED, error(to(address)).kind());
        }
    }

    @Test
    void missingFieldsStayMissing() {
        ApiResult<String> missing = ApiResult.missing(Kind.OFFLINE, "");
        assertEquals(
                Kind.OFFLINE,
                error(missing.then(text -> new ApiResult.Value<>(text + "!"))).kind());
    }

    private Inventory inventory() {
        return value(api().inventory(ACCOUNT));
    }

    private CloudflareApi api() {
        return api(connection(null));
    }

    private CloudflareApi api(Connection connection) {
        return new CloudflareApi(connection, time.timing(Duration.ofMinutes(1)), progress::add);
    }

    private Connection connection(Connection.Proxy proxy) {
        return new Connection(cloudflare.base(), value(ApiToken.of(TOKEN)), Duration.ofMinutes(1), proxy);
    }

    private static <T> T value(ApiResult<T> fetched) {
        assertInstanceOf(ApiResult.Value.class, fetched, fetched::toString);
        return ((ApiResult.Value<T>) fetched).value();
    }

    private static ApiError error(ApiResult<?> fetched) {
        return assertInstanceOf(ApiResult.Missing.class, fetched).error();
    }
}
