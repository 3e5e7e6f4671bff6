package io.github.secretsgate.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.secretsgate.Golden;
import io.github.secretsgate.access.Role;
import io.github.secretsgate.access.Scope;
import io.github.secretsgate.access.TokenPermission;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Holds the schema for editors ({@code docs/secrets-store.schema.json}) and the reader to the same verdict on every manifest of the
 * tests: those of {@link ManifestTest}, and those of {@code one-line.txt}. What the two disagree about is listed, with the reason;
 * the list holds nothing that they agree about. What depends on the configs or on the day (a misspelled environment, a
 * waiver past its end) is for the gate to say: here, both take it.
 */
class ManifestSchemaTest {
    /** What only the reader refuses, by the reason why a schema cannot. */
    private static final Map<String, List<String>> READER_ONLY = Map.of(
            "What another file holds, or whether it exists, no schema sees.",
            List.of(
                    "gate/inventory-unreadable/secrets-store.yaml",
                    "{ extends: nowhere.yaml }",
                    "{ inventory: nowhere.json }",
                    "manifests/bad/extends-bad.yaml",
                    "manifests/bad/extends-itself.yaml",
                    "manifests/bad/extends-missing.yaml",
                    "manifests/bad/extends-two-levels.yaml",
                    "manifests/bad/inventory-empty.yaml",
                    "manifests/bad/inventory-errors.yaml",
                    "manifests/bad/inventory-failed.yaml",
                    "manifests/bad/inventory-info-list.yaml",
                    "manifests/bad/inventory-in-both.yaml",
                    "manifests/bad/inventory-missing.yaml",
                    "manifests/bad/inventory-page.yaml",
                    "manifests/bad/inventory-repeated-key.yaml",
                    "manifests/bad/inventory-second-page.yaml",
                    "manifests/bad/inventory-secrets.yaml",
                    "manifests/bad/inventory-shape.yaml",
                    "manifests/bad/inventory-success-null.yaml",
                    "manifests/bad/inventory-success-word.yaml",
                    "manifests/bad/inventory-total-pages.yaml",
                    "manifests/bad/inventory-total-text.yaml",
                    "manifests/bad/inventory-stores-answer.yaml",
                    "manifests/bad/inventory-syntax.yaml",
                    "manifests/bad/inventory-text.yaml",
                    "manifests/bad/shared/extends.yaml"),
            "A schema sees one of two equal keys, and one of two documents; editors mark both by themselves.",
            List.of(
                    "manifests/bad/duplicate-keys.yaml",
                    "manifests/bad/two-documents.yaml",
                    "{ stores: [{ id: 8f7a1cdced6342c18d223ece462fd88d, secrets: { A: [workers], A: [workers] } }] }"),
            "A schema sees what anchors and tags come to, not that they were written.",
            List.of("{ caller: &me { token: Edit } }", "{ caller: { token: !!str Edit } }"),
            "A schema cannot say that two entries mean the same.",
            List.of(
                    "manifests/bad/store-in-two-spellings.yaml",
                    "manifests/bad/store-twice.yaml",
                    "manifests/bad/secret-twice.yaml",
                    "{ stores: [{ id: 8f7a1cdced6342c18d223ece462fd88d }, { id: 8f7a1cdced6342c18d223ece462fd88d, name: again }] }",
                    "{ stores: [{ id: 8f7a1cdced6342c18d223ece462fd88d, placeholders: [A] }, { placeholders: [A] }] }",
                    "{ stores: [{ id: 8f7a1cdced6342c18d223ece462fd88d, secrets: [A, A] }] }",
                    "{ stores: [{ id: 8f7a1cdced6342c18d223ece462fd88d, secrets: [A, { name: A }] }] }"),
            "A schema cannot say what looks like a credential.",
            List.of("gate/token-as-a-role/secrets-store.yaml", "gate/token-as-a-scope/secrets-store.yaml"),
            "A schema cannot say what is nearly the name of a permission.",
            List.of(
                    "manifests/bad/token-list-near-miss.yaml",
                    "manifests/bad/token-none-and-edit.yaml",
                    "{ caller: { token: [Workers Scripts Edit, Account Secrets Store Edti] } }"));

    /** What only the schema refuses, by the reason. */
    private static final Map<String, List<String>> SCHEMA_ONLY = Map.of(
            "To an editor an unquoted number is no text; the reader takes it as it is written.",
            List.of(
                    "gate/ai-gateway-wrong-names/secrets-store.yaml",
                    "{ stores: [{ id: 8f7a1cdced6342c18d223ece462fd88d, name: 1 }] }",
                    "{ stores: [{ id: 8f7a1cdced6342c18d223ece462fd88d, secrets: [1] }] }",
                    "{ stores: [{ id: 8f7a1cdced6342c18d223ece462fd88d, secrets: { A: [1] } }] }",
                    "{ stores: [{ placeholders: [0000] }] }",
                    "{ waivers: [{ rule: scope-missing, secret: A, reason: 1, until: 2026-12-31 }] }"),
            "The format of dates has four digits for the year.",
            List.of("{ waivers: [{ rule: scope-missing, secret: A, reason: r, until: +12026-12-31 }] }"));

