package io.github.secretsgate.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.access.Scope;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.inventory.Secret;
import io.github.secretsgate.inventory.Store;
import io.github.secretsgate.manifest.Manifest;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.source.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests in all layouts, each updated to another answer of Cloudflare. */
class AnyManifestUpdateTest {
    private static final List<String> IDS = List.of("a".repeat(31) + "1", "b".repeat(31) + "2");
    private static final List<String> NAMES =
            List.of("A", "stripe_key", "yes", "b c", "#x", "schlüssel", "😀 key", "a: b", "'q'", "\"", "1", "[x]");
    private static final List<String> SCOPES =
            Arrays.stream(Scope.values()).map(Scope::apiName).toList();
    private static final Pattern COMMENT = Pattern.compile("# note \\d+");
    private static final Location NOWHERE = new SourceFile("answer", "", false).start();

    private static final AtomicInteger WRITTEN = new AtomicInteger();

    @TempDir
    Path root;

    private final StringBuilder text = new StringBuilder();
    private Random random = new Random();
    private int notes;

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsWhatCloudflareListsAndNothingElseChanges(int seed) throws IOException {
        random = new Random(seed);
        Path file = root.resolve("secrets-store.yaml");
        String before = manifest();
        Files.writeString(file, before);
        Manifest declared = read(file);
        Inventory listed = answer(declared);

        ManifestUpdate update = compare(file, declared, listed);
        if (!update.changes().isEmpty()) {
            WRITTEN.incrementAndGet();
        }
        String said = String.join("\n", update.write());
        String after = Files.readString(file);

        Manifest now = read(file);
        assertEquals(
                declared.deployer().orNull().grants(), now.deployer().orNull().grants());
        assertEquals(declared.environments().keySet(), now.environments().keySet());
        for (Store store : declared.inventory().orNull().stores()) {
            Store written = now.inventory().orNull().store(store.id()).orElseThrow();
            assertEquals(
                    List.copyOf(store.secrets().keySet()),
                    List.copyOf(written.secrets().keySet()));
            for (Secret secret : store.secrets().values()) {
                Secret answered = listed.store(store.id())
                        .flatMap(held -> held.secret(secret.name()))
                        .orElse(secret);
                boolean left = said.contains(secret.location() + ": ");
                String expected = describe(left ? secret : answered);
                assertEquals(expected, describe(written.secrets().get(secret.name())), () -> before + "\n->\n" + after);
            }
        }
        assertEquals(comments(before), comments(after), () -> before + "\n->\n" + after);
        assertEquals(before.contains("\r\n"), after.contains("\r\n"));
        assertTrue(compare(file, now, listed).changes().isEmpty(), () -> before + "\n->\n" + after);
    }

    @AfterAll
    static void mostOfThemWereWritten() {
        assertTrue(WRITTEN.get() > 300, WRITTEN::toString);
    }

    private static ManifestUpdate compare(Path file, Manifest declared, Inventory listed) {
        SourceReader reader = new SourceReader(file.getParent());
        return ManifestUpdate.of(
                file, reader.readPublic(file, Format.YAML), declared.inventory().orNull(), listed);
    }

    private static Manifest read(Path file) {
        Manifest manifest = ManifestReader.read(new SourceReader(file.getParent()), file, true);
        assertEquals(
                List.of(), manifest.findings().stream().filter(Finding::fails).toList(), manifest::toString);
        return manifest;
    }

    private static String describe(Secret secret) {
        return secret.name() + " " + secret.scopeNames() + " " + secret.status();
    }

    private static List<String> comments(String text) {
        return COMMENT.matcher(text).results().map(MatchResult::group).toList();
    }

    /** What the account holds: most of the declared secrets, with other scopes or not, and one that isn't declared. */
    private Inventory answer(Manifest declared) {
        List<Store> stores = new ArrayList<>();
        for (Store store : declared.inventory().orNull().stores()) {
            Map<String, Secret> secrets = new LinkedHashMap<>();
            for (Secret secret : store.secrets().values()) {
                if (random.nextInt(8) > 0) {
                    boolean same = random.nextInt(3) == 0;
                    secrets.put(
                            secret.name(),
                            new Secret(
                                    secret.name(),
                                    new Fact.Known<>(scopes(same ? secret.scopeNames() : someScopes())),
                                    same || random.nextInt(3) > 0 ? secret.status() : status(),
                                    NOWHERE));
                }
            }
            stores.add(new Store(store.id(), "default", List.of(), secrets, NOWHERE, Provenance.LIVE));
        }
        return Inventory.live(stores);
    }

