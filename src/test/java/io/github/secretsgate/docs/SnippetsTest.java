package io.github.secretsgate.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.secretsgate.finding.CloudflareError;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryWriter;
import io.github.secretsgate.manifest.ManifestReader;
import io.github.secretsgate.source.SourceReader;
import io.github.secretsgate.wrangler.SearchRequest;
import io.github.secretsgate.wrangler.WorkerSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every block of code on the pages is read by what reads it in earnest, or is what the plugin prints. A block of a kind that is
 * not known here is an error. {@code -Dgolden.update=true} writes the blocks that show output anew.
 */
class SnippetsTest {
    static final List<Snippet> BLOCKS =
            Page.all().stream().flatMap(page -> page.snippets().stream()).toList();

    static final List<Snippet> INLINE_COMMANDS = Page.all().stream()
            .flatMap(page -> page.inline().stream())
            .filter(code -> Commands.isCommand(code.text()))
            .toList();

    private static final Set<String> MANIFEST =
            Set.of("caller", "environments", "previews", "stores", "inventory", "ai-gateways", "waivers", "extends");
    private static final Pattern RUN = Pattern.compile("(?m)^\\[INFO] --- \\S+:check \\((\\S+)\\) @ (\\S+) ---$");

    private static final Pattern INDENT = Pattern.compile("\\[\\w+]( *)");
    private static final int WIDTH = 100;
    private static final String CUT = "…\n";

    private static final Schema REPORT = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Page.of(Path.of("docs", "report-v1.schema.json")).text(), InputFormat.JSON);

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @FieldSource("BLOCKS")
    void aCodeBlockIsValid(Snippet block) throws IOException {
        switch (block.language()) {
            case "sh" -> shell(block);
            case "yaml" -> yaml(block);
            case "xml" -> new PluginXml(block.text()).check();
            case "toml" -> config(block, "wrangler.toml");
            case "jsonc" -> config(block, "wrangler.jsonc");
            case "json" -> assertEquals(List.of(), REPORT.validate(block.text(), InputFormat.JSON));
            case "groovy" -> new Pipeline(block.directory()).checkGroovy(block.text());
            case "console" -> output(block);
            case "" -> withoutLanguage(block);
            default -> throw new AssertionError("a kind of block that this test does not know: " + block);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("INLINE_COMMANDS")
    void aCommandInTheTextIsValid(Snippet command) {
        new Commands(command.directory()).check(command.text());
    }

    /** Some are run by tests of their own. */
    private static void shell(Snippet block) {
        if (!RecipesTest.runs(block)) {
            new Commands(block.directory()).check(block.text());
        }
    }

    private void withoutLanguage(Snippet block) {
        String text = block.text();
        if (text.startsWith("mvn ") || text.startsWith("jq ")) {
            new Commands(block.directory()).check(text);
        } else if (text.startsWith("✘ [ERROR]")) {
            assertTrue(text.contains("  " + CloudflareError.NOT_AUTHORIZED), text);
        } else if (text.startsWith("GET ")) {
            assertEquals("GET /accounts/{account}/secrets_store/stores/{store}/secrets?per_page=100\n", text);
        } else if (text.startsWith("# .github/CODEOWNERS\n")) {
            assertTrue(text.matches("# \\S+\\n(\\S+ +@your-org/security\\n)+"), text);
        } else if (text.startsWith("maven/ ")) {
            Path packages = Path.of("src/main/java/io/github/secretsgate");
            text.lines()
                    .forEach(line -> assertTrue(
                            Files.isDirectory(packages.resolve(line.strip().split("/", 2)[0])), line));
        } else {
            throw new AssertionError("a kind of block that this test does not know: " + block);
        }
    }

    private void yaml(Snippet block) throws IOException {
        if (!(Pipeline.parse(block.text()) instanceof Map<?, ?> map) || !MANIFEST.containsAll(map.keySet())) {
            new Pipeline(block.directory()).check(block.text());
            return;
        }
        Path module = Files.createDirectories(directory.resolve("module"));
        InventoryWriter.write(
                Inventory.complete(List.of()),
                "023e105f4ecef8ad9ca31a8372d0c353",
                Instant.EPOCH,
                module.resolve(InventoryWriter.NAME));
        Files.writeString(module.resolve("secrets-store.terraform.json"), "[]");
        Files.writeString(directory.resolve("secrets-store.yaml"), "caller:\n  token: Edit\n");
        Path manifest = Files.writeString(module.resolve("secrets-store.yaml"), block.text());
        assertNone(ManifestReader.read(new SourceReader(module), manifest, true).findings());
    }

    private void config(Snippet block, String name) throws IOException {
        Path config = Files.writeString(directory.resolve(name), block.text());
        SearchRequest request = new SearchRequest(directory, false, config, List.of(), List.of());
        WorkerSearch search = new WorkerSearch(new SourceReader(directory), request);
        search.find();
        assertNone(search.findings());
        search.configs().forEach(read -> assertNone(read.findings()));
        assertEquals(1, search.configs().size());
    }

    private static void assertNone(List<Finding> findings) {
        assertEquals(List.of(), findings.stream().map(Finding::message).toList());
    }

    /** What the runs that the block names print; of a block that ends with an ellipsis, its first lines. */
    private static void output(Snippet block) throws IOException {
        List<ExampleRun> runs =
                RUN.matcher(block.text()).results().map(SnippetsTest::run).toList();
        assertFalse(runs.isEmpty(), "The block does not say which example prints it.");
        String printed = shown(ExampleRun.printed(runs), block.text());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(block.file(), Files.readString(block.file()).replace(block.text(), printed));
        } else {
            assertEquals(printed, block.text());
        }
    }

    private static String shown(String printed, String block) {
        List<String> lines = printed.lines().flatMap(SnippetsTest::folded).toList();
        long shown = block.endsWith(CUT) ? block.lines().count() - 1 : lines.size();
        return lines.stream().limit(shown).map(line -> line + "\n").collect(Collectors.joining())
                + (shown < lines.size() ? CUT : "");
    }

    /** A line as a page can show it without a bar to scroll. */
    private static Stream<String> folded(String line) {
        int end = line.length() <= WIDTH ? -1 : line.lastIndexOf(' ', WIDTH);
        Matcher indent = INDENT.matcher(line);
        return end < 0 || !indent.lookingAt() || end <= indent.end()
                ? Stream.of(line)
                : Stream.concat(
                        Stream.of(line.substring(0, end)),
                        folded(indent.group()
                                + (indent.group(1).length() > 1 ? "" : "    ")
                                + line.substring(end + 1)));
    }

    private static ExampleRun run(MatchResult named) {
        return ExampleRun.all().stream()
                .filter(run -> run.execution().equals(named.group(1))
                        && run.artifactId().equals(named.group(2)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no example " + named.group(2)));
    }
}