    private static final List<Path> FILES = Stream.of("manifests", "gate", "init")
            .flatMap(directory -> Golden.inputs(directory, "yaml").stream())
            .filter(file -> !file.toString().contains("wrangler"))
            .toList();

    static final List<Path> OURS = Stream.of(
                    below("examples", "secrets-store.yaml"),
                    below("src/it", "secrets-store.yaml"),
                    below("src/test/resources/init", "expected.yaml"))
            .flatMap(List::stream)
            .toList();

    private static final String TEXT = text(Path.of("docs", "secrets-store.schema.json"));

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(TEXT, InputFormat.JSON);

    @Test
    void readerAndSchemaAgreeExceptForTheListedCases(@TempDir Path directory) throws IOException {
        Map<String, Boolean> disagreements = new TreeMap<>();
        Map<String, Path> cases = new LinkedHashMap<>();
        FILES.forEach(file ->
                cases.put(Golden.directory("").relativize(file).toString().replace('\\', '/'), file));
        for (String line : Files.readAllLines(Golden.directory("manifests/one-line.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                cases.put(line, Files.writeString(directory.resolve(cases.size() + ".yaml"), line + "\n"));
            }
        }
        cases.forEach((name, file) -> {
            boolean read = readerTakes(file);
            if (read != schemaTakes(file)) {
                disagreements.put(name, !read);
            }
        });
        Map<String, Boolean> listed = new TreeMap<>();
        READER_ONLY.values().forEach(names -> names.forEach(name -> listed.put(name, true)));
        SCHEMA_ONLY.values().forEach(names -> names.forEach(name -> listed.put(name, false)));
        assertEquals(String.join("\n", lines(listed)), String.join("\n", lines(disagreements)));
    }

    private static List<String> lines(Map<String, Boolean> disagreements) {
        List<String> lines = new ArrayList<>();
        disagreements.forEach(
                (name, readerOnly) -> lines.add((readerOnly ? "reader refuses " : "schema refuses ") + name));
        return lines;
    }

    @Test
    void readerAndSchemaHaveTheSameLimits(@TempDir Path directory) throws IOException {
        for (int count : List.of(1_000, 1_001)) {
            String environments = IntStream.range(0, count)
                    .mapToObj(i -> "e" + i + ": { deploy: never }")
                    .collect(Collectors.joining(", ", "environments: { ", " }\n"));
            String waivers = "waivers:\n"
                    + "  - { rule: scope-missing, reason: r, until: 2026-12-01, secret: s }\n".repeat(count);
            for (String manifest : List.of(environments.replace(", ", ",\n  "), waivers)) {
                Path file = Files.writeString(directory.resolve("limits.yaml"), manifest);

                assertEquals(count == 1_000, readerTakes(file), manifest.substring(0, 12) + count);
                assertEquals(count == 1_000, schemaTakes(file), manifest.substring(0, 12) + count);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("OURS")
    void ourOwnManifestsAreValid(Path file) {
        assertTrue(schemaTakes(file));
    }

    @Test
    void theWordsAreThoseOfTheProduct() throws IOException {
        JsonNode definitions = new ObjectMapper().readTree(TEXT).get("definitions");
        assertEquals(
                words(Stream.of(Rule.values()).filter(Rule::waivable).map(Rule::id)),
                words(definitions.at("/waiver/properties/rule/enum")));
        assertEquals(
                words(Stream.of(Scope.values()).map(Scope::apiName)),
                words(definitions.at("/scopes/items/anyOf/0/enum")));
        assertEquals(
                words(Stream.of(Role.values()).map(Role::officialName)),
                words(definitions.at("/caller/properties/roles/items/anyOf/0/enum")));
        String permission = definitions.at("/permission/pattern").asText();
        for (TokenPermission known : TokenPermission.values()) {
            known.names().forEach(name -> assertTrue(name.matches(permission), name));
        }
    }

    @Test
    void theJarHasTheSchemaThatIsPublished() throws IOException {
        try (InputStream packed = Manifest.class.getResourceAsStream("secrets-store.schema.json")) {
            assertEquals(TEXT, new String(packed.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> words(Stream<String> words) {
        return words.sorted().toList();
    }

    private static List<String> words(JsonNode words) {
        return words(StreamSupport.stream(words.spliterator(), false).map(JsonNode::asText));
    }

    private static boolean readerTakes(Path file) {
        return ManifestReader.read(new SourceReader(file.getParent()), file, true).findings().stream()
                .noneMatch(Finding::fails);
    }

    /** As an editor sees it, which holds dates to their format. */
    private static boolean schemaTakes(Path file) {
        try {
            return SCHEMA.validate(
                            text(file),
                            InputFormat.YAML,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .isEmpty();
        } catch (RuntimeException e) {
            return false; // it is no YAML
        }
    }

    private static List<Path> below(String directory, String name) {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            return files.filter(file -> file.endsWith(name)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
