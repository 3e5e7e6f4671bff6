package io.github.secretsgate.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.ApiToken;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.cloudflare.Connection;
import io.github.secretsgate.cloudflare.FakeCloudflare;
import io.github.secretsgate.inventory.InventoryWriter;
import io.github.secretsgate.pull.Pull.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code pull} writes, and where it doesn't. */
class PullTest {
    @TempDir
    Path root;

    private final FakeCloudflare cloudflare = new FakeCloudflare();

    @AfterEach
    void stop() {
        cloudflare.close();
    }

    @Test
    void aPlantedLinkToAnywhereElseIsRefused(@TempDir Path elsewhere) throws IOException {
        Path precious = Files.writeString(elsewhere.resolve("precious.json"), "ORIGINAL");
        Files.createSymbolicLink(file(), precious);

        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, pull());

        assertTrue(refused.why().startsWith("secrets-store.inventory.json isn't written: "), refused::why);
        assertEquals("ORIGINAL", Files.readString(precious));
    }

    @Test
    void nothingButAnInventoryIsWrittenThroughALink() throws IOException {
        Path script = Files.writeString(root.resolve("build.sh"), "ORIGINAL");
        Files.createSymbolicLink(file(), script);

        assertInstanceOf(Outcome.Refused.class, pull());

        assertEquals("ORIGINAL", Files.readString(script));
    }

    @Test
    void aLinkToAnInventoryOfTheSameBuildStays() throws IOException {
        Path shared = Files.createDirectories(root.resolve("shared")).resolve("stores.json");
        Files.writeString(shared, "{\"stores\": []}");
        Files.createSymbolicLink(file(), shared);

        assertInstanceOf(Outcome.Pulled.class, pull());

        assertTrue(Files.isSymbolicLink(file()));
        assertTrue(Files.readString(shared).contains(FakeCloudflare.STORE));
    }

    @Test
    void aLinkAtTheNameThatWasOnceUsedOnTheWayIsNotFollowed() throws IOException {
        Path precious = Files.writeString(root.resolve("precious"), "ORIGINAL");
        Files.createSymbolicLink(root.resolve(InventoryWriter.NAME + ".tmp"), precious);

        assertInstanceOf(Outcome.Pulled.class, pull());

        assertEquals("ORIGINAL", Files.readString(precious));
        assertTrue(Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS));
    }

    private Path file() {
        return root.resolve(InventoryWriter.NAME);
    }

    private Outcome pull() throws IOException {
        Pull.Request request = new Pull.Request(root, root, null, FakeCloudflare.ACCOUNT);
        return Pull.run(request, this::api);
    }

    private ApiResult<CloudflareApi> api() {
        return ApiToken.of(FakeCloudflare.TOKEN)
                .then(token -> Connection.to(cloudflare.base().toString(), token, Duration.ofMinutes(1), null))
                .then(connection -> new ApiResult.Value<>(CloudflareApi.at(connection, Clock.systemUTC(), line -> {})));
    }
}
