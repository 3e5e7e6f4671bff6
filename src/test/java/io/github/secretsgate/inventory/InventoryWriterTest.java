package io.github.secretsgate.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.access.Scope;
import io.github.secretsgate.inventory.Secret.Status;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryWriterTest {
    private static final String A = "a".repeat(32);
    private static final String B = "b".repeat(32);
    private static final Location NOWHERE = new SourceFile("GET", "", false).start();

    @TempDir
    Path directory;

    @Test
    void isSortedWithOneSecretPerLine() throws IOException {
        assertEquals(
                """
                {
                  "account": "023e105f4ecef8ad9ca31a8372d0c353",
                  "pulledAt": "1970-01-01T00:00:00Z",
                  "stores": [
                    {
                      "id": "%s",
                      "name": "first",
                      "secrets": [
                        { "name": "ALPHA", "scopes": ["ai_gateway", "workers"], "status": "active" },
                        { "name": "BETA", "scopes": [], "status": "pending" }
                      ]
                    },
                    {
                      "id": "%s",
                      "name": "second",
                      "secrets": [ ]
                    }
                  ]
                }
                """.formatted(A, B),
                written(inventory(
                        store(B, "second"),
                        store(
                                A,
                                "first",
                                secret("BETA", Status.PENDING),
                                secret("ALPHA", Status.ACTIVE, "workers", "ai-gateway")))));
    }

    @Test
    void isTheSameWhateverTheOrderOfTheAnswer() throws IOException {
        Secret one = secret("ONE", Status.ACTIVE, "workers", "ai_gateway");
        Secret other = secret("ONE", Status.ACTIVE, "ai-gateway", "workers");
        Secret two = secret("TWO", Status.ACTIVE);
        assertEquals(
                written(inventory(store(A, "a", one, two), store(B, "b"))),
                written(inventory(store(B, "b"), store(A, "a", two, other))));
    }

    @Test
    void isReadBackAsCloudflareAnsweredIt() throws IOException {
        Inventory inventory = inventory(store(
                A, "quotes \" and \\ and\nlines", secret("naïve → \u0001 \"", Status.DELETED, "workers", "tomorrow")));
        InventoryWriter.write(inventory, "023e105f4ecef8ad9ca31a8372d0c353", Instant.EPOCH, file());
        Inventory read = InventoryReader.saved(new SourceReader(directory).readPublic(file(), Format.JSON));
        assertEquals(List.of(), InventoryChange.between(inventory, read));
        assertEquals("quotes \" and \\ and\nlines", read.stores().get(0).name());
        assertEquals(Provenance.PULLED, read.stores().get(0).provenance());
    }

    @Test
    void isLeftUnchangedIfItCannotBeReplaced() throws IOException {
        Files.createDirectories(file().resolve("in-the-way"));
        assertThrows(
                IOException.class,
                () -> InventoryWriter.write(inventory(), "023e105f4ecef8ad9ca31a8372d0c353", Instant.EPOCH, file()));
        assertTrue(Files.isDirectory(file().resolve("in-the-way")));
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(file()), left.toList(), "nothing else is left behind");
        }
    }

    @Test
    void changesAreListedOneByOne() {
        Inventory before = inventory(
                store(
                        A,
                        "a",
                        secret("SAME", Status.ACTIVE, "ai-gateway"),
                        secret("GONE", Status.ACTIVE),
                        secret("OTHER", Status.ACTIVE, "workers")),
                store("c".repeat(32), "c"),
                store("d".repeat(32), "d"));
        Inventory after = inventory(
                store(
                        A,
                        "a",
                        secret("SAME", Status.ACTIVE, "ai_gateway"),
                        secret("OTHER", Status.PENDING, "workers", "dex"),
                        secret("NEW", Status.ACTIVE, "workers")),
                store(B, "b", secret("ONE", Status.ACTIVE)),
                store("d".repeat(32), "renamed"));
        assertEquals(
                List.of(
                        "- secret \"GONE\" of store \"" + A + "\"",
                        "~ secret \"OTHER\" of store \"" + A + "\": scopes [workers] → scopes [dex, workers], pending",
                        "+ secret \"NEW\" of store \"" + A + "\": scopes [workers]",
                        "- store \"" + "c".repeat(32) + "\"",
                        "~ store \"" + "d".repeat(32) + "\": the name \"d\" → the name \"renamed\"",
                        "+ store \"" + B + "\": 1 secret"),
                InventoryChange.between(before, after).stream()
                        .map(InventoryChange::toString)
                        .toList());
        assertEquals(List.of(), InventoryChange.between(before, before));
    }

    private String written(Inventory inventory) throws IOException {
        InventoryWriter.write(inventory, "023e105f4ecef8ad9ca31a8372d0c353", Instant.EPOCH, file());
        return Files.readString(file());
    }

    private Path file() {
        return directory.resolve(InventoryWriter.NAME);
    }

    private static Inventory inventory(Store... stores) {
        return Inventory.complete(List.of(stores));
    }

    private static Store store(String id, String name, Secret... secrets) {
        Map<String, Secret> byName = new LinkedHashMap<>();
        for (Secret secret : secrets) {
            byName.put(secret.name(), secret);
        }
        return new Store(id, name, List.of(), byName, NOWHERE, Provenance.LIVE);
    }

    private static Secret secret(String name, Status status, String... scopes) {
        Set<Scope> known =
                Stream.of(scopes).flatMap(scope -> Scope.of(scope).stream()).collect(Collectors.toSet());
        return new Secret(name, new Fact.Known<>(new Secret.Scopes(known, List.of(scopes), NOWHERE)), status, NOWHERE);
    }
}