    private static Secret.Scopes scopes(List<String> names) {
        Set<Scope> known =
                names.stream().flatMap(name -> Scope.of(name).stream()).collect(Collectors.toSet());
        return new Secret.Scopes(known, names, NOWHERE);
    }

    private List<String> someScopes() {
        return SCOPES.stream().filter(scope -> random.nextInt(3) == 0).toList();
    }

    private Secret.Status status() {
        return List.of(Secret.Status.ACTIVE, Secret.Status.PENDING, Secret.Status.DELETED)
                .get(random.nextInt(3));
    }

    private String manifest() {
        text.setLength(0);
        line("caller: { token: Edit }");
        if (random.nextBoolean()) {
            line("environments: { staging: { deploy: never } }");
        }
        line("stores:");
        for (String id : IDS.subList(0, 1 + random.nextInt(2))) {
            line("  - id: " + id);
            if (random.nextBoolean()) {
                line("    scopes: " + flow(someScopes()));
            }
            secrets(NAMES.stream().filter(name -> random.nextInt(3) == 0).toList());
        }
        line("waivers: []");
        boolean windows = random.nextInt(4) == 0;
        String manifest = random.nextInt(5) == 0 ? text.toString().stripTrailing() : text.toString();
        return windows ? manifest.replace("\n", "\r\n") : manifest;
    }

    private void secrets(List<String> names) {
        switch (random.nextInt(4)) {
            case 0 ->
                line("    secrets: "
                        + names.stream()
                                .map(name -> YamlText.of(name) + ": " + flow(someScopes()))
                                .collect(Collectors.joining(random.nextBoolean() ? ", " : ",\n      ", "{", "}")));
            case 1 ->
                line("    secrets: " + names.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]")));
            case 2 -> {
                line("    secrets:" + (names.isEmpty() ? " []" : ""));
                names.forEach(name -> line("      - { name: " + YamlText.of(name) + ", scopes: " + flow(someScopes())
                        + (random.nextBoolean() ? ", status: pending }" : " }")));
            }
            default -> {
                line("    secrets:" + (names.isEmpty() ? " {}" : ""));
                names.forEach(name -> secret("      " + YamlText.of(name) + (random.nextInt(5) == 0 ? " :" : ":")));
            }
        }
    }

    private void secret(String key) {
        List<String> scopes = someScopes();
        switch (random.nextInt(6)) {
            case 0 -> line(key);
            case 1 -> line(key + " ~");
            case 2 -> line(key + " { status: pending, scopes: " + flow(scopes) + " }");
            case 3 -> {
                line(key);
                line("        scopes: " + flow(scopes));
                line("        status: active");
            }
            case 4 -> {
                String indent = random.nextBoolean() ? "        " : "      ";
                line(scopes.isEmpty() ? key + " []" : key);
                scopes.forEach(scope -> line(indent + "- " + scope));
            }
            default -> line(key + " " + flow(scopes));
        }
    }

    private String flow(List<String> scopes) {
        String separator = random.nextInt(4) == 0 ? " ,  " : ", ";
        return scopes.stream()
                .map(scope -> random.nextInt(5) == 0 ? "\"" + scope + "\"" : scope)
                .collect(Collectors.joining(separator, "[", "]"));
    }

    /** A line, with a comment, or with one and a blank line before it. */
    private void line(String line) {
        if (random.nextInt(6) == 0) {
            text.append("\n")
                    .append(" ".repeat(random.nextInt(8)))
                    .append("# note ")
                    .append(notes++)
                    .append("\n");
        }
        text.append(line);
        if (random.nextInt(5) == 0) {
            text.append("  # note ").append(notes++);
        }
        text.append("\n");
    }
}
