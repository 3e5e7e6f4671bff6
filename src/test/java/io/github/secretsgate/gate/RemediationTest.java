package io.github.secretsgate.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Requests;
import io.github.secretsgate.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first step of a fix if the manifest is missing, or has another name. */
class RemediationTest {
    private static final String STORE = "8f7a1cdced6342c18d223ece462fd88d";

    @TempDir
    Path root;

    @BeforeEach
    void aWorker() throws IOException {
        write(
                "wrangler.toml",
                "name = \"orders\"\nmain = \"a.js\"\nsecrets_store_secrets = [{ binding = \"KEY\", store_id = \""
                        + STORE + "\", secret_name = \"key\" }]\n");
    }

    @Test
    void withoutAManifestInitWritesOne() {
        assertTrue(hints().contains("secrets-store-maven-plugin:1.0.0:init"), this::hints);
    }

    @Test
    void aManifestWithAnotherEndingIsRenamed() throws IOException {
        write("secrets-store.yml", "caller: { token: Edit }\n");

        assertTrue(hints().contains("Rename \"secrets-store.yml\""), this::hints);
    }

    @Test
    void nextToAManifestTheOtherEndingMeansNothing() throws IOException {
        write("secrets-store.yml", "caller: { token: Edit }\n");
        write("secrets-store.yaml", "caller: { token: Edit }\n");

        assertTrue(!hints().contains("secrets-store.yml"), this::hints);
    }

    @Test
    void aPlaceholderForOneOfTwoStoresIsDeclaredAsAStoreOfItsOwn() throws IOException {
        write(
                "secrets-store.yaml",
                "caller: { token: Edit }\nstores: [{ id: " + STORE + "}, { id: " + "0".repeat(32) + " }]\n");
        write(
                "wrangler.toml",
                "name = \"orders\"\nmain = \"a.js\"\nsecrets_store_secrets = [{ binding = \"KEY\", store_id = \"<STORE>\","
                        + " secret_name = \"key\" }]\n");

        assertTrue(hints().contains("- placeholders: ['<STORE>']"), this::hints);
    }

    private String hints() {
        return Gate.check(Requests.module(root)).findings().stream()
                .map(Finding::hint)
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }
}
