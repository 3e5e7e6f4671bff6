package io.github.secretsgate.gate;

import static io.github.secretsgate.cloudflare.FakeCloudflare.ACCOUNT;
import static io.github.secretsgate.cloudflare.FakeCloudflare.STORE;
import static io.github.secretsgate.cloudflare.FakeCloudflare.TOKEN;
import static io.github.secretsgate.cloudflare.FakeCloudflare.fixture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Requests;
import io.github.secretsgate.cloudflare.ApiError;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.ApiToken;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.cloudflare.Connection;
import io.github.secretsgate.cloudflare.FakeCloudflare;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.finding.Verdict;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.report.Colors;
import io.github.secretsgate.report.ConsoleReport;
import io.github.secretsgate.report.FailureMessage;
import io.github.secretsgate.report.JsonReport;
import io.github.secretsgate.result.CheckResult;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of a small build against a server that answers as Cloudflare does. */
class LiveCheckTest {
    private static final String OTHER_ACCOUNT = "11111111111111111111111111111111";
    private static final String OTHER_STORE = "22222222222222222222222222222222";
    private static final String VERIFY = "/user/tokens/verify";
    private static final String POLICIES = "/user/tokens/ed17574386854bf78a67040be0a770b0";
    private static final String STORES = "/accounts/" + ACCOUNT + "/secrets_store/stores";
    private static final String SECRETS = STORES + "/" + STORE + "/secrets";

    @TempDir
    Path root;

    private static final String OF_STORE = " of store \"" + STORE + "\"";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final FakeCloudflare cloudflare = new FakeCloudflare();

    @AfterEach
    void close() {
        cloudflare.close();
    }

    @Test
    void anAccountAndATokenThatShowEverythingNeedNoManifest() throws IOException {
        worker(STORE, "STRIPE_KEY");
        Report report = check();
        assertEquals(Verdict.ALLOWED, report.verdict());
        assertEquals(List.of(), report.findings());
        assertEquals(
                List.of(
                        "Stores, secrets and scopes: as Cloudflare shows them now",
                        "orders (top-level): 1 binding allowed; API token with \"Account Secrets Store Edit\" (as Cloudflare"
                                + " shows it)"),
                ConsoleReport.lines(report, "report.json", Colors.OFF).stream()
                        .map(ConsoleReport.Line::text)
                        .toList());
        assertEquals(
                Provenance.LIVE, report.deployments().get(0).bindings().get(0).provenance());
        assertTrue(json(report).contains("\"source\": \"live\""));
    }

