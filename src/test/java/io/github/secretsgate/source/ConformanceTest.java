package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secretsgate.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What the readers take and what they read, for documents that try the corners of TOML, JSON and YAML. For TOML and JSON the measure
 * is what wrangler reads: {@code src/test/wrangler/read.mjs} asks it.
 */
class ConformanceTest {
    private static final Path DOCUMENTS = Golden.directory("conformance");
    private static final SourceReader READER = new SourceReader(DOCUMENTS);
    private static final String REFUSED = "refused";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> STRICTER = table("conformance/stricter.tsv");
    private static final Map<String, Integer> COUNTS = new TreeMap<>();

    /**
     * What wrangler answers.
     *
     * @param read what it reads, or that it refuses
     */
    record Answer(String document, String read) {
        static Answer of(JsonNode json) {
            return new Answer(json.get("document").asText(), json.path("read").asText(REFUSED));
        }
    }

    private static final List<Answer> ANSWERS = Golden.read("conformance/wrangler.jsonl")
            .lines()
            .map(ConformanceTest::json)
            .map(Answer::of)
            .toList();

    @Test
    void aConfigIsReadAsWranglerReadsIt() {
        List<String> different = new ArrayList<>();
        for (Answer answer : ANSWERS) {
            String name = answer.document();
            String ours = read(name);
            String reason = STRICTER.get(name);
            if (reason == null && !answer.read().equals(ours)) {
                different.add(name + ": wrangler " + answer.read() + ", we " + ours);
            } else if (reason != null && (answer.read().equals(ours) || !ours.equals(REFUSED))) {
                different.add(name + " need not be on the list of what we refuse");
            }
            String both = ours.equals(REFUSED) ? "refuse both" : "read the same";
            count(name, reason == null ? both : "stricter: " + reason);
        }
        assertEquals(List.of(), different);
    }

    @Test
    void everyDocumentHasAnAnswerOfWranglers() {
        Set<String> asked = ANSWERS.stream().map(Answer::document).collect(Collectors.toSet());
        assertEquals(asked, new HashSet<>(names("toml", "json")));
        assertEquals(
                Set.of(),
                STRICTER.keySet().stream().filter(name -> !asked.contains(name)).collect(Collectors.toSet()));
    }

    /** toml-test's own verdict, on TOML 1.0, is the name of the directory; smol-toml reads TOML 1.1 in JavaScript. */
    @Test
    void tomlTestAgreesExceptForTheListedCases() {
        Map<String, String> listed = table("conformance/toml-test.tsv");
        List<String> different = new ArrayList<>();
        for (String name : names("toml")) {
            boolean valid = name.startsWith("toml-test/valid/") != listed.containsKey(name);
            if (name.startsWith("toml-test/") && valid == read(name).equals(REFUSED)) {
                different.add(name);
            }
        }
        assertEquals(List.of(), different);
    }

    /** A manifest is nobody else's, so the measure is a file that people have read. */
    @Test
    void aManifestIsReadAsWritten() {
        StringBuilder readings = new StringBuilder();
        for (String name : names("yaml")) {
            String read = read(name);
            assertEquals(name.startsWith("yaml/n_"), read.equals(REFUSED), name);
            readings.append(name).append('\t').append(read).append('\n');
        }
        Golden.assertMatches(DOCUMENTS.resolve("yaml.tsv"), readings.toString());
    }

    @AfterAll
    static void sayHowMuchAgrees() {
        COUNTS.forEach((what, count) -> System.out.println(count + "\t" + what));
    }

    private static void count(String name, String what) {
        COUNTS.merge(name.substring(0, name.indexOf('/')) + ", " + what, 1, Integer::sum);
    }

    private static String read(String name) {
        Document document = READER.readConfidential(DOCUMENTS.resolve(name), format(name));
        boolean refused = document.root() == null
                || document.problems().stream().anyMatch(problem -> problem.kind() != Problem.Kind.REPEATED_KEY);
        return refused ? REFUSED : Shape.of(document.root());
    }

    private static Format format(String name) {
        return Format.valueOf(name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
    }

    private static List<String> names(String... extensions) {
        return Golden.inputs("conformance", extensions).stream()
                .map(file -> DOCUMENTS.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    private static Map<String, String> table(String file) {
        return Golden.read(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1], (a, b) -> b, LinkedHashMap::new));
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
