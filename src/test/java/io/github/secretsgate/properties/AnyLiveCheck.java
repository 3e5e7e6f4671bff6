package io.github.secretsgate.properties;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.secretsgate.Outputs;
import io.github.secretsgate.Requests;
import io.github.secretsgate.cloudflare.AnyApiResponse;
import io.github.secretsgate.cloudflare.ApiResult;
import io.github.secretsgate.cloudflare.CloudflareApi;
import io.github.secretsgate.cloudflare.FakeCloudflare;
import io.github.secretsgate.gate.Gate;
import io.github.secretsgate.gate.Live;
import io.github.secretsgate.gate.LiveAccounts;
import io.github.secretsgate.result.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What holds for a live check, whatever Cloudflare or something else answers: it is as any check, and shows the token nowhere. */
final class AnyLiveCheck {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final String CONFIG = """
            name = "orders"
            main = "index.js"
            secrets_store_secrets = [
              { binding = "KEY", store_id = "8f7a1cdced6342c18d223ece462fd88d", secret_name = "STRIPE_KEY" },
              { binding = "ODD", store_id = "8f7a1cdced6342c18d223ece462fd88d", secret_name = "ODD_SCOPE" },
            ]
            """;

    private static final String MANIFEST = """
            caller: { token: Edit, operations: [view] }
            stores:
              - id: 8f7a1cdced6342c18d223ece462fd88d
                secrets: { STRIPE_KEY: [workers], ODD_SCOPE: [workers], GONE: [workers] }
            """;

    private final Path directory;

    /** @param directory an empty one */
    AnyLiveCheck(Path directory) {
        this.directory = directory;
    }

    void check(byte[] answer) throws IOException {
        Path config = Files.writeString(directory.resolve("wrangler.toml"), CONFIG);
        Path manifest = Files.writeString(directory.resolve("secrets-store.yaml"), MANIFEST);
        try {
            for (CloudflareApi api : AnyApiResponse.answering(answer)) {
                Report report = AnyInput.checked(() -> check(api), answer.length);
                // the whole token: an input can hold a part of it as a name
                Outputs.of(report)
                        .forEach((name, output) ->
                                assertFalse(output.replace("<wbr>", "").contains(FakeCloudflare.TOKEN), name));
            }
        } finally {
            Files.delete(config);
            Files.delete(manifest);
        }
    }

    private Report check(CloudflareApi api) {
        LiveAccounts accounts = new LiveAccounts(() -> new ApiResult.Value<>(api), NOW);
        return Gate.check(Requests.module(directory), new Live(accounts, FakeCloudflare.ACCOUNT, 7, NOW));
    }
}
