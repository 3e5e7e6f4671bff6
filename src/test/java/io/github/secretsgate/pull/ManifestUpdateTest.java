package io.github.secretsgate.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.NeedsLinks;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.ApiToken;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.cloudflare.Connection;
import io.github.secretsgate.cloudflare.FakeCloudflare;
import io.github.secretsgate.pull.Pull.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code pull} with {@code update=manifest} does to a manifest. At Cloudflare, STRIPE_KEY has the scopes ai_gateway and workers,
 * NO_SCOPES has none, and STILL_PENDING is pending with the scope workers.
 */
class ManifestUpdateTest {
    private static final String STORE = "stores:\n  - id: " + FakeCloudflare.STORE + "\n";
    private static final String MARK = "  # CONFIRM: pulled from Cloudflare";

    @TempDir
    Path root;

    private final FakeCloudflare cloudflare = new FakeCloudflare();

    @AfterEach
    void stop() {
        cloudflare.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    # written by init: the mark stays
                    {STRIPE_KEY: []}  # CONFIRM: bound by orders | {STRIPE_KEY: [ai_gateway, workers]}  # CONFIRM: bound by orders
                    # other scopes, in several layouts
                    {STRIPE_KEY: [workers]} | {STRIPE_KEY: [ai_gateway, workers]}MARK
                    {STRIPE_KEY: [workers]}  # owner: payments | {STRIPE_KEY: [ai_gateway, workers]}  # owner: paymentsMARK
                    {"STRIPE_KEY" : ["workers"], "NO_SCOPES": []} | {"STRIPE_KEY" : [ai_gateway, workers], "NO_SCOPES": []}MARK
                    {STRIPE_KEY: , NO_SCOPES: [dex]} | {STRIPE_KEY: [ai_gateway, workers] , NO_SCOPES: []}MARK
                    {STRIPE_KEY: ~} | {STRIPE_KEY: [ai_gateway, workers]}MARK
                    {NO_SCOPES: [workers]} | {NO_SCOPES: []}MARK
                    {STRIPE_KEY: {scopes: [workers], status: active}} | {STRIPE_KEY: {scopes: [ai_gateway, workers], status: active}}MARK
                    # the status
                    {STILL_PENDING: [workers]} | {STILL_PENDING: { scopes: [workers], status: pending }}MARK
                    {STILL_PENDING: {scopes: [workers], status: active}} | {STILL_PENDING: {scopes: [workers], status: pending}}MARK
                    {STRIPE_KEY: {scopes: [], status: pending}} | {STRIPE_KEY: {scopes: [ai_gateway, workers], status: active}}MARK
                    # lists
                    [STRIPE_KEY] | [{ name: STRIPE_KEY, scopes: [ai_gateway, workers] }]MARK
                    [{name: STRIPE_KEY, scopes: []}] | [{name: STRIPE_KEY, scopes: [ai_gateway, workers]}]MARK
                    [STILL_PENDING] | [{ name: STILL_PENDING, scopes: [workers], status: pending }]MARK
                    """)
    void aDifferenceIsWrittenWhereItIs(String before, String after) throws IOException {
        manifest(STORE + "    secrets: " + before + "\n    name: default # the only one\n");

        update();

        assertEquals(
                STORE + "    secrets: " + after.replace("MARK", MARK) + "\n    name: default # the only one\n",
                manifest());
    }

    @Test
    void commentsLayoutAndTheDeployerStay() throws IOException {
        String head = "# the payments team\ncaller: {token: Account Secrets Store Read}   # not Edit\n\n\n" + STORE
                + "    secrets:\n\n";
        manifest(head + "      STRIPE_KEY:   # of the shop\n        - dex # why?\n\n      NO_SCOPES:   # none\n"
                + "      'STILL_PENDING': [\n        workers,\n      ]\nwaivers: []\n");

        List<String> lines = update();

        assertEquals(
                head + "      STRIPE_KEY:   # of the shop\n        - ai_gateway\n        - workers # why?" + MARK
                        + "\n\n      NO_SCOPES:   # none\n      'STILL_PENDING': { scopes: [workers], status: pending }"
                        + MARK + "\nwaivers: []\n",
                manifest());
        assertEquals(
                List.of(
                        "secrets-store.yaml differs from Cloudflare:",
                        "  secrets-store.yaml:9:7: ~ secret \"STRIPE_KEY\" of store \"" + FakeCloudflare.STORE
                                + "\": scopes [dex] → scopes [ai_gateway, workers]",
                        "  secrets-store.yaml:13:7: ~ secret \"STILL_PENDING\" of store \"" + FakeCloudflare.STORE
                                + "\": scopes [workers] → scopes [workers], pending",
                        "Wrote secrets-store.yaml. Each changed line is marked CONFIRM: review it, then delete the mark."),
                lines);
    }

    @Test
    void linesEndAsTheyDid() throws IOException {
        String windows = "stores:\r\n- id: " + FakeCloudflare.STORE
                + "\r\n  secrets:\r\n    STRIPE_KEY:\r\n    - dex\r\n" + "    - access\r\n    NO_SCOPES: [workers]";
        manifest(windows);

        update();

        assertEquals(
                windows.replace("- dex\r\n    - access", "- ai_gateway\r\n    - workers" + MARK)
                        .replace("[workers]", "[]" + MARK),
                manifest());
    }

    @Test
    void aManifestThatSaysTheSameIsNotTouched() throws IOException {
        manifest(STORE + "    scopes: [workers]\n    secrets:\n      STRIPE_KEY: [workers, ai-gateway]\n"
                + "      STILL_PENDING: {status: pending}\n");
        Files.setLastModifiedTime(file(), FileTime.fromMillis(0));

        assertEquals(List.of("secrets-store.yaml declares what Cloudflare lists."), update());

        assertEquals(0, Files.getLastModifiedTime(file()).toMillis());
    }

    /** Replacing the value would lose a comment, or needs a key that isn't there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{STRIPE_KEY: {status: active}}",
                "\n      STRIPE_KEY:\n      - dex\n      # why?\n      - access",
                "\n      STRIPE_KEY: [ # why?\n        dex ]",
                "[{name: STRIPE_KEY}]",
                "{STRIPE_KEY}",
                "\n      ? STRIPE_KEY",
                "[{name: STILL_PENDING, scopes: [workers]}]",
            })
    void whatCannotBeReplacedIsLeftToAPerson(String secrets) throws IOException {
        String before = STORE + "    secrets: " + secrets + "\n";
        manifest(before);

        List<String> lines = update();

        assertEquals(before, manifest());
        assertEquals(List.of("secrets-store.yaml isn't changed.", "Left to you:"), lines.subList(0, 2));
        assertTrue(lines.get(2).contains(": ~ secret "), lines::toString);
        assertEquals(3, lines.size());
    }

    @Test
    void whatCloudflareDoesNotListIsNamedAndStays() throws IOException {
        String before = STORE + "    secrets: {GONE: [workers]}\n  - id: " + "0".repeat(32) + "\n    secrets: [A]\n"
                + "  - placeholders: [STORE_ID]\n    secrets: [B]\n";
        manifest(before);

        assertEquals(
                List.of(
                        "secrets-store.yaml isn't changed.",
                        "Left to you:",
                        "  secrets-store.yaml:3:15: - secret \"GONE\" of store \"" + FakeCloudflare.STORE
                                + "\" (it isn't in the account)",
                        "  secrets-store.yaml:4:5: store \"" + "0".repeat(32) + "\" isn't in the account.",
                        "  secrets-store.yaml:6:5: store \"STORE_ID\" has no \"id\", so it isn't compared."),
                update());
        assertEquals(before, manifest());
    }

    @Test
    void storesOfOtherFilesAreNotTouched() throws IOException {
        String shared = STORE + "    secrets: {STRIPE_KEY: [dex]}\n";
        Files.writeString(root.resolve("shared.yaml"), shared);
        manifest("extends: shared.yaml\n");

        assertEquals(
                "  The stores in \"shared.yaml\" aren't compared. Only \"secrets-store.yaml\" is.", update().get(2));

        assertEquals(shared, Files.readString(root.resolve("shared.yaml")));
        assertEquals("extends: shared.yaml\n", manifest());
    }

    @Test
    void aManifestWithErrorsIsReportedAndNotWritten() throws IOException {
        manifest(STORE + "    secrets: {STRIPE_KEY: dex}\n");

        Outcome.Unreadable unreadable = assertInstanceOf(Outcome.Unreadable.class, pull());

        assertTrue(unreadable.why().fails(false));
    }

    @Test
    void aManifestThatIsMissingIsNotInvented() throws IOException {
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, pull());

        assertEquals(
                "secrets-store.yaml isn't written: it doesn't exist. Let secrets-store:init write it.", refused.why());
    }

    @Test
    @NeedsLinks
    void aLinkIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path precious =
                Files.writeString(elsewhere.resolve("precious.yaml"), STORE + "    secrets: {STRIPE_KEY: [dex]}\n");
        Files.createSymbolicLink(file(), precious);

        assertInstanceOf(Outcome.Refused.class, pull());

        assertTrue(Files.readString(precious).contains("[dex]"));
        assertEquals(List.of(), cloudflare.requests());
    }

    /** Line breaks, tags and comments in the API's answer stay inside the list. */
    @Test
    void whatTheApiAnswersCannotAddToTheManifest() throws IOException {
        cloudflare.answer(
                "/accounts/" + FakeCloudflare.ACCOUNT + "/secrets_store/stores/" + FakeCloudflare.STORE + "/secrets",
                200,
                """
                {"success": true, "errors": [], "messages": [], "result_info": {"count": 1, "page": 1, "total_count": 1},
                 "result": [{"id": "1", "store_id": "%s", "name": "STRIPE_KEY", "status": "active",
                  "scopes": ["workers]\\ncaller: {token: Edit}\\n# ", "a # b", "!!x"]}]}
                """.formatted(FakeCloudflare.STORE));
        manifest(STORE + "    secrets:\n      STRIPE_KEY: [dex]\n");

        update();

        assertEquals(4, manifest().lines().count());
        assertTrue(
                manifest().contains("STRIPE_KEY: ['!!x', 'a # b', \"workers]\\U0000000acaller: {token: Edit}"),
                manifest());
    }

    private List<String> update() throws IOException {
        ManifestUpdate update = assertInstanceOf(Outcome.Compared.class, pull()).update();
        List<String> lines = new ArrayList<>(update.changes());
        lines.addAll(update.write());
        return lines;
    }

    private Outcome pull() throws IOException {
        return Pull.run(
                new Pull.Request(root, root, null, FakeCloudflare.ACCOUNT, Pull.Update.MANIFEST, Instant.EPOCH),
                this::api);
    }

    private ApiResult<CloudflareApi> api() {
        return ApiToken.of(FakeCloudflare.TOKEN)
                .then(token -> Connection.to(cloudflare.base().toString(), token, Duration.ofMinutes(1), null))
                .then(connection -> new ApiResult.Value<>(CloudflareApi.at(connection, Clock.systemUTC(), line -> {})));
    }

    private Path file() {
        return root.resolve("secrets-store.yaml");
    }

    private void manifest(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private String manifest() throws IOException {
        return Files.readString(file());
    }
}
