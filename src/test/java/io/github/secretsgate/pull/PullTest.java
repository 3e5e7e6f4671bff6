package io.github.secretsgate.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.NeedsLinks;
import io.github.secretsgate.OtherSystem;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.ApiToken;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.cloudflare.Connection;
import io.github.secretsgate.cloudflare.FakeCloudflare;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.InventoryWriter;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.pull.Pull.Outcome;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code pull} writes, and where it doesn't. */
class PullTest {
    @TempDir
    Path root;

    private final FakeCloudflare cloudflare = new FakeCloudflare();
    private String account = FakeCloudflare.ACCOUNT;
    private Pull.Update update = Pull.Update.INVENTORY;
    private Instant now = Instant.parse("2026-11-24T03:17:00Z");

    @AfterEach
    void stop() {
        cloudflare.close();
    }

    @Test
    @NeedsLinks
    void aPlantedLinkToAnywhereElseIsRefused(@TempDir Path elsewhere) throws IOException {
        Path precious = Files.writeString(elsewhere.resolve("precious.json"), "ORIGINAL");
        Files.createSymbolicLink(file(), precious);

        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, pull());

        assertTrue(refused.why().startsWith("secrets-store.inventory.json isn't written: "), refused::why);
        assertEquals("ORIGINAL", Files.readString(precious));
    }

    @Test
    @NeedsLinks
    void nothingButAnInventoryIsWrittenThroughALink() throws IOException {
        Path script = Files.writeString(root.resolve("build.sh"), "ORIGINAL");
        Files.createSymbolicLink(file(), script);

        assertInstanceOf(Outcome.Refused.class, pull());

        assertEquals("ORIGINAL", Files.readString(script));
    }

    @Test
    @NeedsLinks
    void aLinkToAnInventoryOfTheSameBuildStays() throws IOException {
        Path shared = Files.createDirectories(root.resolve("shared")).resolve("stores.json");
        Files.writeString(shared, "{\"stores\": []}");
        Files.createSymbolicLink(file(), shared);

        assertInstanceOf(Outcome.Pulled.class, pull());

        assertTrue(Files.isSymbolicLink(file()));
        assertTrue(Files.readString(shared).contains(FakeCloudflare.STORE));
    }

    /** On Windows, another program that has the file open is in the way as well. */
    @Test
    void aFileThatCannotBeReplacedIsAnErrorAndLeavesNothing() throws IOException {
        Files.createDirectories(file().resolve("something"));

        assertThrows(FileSystemException.class, this::pull);

        try (Stream<Path> files = Files.list(root)) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @Test
    void onWindowsALinkToAnInventoryOfTheSameBuildStays() throws IOException {
        root = OtherSystem.WINDOWS.build();
        Path shared = OtherSystem.WINDOWS.write(root.resolve("shared\\Stores.json"), "{\"stores\": []}");
        Files.createSymbolicLink(file(), root.getFileSystem().getPath("c:\\Work\\shared\\stores.json"));

        assertEquals(
                "secrets-store.inventory.json: 1 store, 6 secrets, 1 change",
                lines(pull()).get(0));

        assertTrue(Files.isSymbolicLink(file()));
        assertTrue(Files.readString(shared).contains(FakeCloudflare.STORE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"D:\\precious.json", "C:\\precious.json", "\\\\host\\share\\precious.json"})
    void onWindowsALinkToAnywhereElseIsRefused(String elsewhere) throws IOException {
        root = OtherSystem.WINDOWS.build();
        Path precious = Files.writeString(root.getFileSystem().getPath(elsewhere), "ORIGINAL");
        Files.createSymbolicLink(file(), precious);

        assertInstanceOf(Outcome.Refused.class, pull());

        assertEquals("ORIGINAL", Files.readString(precious));
    }

    @Test
    @NeedsLinks
    void aLinkAtTheOldTemporaryNameIsNotFollowed() throws IOException {
        Path precious = Files.writeString(root.resolve("precious"), "ORIGINAL");
        Files.createSymbolicLink(root.resolve(InventoryWriter.NAME + ".tmp"), precious);

        assertInstanceOf(Outcome.Pulled.class, pull());

        assertEquals("ORIGINAL", Files.readString(precious));
        assertTrue(Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void accountAndTimeOfTheLastChangeAreRecorded() throws IOException {
        pull();
        String first = Files.readString(file());
        now = now.plusSeconds(86_400);
        pull();

        assertEquals(first, Files.readString(file()), "nothing changed, so there is nothing to review");
        assertTrue(first.contains("\"account\": \"" + FakeCloudflare.ACCOUNT + "\""), first);
        assertTrue(first.contains("\"pulledAt\": \"2026-11-24T03:17:00Z\""), first);

        Files.writeString(file(), first.replace("workers", "ai_gateway"));
        pull();
        assertTrue(Files.readString(file()).contains("\"pulledAt\": \"2026-11-25T03:17:00Z\""));
    }

    @Test
    void theAccountOfBuildOutputIsAsked() throws IOException {
        account = null;
        Path output = Files.createDirectories(root.resolve(".cloudflare/output/v1/workers/default/bundle"));
        Files.writeString(output.resolve("index.js"), "export default {}");
        Files.writeString(
                output.resolveSibling("worker.config.json"),
                "{\"name\":\"orders\",\"compatibilityDate\":\"2026-06-01\","
                        + "\"manifest\":{\"type\":\"complete\",\"mainModule\":\"index.js\",\"modules\":{\"index.js\":{\"type\":\"esm\"}}}}");
        Files.writeString(
                output.resolve("../../../config.json").normalize(),
                "{\"producer\":{\"name\":\"wrangler\",\"version\":\"4.164.0\"},\"buildContext\":{\"isPreview\":false},"
                        + "\"settings\":{\"accountId\":\"" + FakeCloudflare.ACCOUNT + "\"}}");

        assertInstanceOf(Outcome.Pulled.class, pull());
    }

    @Test
    void theAdviceLeadsToAManifestThatWorks() throws IOException {
        Path manifest = root.resolve("secrets-store.yaml");
        Files.writeString(
                manifest,
                "caller: { token: Edit }\nstores:\n  - id: " + FakeCloudflare.STORE + "\n    secrets: [key]\n");
        List<String> advice = List.of(
                "To use it, add this line to secrets-store.yaml:",
                "  inventory: secrets-store.inventory.json",
                "and remove these stores from \"stores\" there, because the file lists them: " + FakeCloudflare.STORE);

        assertEquals(advice, lines(pull()).subList(1, 4));

        Files.writeString(manifest, "caller: { token: Edit }\ninventory: secrets-store.inventory.json\n");
        assertEquals(1, lines(pull()).size());
        assertTrue(ManifestReader.read(new SourceReader(root), manifest, true).findings().stream()
                .noneMatch(Finding::fails));
    }

    @Test
    void anUnreadableConfigLeavesTheFileUnchanged() throws IOException {
        Files.writeString(file(), "ORIGINAL");
        for (String config : List.of("name = ", "account_id = 12345\n")) {
            Files.writeString(root.resolve("wrangler.toml"), config);

            Outcome.Unreadable unreadable = assertInstanceOf(Outcome.Unreadable.class, pull());

            assertTrue(unreadable.why().findings().stream().allMatch(Finding::fails));
            assertEquals("ORIGINAL", Files.readString(file()));
        }
    }

    @Test
    void aConfigThatWranglerRefusesForBuildOutputDoesNotMatter() throws IOException {
        Files.writeString(root.resolve("cloudflare.config.ts"), "export default {}");

        assertInstanceOf(Outcome.Pulled.class, pull());
    }

    @Test
    void aFileOfAnotherAccountIsReplaced() throws IOException {
        pull();
        Files.writeString(file(), Files.readString(file()).replace(FakeCloudflare.ACCOUNT, "0".repeat(32)));
        pull();

        assertTrue(Files.readString(file()).contains(FakeCloudflare.ACCOUNT));
    }

    @Test
    void theChangesArePrinted() throws IOException {
        pull();
        Files.writeString(
                file(), Files.readString(file()).replaceFirst("\"scopes\": \\[[^\\]]*]", "\"scopes\": [\"dex\"]"));

        List<String> lines = lines(pull());

        assertTrue(
                lines.get(0).matches("secrets-store.inventory.json: \\d+ stores?, \\d+ secrets?, 1 change"),
                lines::toString);
        assertTrue(lines.get(1).startsWith("  ~ secret "), lines::toString);
        assertTrue(lines(pull()).get(0).endsWith(", 0 changes"));
    }

    @ParameterizedTest
    @CsvSource({"100, 101,", "101, 102,  and 1 more"})
    void aLongListOfChangesIsCut(int secrets, int lines, String last) throws IOException {
        cloudflare.secrets(secrets);
        pull();
        cloudflare.answer(
                FakeCloudflare.SECRETS,
                200,
                "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":[],\"result_info\":{\"page\":1,\"total_count\":0}}");

        List<String> printed = lines(pull());

        assertEquals(lines + 2, printed.size(), printed::toString);
        assertTrue(last == null || printed.get(lines - 1).equals("  " + last), printed::toString);
    }

    @Test
    void aManifestStaysAsItWasIfCloudflareCannotBeAsked() throws IOException {
        Files.writeString(root.resolve("secrets-store.yaml"), "caller: { token: Edit }\n");
        update = Pull.Update.MANIFEST;
        cloudflare.answer(FakeCloudflare.STORES, 403, "{}");

        Outcome.Unavailable unavailable = assertInstanceOf(Outcome.Unavailable.class, pull());

        assertEquals("secrets-store.yaml", unavailable.file());
        assertTrue(unavailable.kept());
    }

    private static List<String> lines(Outcome outcome) {
        return assertInstanceOf(Outcome.Pulled.class, outcome).lines();
    }

    private Path file() {
        return root.resolve(InventoryWriter.NAME);
    }

    private Outcome pull() throws IOException {
        Pull.Request request = new Pull.Request(root, root, null, account, update, now);
        return Pull.run(request, this::api);
    }

    private ApiResult<CloudflareApi> api() {
        return ApiToken.of(FakeCloudflare.TOKEN)
                .then(token -> Connection.to(cloudflare.base().toString(), token, Duration.ofMinutes(1), null))
                .then(connection -> new ApiResult.Value<>(CloudflareApi.at(connection, Clock.systemUTC(), line -> {})));
    }
}
