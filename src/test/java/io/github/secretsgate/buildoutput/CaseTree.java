package io.github.secretsgate.buildoutput;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secretsgate.NeedsLinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The directory trees of {@code src/test/resources/build-output-cases}, and wrangler's answers about them. */
public final class CaseTree {
    private static final Path CASES = Path.of("src/test/resources/build-output-cases");

    /** By family and case. */
    private static final Map<String, Map<String, JsonNode>> TREES = new ConcurrentHashMap<>();

    private CaseTree() {}

    /** The answers of a family, in their order. */
    public static List<JsonNode> answers(String family) {
        return lines(CASES.resolve(family + "-expected.jsonl"));
    }

    /** The texts of each case of a family, by path, without links. */
    public static List<Map<String, String>> texts(String family) {
        List<Map<String, String>> all = new ArrayList<>();
        for (JsonNode tree : lines(CASES.resolve(family + "-cases.jsonl"))) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> file : tree.get("files").properties()) {
                if (file.getValue().isTextual()) {
                    texts.put(file.getKey(), file.getValue().textValue());
                }
            }
            all.add(texts);
        }
        return all;
    }

    /** Makes the tree of a case. */
    public static void make(String family, String name, Path root) throws IOException {
        JsonNode tree = TREES.computeIfAbsent(family, CaseTree::trees).get(name);
        for (Map.Entry<String, JsonNode> file : tree.get("files").properties()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            if (file.getValue().isTextual()) {
                Files.writeString(path, file.getValue().textValue());
            } else {
                Files.write(
                        path,
                        Base64.getDecoder().decode(file.getValue().get("base64").asText()));
            }
        }
        for (JsonNode directory : tree.get("emptyDirectories")) {
            Files.createDirectories(root.resolve(directory.asText()));
        }
        boolean onThisSystem = root.getFileSystem().equals(FileSystems.getDefault());
        assumeTrue(
                tree.get("links").isEmpty() || !onThisSystem || NeedsLinks.Links.areAllowed(),
                "this user isn't allowed to make symbolic links");
        for (Map.Entry<String, JsonNode> link : tree.get("links").properties()) {
            Path path = root.resolve(link.getKey());
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(
                    path, root.getFileSystem().getPath(link.getValue().asText()));
        }
    }

    private static Map<String, JsonNode> trees(String family) {
        Map<String, JsonNode> trees = new HashMap<>();
        lines(CASES.resolve(family + "-cases.jsonl"))
                .forEach(line -> trees.put(line.get("case").asText(), line));
        return trees;
    }

    /** The cases of a family on which we disagree on purpose, each with its reason. */
    public static Map<String, String> disagreements(String family) {
        Map<String, String> reasons = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(CASES.resolve("disagreements.tsv"))) {
                String[] columns = line.split("\t", 3);
                if (columns[0].equals(family)) {
                    reasons.put(columns[1], columns[2]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }

    private static List<JsonNode> lines(Path file) {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> nodes = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                nodes.add(json.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return nodes;
    }
}