    @Test
    void aTokenWithHiddenPoliciesIsUsedAsDeclared() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest("caller:", "  token: Edit");
        cloudflare.answer(POLICIES, 403, fixture("error-authentication.json"));
        Report report = check();
        assertEquals(Verdict.ALLOWED, report.verdict());
        assertTrue(
                console(report).contains("doesn't show this token its own permissions (403, the usual case)"),
                console(report));
        assertTrue(console(report).contains("(secrets-store.yaml:2), not verified with Cloudflare"), console(report));
    }

    @Test
    void aTokenWithHiddenPoliciesAndNoDeclarationIsUndeclared() throws IOException {
        worker(STORE, "STRIPE_KEY");
        cloudflare.answer(POLICIES, 403, fixture("error-authentication.json"));
        assertEquals(List.of(Rule.CALLER_UNDECLARED), rules(check()));
    }

    @Test
    void otherErrorsWithThePoliciesPassNothing() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest("caller:", "  token: Edit");
        cloudflare.answer(POLICIES, 404, fixture("error-authentication.json"));
        assertEquals(Verdict.INVALID, check().verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {VERIFY, POLICIES, STORES, SECRETS})
    void aFailedRequestIsNotReportedAsUndeclared(String path) throws IOException {
        worker(STORE, "STRIPE_KEY");
        cloudflare.answer(path, 404, "");
        Report report = check();
        assertEquals(List.of(Rule.LIVE_UNAVAILABLE), rules(report));
        CheckedBinding binding = report.deployments().get(0).bindings().get(0);
        assertTrue(Stream.of(binding.authorization(), binding.scope())
                .map(CheckResult::finding)
                .anyMatch(report.findings().get(0)::equals));
    }

    @Test
    void theDeclaredDeployerIsShownEvenIfItsPermissionsCannotBeFetched() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest("caller:", "  token: Edit");
        cloudflare.answer(POLICIES, 404, "");

        CheckedDeployment checked = check().deployments().get(0);

        assertEquals(List.of("Account Secrets Store Edit"), checked.deployer().grants());
        assertEquals("unknown", checked.bindings().get(0).authorization().label());
    }

    @ParameterizedTest
    @CsvSource({
        // declared, seen, verdict, rules
        "Edit, Write, ALLOWED, ''",
        "Read, Write, ALLOWED, PERMISSION_DRIFT",
        "none, Write, ALLOWED, PERMISSION_DRIFT",
        "Edit, Read,  DENIED,  'CALLER_CANNOT_BIND PERMISSION_DRIFT'",
        "Read, Read,  DENIED,  CALLER_CANNOT_BIND",
    })
    void whatTheTokenMayDoCountsAndWhatIsDeclaredIsCompared(String declared, String seen, Verdict verdict, String rules)
            throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest("caller:", "  token: " + declared);
        seen(seen);
        Report report = check();
        assertEquals(verdict, report.verdict());
        assertEquals(rules, rules(report).stream().map(Rule::name).sorted().collect(Collectors.joining(" ")));
    }

    @Test
    void theDriftOfAPermissionSaysBoth() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest("caller:", "  token: Edit");
        seen("Read");
        Finding drift = only(check(), Rule.PERMISSION_DRIFT);
        assertEquals(
                "Permissions differ. Declared: API token with \"Account Secrets Store Edit\" (secrets-store.yaml:2). Actual: API"
                        + " token with \"Account Secrets Store Read\" (as Cloudflare shows it). Cloudflare's value is used.",
                drift.message());
        assertEquals("secrets-store.yaml:2:3", String.valueOf(drift.location()));
    }

    @Test
    void anOperationIsDeniedIfTheRealTokenDoesNotAllowIt() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest("caller:", "  token: Edit", "  operations: [create]");
        seen("Read");
        assertTrue(rules(check()).contains(Rule.OPERATION_NOT_ALLOWED));
    }

    @Test
    void aMemberIsUsedAsDeclaredWhateverTheTokenCanDo() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest("caller:", "  roles: [Secrets Store Reporter]");
        Report report = check();
        assertEquals(List.of(Rule.CALLER_CANNOT_BIND), rules(report));
    }

    @ParameterizedTest
    @CsvSource({
        "STRIPE_KEY,    ''",
        "NO_SCOPES,     SCOPE_MISSING",
        "NULL_SCOPES,   SCOPE_MISSING",
        "ODD_SCOPE,     'SCOPE_MISSING SCOPE_UNKNOWN'",
        "STILL_PENDING, SECRET_NOT_FOUND",
        "stripe_key,    SECRET_NOT_FOUND",
    })
    void aSecretIsAsTheAccountHasIt(String secret, String rules) throws IOException {
        worker(STORE, secret);
        Report report = check();
        assertEquals(rules, rules(report).stream().map(Rule::name).sorted().collect(Collectors.joining(" ")));
        for (Finding finding : report.findings()) {
            assertEquals(List.of(), finding.related(), "what Cloudflare says stands in no file");
            assertEquals("wrangler.toml", finding.location().file().name());
        }
    }

    @Test
    void aDeletedSecretIsNotFound() throws IOException {
        worker(STORE, "STRIPE_KEY");
        cloudflare.answer(SECRETS, 200, fixture("secrets.json").replaceFirst("\"active\"", "\"deleted\""));
        assertEquals(
                "Secret \"STRIPE_KEY\" is deleted (as Cloudflare shows it).",
                only(check(), Rule.SECRET_NOT_FOUND).message());
    }

    @Test
    void aSecretThatTheAccountDoesNotHaveNeedsNoInventoryToBeSaved() throws IOException {
        worker(STORE, "NOWHERE");
        String hint = only(check(), Rule.SECRET_NOT_FOUND).hint();
        assertEquals(
                "1. Check whether it exists:\n   npx wrangler secrets-store secret list " + STORE
                        + " --per-page 100 --remote\n2. If it doesn't, create it. Wrangler asks for the value:\n"
                        + "   npx wrangler secrets-store secret create " + STORE
                        + " --name NOWHERE --scopes \"workers\" --remote",
                hint);
    }

    @ParameterizedTest
    @CsvSource({"5, .", "6, and 1 more."})
    void fiveUndeclaredSecretsAreNamed(int secrets, String end) throws IOException {
        manifest("stores:", "  - id: " + STORE, "    secrets: {}");
        worker(STORE, "SECRET_0");
        cloudflare.secrets(secrets);
        String message = only(check(), Rule.INVENTORY_DRIFT).message();
        assertTrue(
                message.endsWith("secret \"SECRET_4\" of store \"" + STORE + "\"" + (secrets == 5 ? "" : " ") + end),
                message);
    }

    @Test
    void aMissingScopeInTheAccountHasNoDeclaration() throws IOException {
        worker(STORE, "my-gateway_openai_default");
        Finding missing = only(check(), Rule.SCOPE_MISSING);
        assertEquals(
                "Secret \"my-gateway_openai_default\" has the scopes [ai-gateway] (as Cloudflare shows it). A Worker needs"
                        + " \"workers\".",
                missing.message());
        assertFalse(missing.hint().contains("GET"), missing.hint());
        assertTrue(missing.hint().contains("--scopes \"ai_gateway,workers\""), missing.hint());
    }

    @Test
    void aStoreThatTheAccountDoesNotHaveIsNotFound() throws IOException {
        worker(OTHER_STORE, "STRIPE_KEY");
        Report report = check();
        Finding missing = only(report, Rule.STORE_NOT_FOUND);
        assertEquals("The account has no store \"" + OTHER_STORE + "\".", missing.message());
        assertFalse(missing.hint().contains("secrets-store.yaml"), "to declare it there changes nothing");
        assertEquals(
                Provenance.LIVE, report.deployments().get(0).bindings().get(0).provenance());
    }

    @Test
    void anAccountWithoutStoresHasNone() throws IOException {
        worker(STORE, "STRIPE_KEY");
        cloudflare.answer(STORES, 200, "{\"success\":true,\"result\":[]}");
        assertEquals(
                "The account has no store \"" + STORE + "\".",
                only(check(), Rule.STORE_NOT_FOUND).message());
    }

    @Test
    void theFixHasTheKeysOfBuildOutput() throws IOException {
        Path output = root.resolve(".cloudflare/output/v1");
        Path worker = output.resolve("workers/default");
        Files.createDirectories(worker.resolve("bundle"));
        Files.writeString(
                output.resolve("config.json"),
                "{ \"settings\": { \"accountId\": \"" + ACCOUNT + "\" }, \"buildContext\": { \"isPreview\": false } }");
        Files.writeString(
                worker.resolve("worker.config.json"),
                "{ \"name\": \"orders\", \"compatibilityDate\": \"2026-06-01\", \"env\": { \"A\": { \"type\": "
                        + "\"secrets-store-secret\", \"storeId\": \"" + OTHER_STORE
                        + "\", \"secretName\": \"a\" } }, \"manifest\": { \"type\": \"partial\", \"mainModule\": \"a.js\", \"modules\": {} } }");

        String hint = String.valueOf(only(check(), Rule.STORE_NOT_FOUND).hint());

        assertTrue(hint.contains("Set \"storeId\" to one of them, or set \"accountId\" to the account"), hint);
    }

    @Test
    void everyDifferentDeclarationIsDrift() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest(
                "stores:",
                "  - id: " + STORE,
                "    secrets:",
                "      STRIPE_KEY: [workers]",
                "      ODD_SCOPE: [worker]",
                "      STILL_PENDING: [workers]",
                "      GONE: [workers]",
                "  - id: " + OTHER_STORE,
                "    secrets: {}");
        assertEquals(
                List.of(
                        "The account has stores or secrets that aren't declared: secret \"NO_SCOPES\"" + OF_STORE
                                + ", secret \"NULL_SCOPES\"" + OF_STORE + ", secret \"my-gateway_openai_default\""
                                + OF_STORE + ".",
                        "The secret \"STRIPE_KEY\"" + OF_STORE + " is declared with scopes [workers]. The account has"
                                + " scopes [ai_gateway, workers]. The account's value is used.",
                        "The secret \"STILL_PENDING\"" + OF_STORE
                                + " is declared with scopes [workers]. The account has"
                                + " scopes [workers], pending. The account's value is used.",
                        "The secret \"GONE\"" + OF_STORE + " is declared, but the account doesn't have it.",
                        "The store \"" + OTHER_STORE + "\" is declared, but the account doesn't have it."),
                check().findings().stream()
                        .filter(finding -> finding.rule() == Rule.INVENTORY_DRIFT)
                        .map(Finding::message)
                        .toList());
    }

    @Test
    void eachSecretThatAPulledInventoryLacksIsDrift() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest("inventory: secrets-store.inventory.json");
        write(
                "secrets-store.inventory.json",
                "{\"stores\": [",
                "  {\"id\": \"" + STORE + "\", \"name\": \"before\", \"secrets\": [",
                "    {\"name\": \"STRIPE_KEY\", \"scopes\": [\"ai_gateway\", \"workers\"]},",
                "    {\"name\": \"NO_SCOPES\"},",
                "    {\"name\": \"NULL_SCOPES\"},",
                "    {\"name\": \"STILL_PENDING\", \"scopes\": [\"workers\"], \"status\": \"pending\"}",
                "  ]}",
                "]}");
        assertEquals(
                List.of(
                        "The store \"" + STORE + "\" is declared with the name \"before\". The account has the name"
                                + " \"default_secrets_store\". The account's value is used.",
                        "The account has the secret \"ODD_SCOPE\"" + OF_STORE
                                + " (scopes [worker]), which isn't declared.",
                        "The account has the secret \"my-gateway_openai_default\"" + OF_STORE
                                + " (scopes [ai_gateway]), which isn't declared."),
                check().findings().stream().map(Finding::message).toList());
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "101, 1"})
    void aPulledInventoryThatIsFarBehindIsOneFinding(int secrets, int findings) throws IOException {
        worker(STORE, "SECRET_0");
        manifest("inventory: secrets-store.inventory.json");
        write(
                "secrets-store.inventory.json",
                "{\"stores\": [{\"id\": \"" + STORE + "\", \"name\": \"default_secrets_store\", \"secrets\": []}]}");
        cloudflare.secrets(secrets);
        assertEquals(findings, check().findings().size());
    }

    @Test
    void driftOfTheManifestIsFixedInTheManifest() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest("stores:", "  - id: " + STORE, "    secrets: { STRIPE_KEY: [workers], GONE: [workers] }");
        assertEquals(
                List.of(
                        "null",
                        "Write the account's scopes into the manifest, then review the difference:\n"
                                + Requests.PLUGIN.of("pull") + " \"-Dsecrets-store.update=manifest\"",
                        "Remove it there if no Worker binds it."),
                hints(check()));
    }

    @Test
    void driftOfAPulledInventoryIsFixedByAPull() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest("inventory: stores.json");
        write(
                "stores.json",
                "{\"stores\": [{\"id\": \"" + STORE + "\", \"secrets\": [{\"name\": \"GONE\", \"scopes\": []}]}]}");
        assertEquals(Set.of("Save what the account holds:\n" + Requests.PLUGIN.of("pull")), Set.copyOf(hints(check())));
    }

    private static List<String> hints(Report report) {
        return report.findings().stream()
                .map(finding -> String.valueOf(finding.hint()))
                .toList();
    }

    @Test
    void driftIsAWarningThatCanBeWaived() throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest(
                "stores:",
                "  - id: " + STORE,
                "    secrets: [STRIPE_KEY]",
                "waivers:",
                "  - { rule: inventory-drift, reason: by hand, until: 2027-01-01, config: secrets-store.yaml }");
        Report report = check();
        assertEquals(Verdict.ALLOWED, report.verdict());
        assertFalse(report.fails(true));
        assertEquals(Set.of(Rule.INVENTORY_DRIFT), Set.copyOf(rules(report)));
    }

    @Test
    void aPlaceholderStandsForTheStoreOfTheAccount() throws IOException {
        worker("REPLACE_ME", "STRIPE_KEY");
        manifest(
                "stores:",
                "  - id: " + STORE,
                "    placeholders: [REPLACE_ME]",
                "    secrets:",
                "      STRIPE_KEY: [ai_gateway]");
        Report report = check();
        assertEquals(Verdict.ALLOWED, report.verdict());
        assertEquals(
                Provenance.LIVE, report.deployments().get(0).bindings().get(0).provenance());
    }

    @Test
    void aPlaceholderStandsForNoOtherStoreOfTheAccount() throws IOException {
        worker("REPLACE_ME", "STRIPE_KEY");
        manifest("stores:", "  - id: " + STORE, "  - id: " + OTHER_STORE, "    placeholders: [REPLACE_ME]");
        assertEquals(Set.of(Rule.STORE_ID_PLACEHOLDER, Rule.INVENTORY_DRIFT), Set.copyOf(rules(check())));
    }

    @Test
    void aStoreWithoutAnIdIsUsedAsDeclared() throws IOException {
        worker("REPLACE_ME", "SECRET");
        manifest("stores:", "  - placeholders: [REPLACE_ME]", "    secrets:", "      SECRET: [workers, worker]");
        Report report = check();
        assertFalse(console(report).contains("In the account"), console(report));
        assertEquals(Verdict.ALLOWED, report.verdict());
        assertEquals(
                Provenance.DECLARED,
                report.deployments().get(0).bindings().get(0).provenance());
    }

    @ParameterizedTest
    @CsvSource({
        "disabled, 2030-01-01T00:00:00Z, The API token is disabled.",
        "active,   2026-11-24T12:00:00Z, The API token expired on 2026-11-24T12:00:00Z.",
    })
    void anInactiveTokenMakesNoOtherRequest(String status, String expires, String message) throws IOException {
        worker(STORE, "STRIPE_KEY");
        token(status, expires);
        Report report = check();
        assertEquals(Verdict.INVALID, report.verdict());
        assertEquals(message, only(report, Rule.TOKEN_INACTIVE).message());
        assertEquals(List.of(VERIFY), cloudflare.requests());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T11:59:59Z, true",
        "2026-12-01T12:00:00Z, false",
    })
    void aTokenThatExpiresSoonIsAWarning(String expires, boolean warned) throws IOException {
        worker(STORE, "STRIPE_KEY");
        token("active", expires);
        Report report = check();
        assertEquals(Verdict.ALLOWED, report.verdict());
        assertEquals(warned ? List.of(Rule.TOKEN_EXPIRING) : List.of(), rules(report));
    }

    @ParameterizedTest
    @ValueSource(strings = {VERIFY, POLICIES, STORES, SECRETS})
    void aFailedRequestPassesNothing(String path) throws IOException {
        worker(STORE, "STRIPE_KEY");
        manifest(
                "caller:",
                "  token: Edit",
                "stores:",
                "  - id: " + STORE,
                "    secrets: [STRIPE_KEY]",
                "    scopes: [workers]");
        cloudflare.answer(path, 404, "");
        Report report = check();
        assertEquals(Verdict.INVALID, report.verdict());
        assertTrue(report.fails(false));
        assertEquals(Verdict.INVALID, report.deployments().get(0).verdict());
        assertFalse(console(report).contains("allowed"), console(report));
        Finding unavailable = only(report, Rule.LIVE_UNAVAILABLE);
        assertTrue(unavailable.message().contains(": GET " + path), unavailable.message());
        assertTrue(
                FailureMessage.of(report, "report.json").startsWith(unavailable.message()),
                "the build's failure begins with it");
    }

    @Test
    void aFailedRequestCannotBeWaived() {
        assertFalse(Rule.LIVE_UNAVAILABLE.waivable());
        assertFalse(Rule.TOKEN_INACTIVE.waivable());
    }

    @Test
    void withoutACredentialOrOnlineNothingPasses() throws IOException {
        worker(STORE, "STRIPE_KEY");
        Report report = Gate.check(Requests.module(root), live(ApiResult.missing(ApiError.Kind.OFFLINE, ""), ACCOUNT));
        assertEquals(Verdict.INVALID, report.verdict());
        assertEquals(
                "Maven runs offline (-o), so Cloudflare isn't asked.",
                only(report, Rule.LIVE_UNAVAILABLE).message());
    }

    @Test
    void anInvalidParameterIsReportedAsOne() throws IOException {
        worker(STORE, "STRIPE_KEY");
        Report report =
                Gate.check(Requests.module(root), live(ApiResult.missing(ApiError.Kind.PARAMETER, "x"), ACCOUNT));
        assertTrue(rules(report).contains(Rule.PARAMETER_INVALID));
    }

    @Test
    void nothingIsAskedIfNothingIsBound() throws IOException {
        write("wrangler.toml", "name = \"orders\"");
        assertEquals(Verdict.ALLOWED, check().verdict());
        assertEquals(List.of(), cloudflare.requests());
    }

    @Test
    void eachAccountIsAskedOnceAndAnswersForItsOwnWorkers() throws IOException {
        otherAccount();
        write(
                "wrangler.toml",
                "name = \"orders\"",
                "account_id = \"" + OTHER_ACCOUNT + "\"",
                binding(OTHER_STORE, "ELSEWHERE"),
                "[env.production]",
                "account_id = \"" + ACCOUNT + "\"",
                binding(STORE, "STRIPE_KEY"),
                "[env.staging]",
                binding(OTHER_STORE, "ELSEWHERE"),
                "[env.mixed]",
                binding(STORE, "STRIPE_KEY"));
        Report report = check(null);
        assertEquals(
                List.of(Verdict.ALLOWED, Verdict.ALLOWED, Verdict.ALLOWED, Verdict.DENIED),
                report.deployments().stream().map(CheckedDeployment::verdict).toList());
        assertEquals(
                1,
                cloudflare.requests().stream()
                        .filter(request -> request.startsWith(SECRETS))
                        .count());
    }

    @Test
    void aStoreOfAnUnknownAccountIsNoDrift() throws IOException {
        otherAccount();
        cloudflare.answer("/accounts/" + OTHER_ACCOUNT + "/secrets_store/stores", 403, "{}");
        write(
                "wrangler.toml",
                "name = \"orders\"",
                binding(STORE, "STRIPE_KEY"),
                "[env.other]",
                "account_id = \"" + OTHER_ACCOUNT + "\"",
                binding(OTHER_STORE, "ELSEWHERE"));
        manifest("stores:", "  - id: " + OTHER_STORE, "    secrets:", "      ELSEWHERE: [workers]");
        assertEquals(List.of(Rule.LIVE_UNAVAILABLE), rules(check()));
    }

    @Test
    void aDeclaredStoreMayBeInAnyOfTheAccounts() throws IOException {
        otherAccount();
        write(
                "wrangler.toml",
                "name = \"orders\"",
                binding(STORE, "STRIPE_KEY"),
                "[env.other]",
                "account_id = \"" + OTHER_ACCOUNT + "\"",
                binding(OTHER_STORE, "ELSEWHERE"));
        manifest("stores:", "  - id: " + OTHER_STORE, "    secrets:", "      ELSEWHERE: [workers]");
        assertEquals(
                List.of("The account has stores or secrets that aren't declared: store \"" + STORE + "\"."),
                check().findings().stream().map(Finding::message).toList());
    }

    @Test
    void anEmptyAccountIdIsNone() throws IOException {
        write("wrangler.toml", "name = \"orders\"", "account_id = \"\"", binding(STORE, "STRIPE_KEY"));
        assertEquals(List.of(), check().findings());
    }

    @Test
    void withoutAnAccountNothingPasses() throws IOException {
        worker(STORE, "STRIPE_KEY");
        Report report = check(null);
        assertEquals(Verdict.INVALID, report.verdict());
        assertEquals(
                "No account ID is set.", only(report, Rule.LIVE_UNAVAILABLE).message());
    }

    @Test
    void anAiGatewayIsCheckedAsAWorkerIs() throws IOException {
        manifest(
                "ai-gateways:",
                "  - id: my-gateway",
                "    store: " + STORE,
                "    keys:",
                "      - provider: openai",
                "      - { provider: anthropic, alias: batch }",
                "      - { provider: openai, alias: default, secret: STRIPE_KEY }",
                "      - { provider: mistral, alias: x, secret: NO_SCOPES }");
        Report report = check();
        assertEquals(Verdict.DENIED, report.verdict());
        assertEquals(
                List.of(
                        "secret-not-found my-gateway_anthropic_batch",
                        "ai-gateway-key-name STRIPE_KEY",
                        "scope-missing NO_SCOPES",
                        "ai-gateway-key-name NO_SCOPES"),
                report.findings().stream()
                        .map(finding -> finding.rule().id() + " "
                                + finding.subject().secrets().get(0).secretName())
                        .toList());
    }

    @Test
    void anAllowedAiGatewayIsReported() throws IOException {
        manifest("ai-gateways:", "  - id: my-gateway", "    store: " + STORE, "    keys:", "      - provider: openai");
        Report report = check();
        assertEquals(Verdict.ALLOWED, report.verdict());
        assertTrue(
                console(report)
                        .contains(
                                "AI Gateway my-gateway: 1 binding allowed; API token with \"Account Secrets Store Edit\""),
                console(report));
    }

    @Test
    void anAiGatewayIsInTheAccountThatTheConfigsName() throws IOException {
        write("wrangler.toml", "name = \"orders\"", "account_id = \"" + ACCOUNT + "\"", binding(STORE, "STRIPE_KEY"));
        manifest("ai-gateways:", "  - id: my-gateway", "    store: " + STORE, "    keys:", "      - provider: openai");
        assertEquals(List.of(), check(null).findings());
    }

    private void otherAccount() {
        cloudflare.answer(
                "/accounts/" + OTHER_ACCOUNT + "/secrets_store/stores",
                200,
                fixture("stores.json").replace(STORE, OTHER_STORE));
        cloudflare.answer(
                "/accounts/" + OTHER_ACCOUNT + "/secrets_store/stores/" + OTHER_STORE + "/secrets",
                200,
                "{\"success\":true,\"result\":[{\"id\":\"1\",\"name\":\"ELSEWHERE\",\"status\":\"active\",\"scopes\":[\"workers\"]}]}");
        cloudflare.answer(POLICIES, 200, fixture("token.json").replace("account." + ACCOUNT, "account.*"));
    }

    private void seen(String permission) {
        cloudflare.answer(
                POLICIES,
                200,
                fixture("token.json")
                        .replace("adc8fa2bc6124928a8b3314dc63a1235", "00000000000000000000000000000000")
                        .replace("Secrets Store Write", "Secrets Store " + permission));
    }

    private void token(String status, String expires) {
        cloudflare.answer(
                VERIFY,
                200,
                fixture("verify-active.json")
                        .replace("\"active\"", "\"" + status + "\"")
                        .replace("2030-01-01T00:00:00Z", expires));
    }

    private void worker(String store, String secret) throws IOException {
        write("wrangler.toml", "name = \"orders\"", binding(store, secret));
    }

    private static String binding(String store, String secret) {
        return "secrets_store_secrets = [{ binding = \"KEY\", store_id = \"" + store + "\", secret_name = \"" + secret
                + "\" }]";
    }

    private void manifest(String... lines) throws IOException {
        write("secrets-store.yaml", lines);
    }

    private void write(String name, String... lines) throws IOException {
        Files.writeString(root.resolve(name), String.join("\n", lines) + "\n");
    }

    private Report check() {
        return check(ACCOUNT);
    }

    private Report check(String account) {
        ApiToken token = ((ApiResult.Value<ApiToken>) ApiToken.of(TOKEN)).value();
        return Gate.check(
                Requests.module(root),
                live(
                        Connection.to(cloudflare.base().toString(), token, Duration.ofMinutes(1), null)
                                .then(connection -> new ApiResult.Value<>(
                                        CloudflareApi.at(connection, Clock.systemUTC(), line -> {}))),
                        account));
    }

    private static Live live(ApiResult<CloudflareApi> api, String account) {
        return new Live(new LiveAccounts(() -> api, NOW), account, 7, NOW);
    }

    private static List<Rule> rules(Report report) {
        return report.findings().stream().map(Finding::rule).toList();
    }

    private static Finding only(Report report, Rule rule) {
        List<Finding> found = report.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .toList();
        assertEquals(1, found.size(), () -> report.findings().toString());
        return found.get(0);
    }

    private static String console(Report report) {
        return ConsoleReport.lines(report, "report.json", Colors.OFF).stream()
                .map(ConsoleReport.Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static String json(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new JsonReport("1.0.0").write(report, out);
        return out.toString();
    }
}
