package io.github.secretsgate.cloudflare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryChange;
import io.github.secretsgate.inventory.InventoryReader;
import io.github.secretsgate.inventory.InventoryWriter;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What holds for every answer of Cloudflare's API, or of whatever answers instead of it. */
public final class AnyApiResponse {
    private static final String KNOWN_TOKEN = "/user/tokens/ed17574386854bf78a67040be0a770b0";
    private static final TokenStatus STATUS = new TokenStatus(KNOWN_TOKEN, "active", null, null);
    private static final Map<String, byte[]> USUAL = Map.of(
            FakeCloudflare.VERIFY, usual("verify-active.json"),
            FakeCloudflare.POLICIES, usual("token.json"),
            FakeCloudflare.STORES, usual("stores.json"),
            FakeCloudflare.SECRETS, usual("secrets.json"));

    private final Path file;

    /** @param directory an empty one */
    public AnyApiResponse(Path directory) {
        this.file = directory.resolve(InventoryWriter.NAME);
    }

    /** Whatever is asked, this is the answer, and the others are the usual ones. */
    public void toAnyRequest(byte[] body) throws IOException {
        for (String path : USUAL.keySet()) {
            CloudflareApi api = api(path, body);
            assertEquals(said(api), said(api(path, body)));
            if (api.inventory(FakeCloudflare.ACCOUNT) instanceof ApiResult.Value<Inventory> pulled) {
                canBeSaved(pulled.value());
            }
        }
    }

    /** The API for each request that this body answers, while the usual bodies answer the others. */
    public static List<CloudflareApi> answering(byte[] body) {
        return USUAL.keySet().stream().sorted().map(path -> api(path, body)).toList();
    }

    private static CloudflareApi api(String path, byte[] body) {
        Map<String, byte[]> answers = new HashMap<>(USUAL);
        answers.put(path, body);
        ApiToken token = ((ApiResult.Value<ApiToken>) ApiToken.of(FakeCloudflare.TOKEN)).value();
        return new CloudflareApi(
                token,
                asked -> {
                    byte[] answer = answers.get(asked.replaceFirst("\\?.*", ""));
                    if (answer == null) {
                        throw new ApiException(ApiError.Kind.NOT_FOUND, "GET " + asked, "");
                    }
                    return ApiResponse.read(answer, "GET " + asked, token);
                },
                line -> {});
    }

    private static List<String> said(CloudflareApi api) {
        ApiResult<TokenStatus> status = api.verifyToken(FakeCloudflare.ACCOUNT);
        return List.of(
                said(status),
                said(status.then(verified -> api.permissions(FakeCloudflare.ACCOUNT, verified))),
                said(api.permissions(FakeCloudflare.ACCOUNT, STATUS)),
                said(api.inventory(FakeCloudflare.ACCOUNT)));
    }

    private static String said(ApiResult<?> fetched) {
        if (fetched instanceof ApiResult.Missing<?> missing) {
            String message = missing.error().message();
            assertTrue(message.endsWith("."), message);
            assertFalse(message.contains(FakeCloudflare.TOKEN), message);
            assertFalse(message.chars().anyMatch(Character::isISOControl), message);
            return message;
        }
        Object value = ((ApiResult.Value<?>) fetched).value();
        return value instanceof Inventory inventory ? inventory.stores().toString() : value.toString();
    }

    private void canBeSaved(Inventory pulled) throws IOException {
        InventoryWriter.write(pulled, "023e105f4ecef8ad9ca31a8372d0c353", Instant.EPOCH, file);
        Document saved = new SourceReader(file.getParent()).readPublic(file, Format.JSON);

        assertEquals(List.of(), saved.problems());
        assertEquals(List.of(), InventoryChange.between(pulled, InventoryReader.saved(saved)));
    }

    private static byte[] usual(String name) {
        return FakeCloudflare.fixture(name).getBytes(StandardCharsets.UTF_8);
    }
}
