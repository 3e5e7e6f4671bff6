package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are too deep, too large or no files at all: always a problem, never an exception. */
class HostileInputTest {
    private static final int DEEP = 10_000;

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void nestingTenThousandDeepIsAProblem(String name, Format format, String text) throws IOException {
        Document document = read(text, format);

        assertTrue(document.unreadable());
        Problem problem = document.problems().get(0);
        assertTrue(problem.message().matches("(?i).*nest.*more than \\d+ levels.*\\."), problem::message);
        assertTrue(problem.location().end() <= text.length());
    }

    static Stream<Arguments> nestingTenThousandDeepIsAProblem() {
        String lists = "[".repeat(DEEP);
        return Stream.of(
                Arguments.of("TOML lists", Format.TOML, "a = " + lists + "]".repeat(DEEP)),
                Arguments.of("TOML lists that do not end", Format.TOML, "a = " + lists),
                Arguments.of("TOML tables", Format.TOML, "a = " + "{ b = ".repeat(DEEP) + "1" + " }".repeat(DEEP)),
                Arguments.of("TOML tables that do not end", Format.TOML, "a = " + "{ b = ".repeat(DEEP)),
                Arguments.of("a TOML key with dots", Format.TOML, "a" + ".a".repeat(DEEP) + " = 1"),
                Arguments.of("a TOML header with dots", Format.TOML, "[a" + ".a".repeat(DEEP) + "]"),
                Arguments.of("a TOML header of a list", Format.TOML, "[[a" + ".a".repeat(DEEP) + "]]"),
                Arguments.of("JSON lists", Format.JSON, lists + "]".repeat(DEEP)),
                Arguments.of("JSON lists that do not end", Format.JSON, lists),
                Arguments.of("JSON objects", Format.JSON, "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
                Arguments.of("JSON objects that do not end", Format.JSON, "{\"a\":".repeat(DEEP)),
                Arguments.of("YAML lists", Format.YAML, lists + "]".repeat(DEEP)),
                Arguments.of("YAML lists that do not end", Format.YAML, lists),
                Arguments.of("YAML tables", Format.YAML, "{a: ".repeat(DEEP) + "}".repeat(DEEP)),
                Arguments.of("YAML keys", Format.YAML, "{? ".repeat(DEEP)),
                Arguments.of("YAML block lists", Format.YAML, "- ".repeat(DEEP) + "x"),
                Arguments.of("YAML block tables", Format.YAML, "? ".repeat(DEEP) + "x"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "TOML, a = [, ]",
        "TOML, a = [{ b =, }]",
        "JSON, [, ]",
        "JSON, '{\"a\":', }",
        "YAML, [, ]",
        "YAML, '{a: ', }",
    })
    void aDepthThatPeopleWriteIsNone(Format format, String open, String close) throws IOException {
        String start = format == Format.TOML ? "a = " : "";
        String each = format == Format.TOML ? open.substring(open.indexOf("= ") + 2) : open;
        String text = start + (each + " ").repeat(50) + "1 " + (close + " ").repeat(50);

        assertEquals(List.of(), read(text, format).problems());
    }

    @ParameterizedTest
    @EnumSource
    void manySiblingsAreNotDeep(Format format) throws IOException {
        String list = "[" + "[1], ".repeat(DEEP) + "[1]]";
        String text = (format == Format.TOML ? "a = " : "") + list;

        assertEquals(List.of(), read(text, format).problems());
    }

    @ParameterizedTest
    @EnumSource
    void aFileBeyondTheLimitIsNotParsed(Format format) throws IOException {
        Path file = directory.resolve("file");
        Files.writeString(file, "#".repeat((1 << 20) + 1));
        Document config = reader().readConfidential(file, format);
        assertEquals("The file is larger than 1 MiB.", only(config).message());

        Files.writeString(file, "#".repeat((16 << 20) + 1));
        Document manifest = reader().readPublic(file, format);
        assertEquals("The file is larger than 16 MiB.", only(manifest).message());
    }

    @ParameterizedTest
    @EnumSource
    void aFileOfExactlyTheLimitIsParsed(Format format) throws IOException {
        String comment = (format == Format.JSON ? "//" : "##") + "x".repeat(61) + "\n";
        String start = format == Format.TOML ? "a = 1\n" : "[1, 2]\n";
        String lines = comment.repeat(((1 << 20) - start.length()) / comment.length());
        String spaces = " ".repeat((1 << 20) - start.length() - lines.length());
        Path file = directory.resolve("file");
        Files.writeString(file, start + lines + spaces);

        assertEquals(1 << 20, Files.size(file));
        assertEquals(List.of(), reader().readConfidential(file, format).problems());
    }

    /** Sixteen megabytes of it would keep snakeyaml busy for minutes. */
    @ParameterizedTest
    @CsvSource({"'- ', ''", "'- \"', '\"'", "'- x # ', ''", "'', ': y'", "'[', ']'"})
    void aYamlLineWithoutEndIsAProblem(String before, String after) throws IOException {
        Document document = read("a\n" + before + "x".repeat(100_001) + after, Format.YAML);

        assertEquals(
                "This line is longer than 100000 characters.", only(document).message());
        assertEquals("file:2:1", only(document).location().toString());
    }

    @ParameterizedTest
    @EnumSource
    void aDirectoryIsAProblem(Format format) {
        Document document = reader().readConfidential(directory, format);

        assertEquals("This is a directory; a file is expected.", only(document).message());
        assertEquals(".:1:1", only(document).location().toString());
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsMissingIsAProblem(Format format) {
        Document document = reader().readPublic(directory.resolve("a/../missing"), format);

        assertEquals("There is no such file.", only(document).message());
        assertEquals("missing:1:1", only(document).location().toString());
    }

    @Test
    void aPathThroughAFileIsAProblem() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "a = 1");

        Document document = reader().readConfidential(file.resolve("wrangler.toml"), Format.TOML);

        assertTrue(only(document).message().startsWith("The file cannot be read: "), only(document)::message);
        assertEquals("file/wrangler.toml", only(document).location().file().name());
    }

    /**
     * With tomlj 2.0.1 to 2.2.0 the time for a run of comments or blank lines grows with its cube: 4,000 lines take a minute and a
     * half, and this test would not end. With 2.0.0 it takes less than a second. Whoever raises the version sees it here.
     */
    @Test
    void aLongRunOfCommentsAndBlankLinesIsRead() throws IOException {
        int each = 25_000;
        String run = "# comment\n".repeat(each) + "\n".repeat(each) + "  \n".repeat(each) + "\t# 😀\r\n".repeat(each);

        Document document = read("a = 1\n" + run + "[b]\nc = 2\n", Format.TOML);

        assertEquals(List.of(), document.problems());
        Node.Mapping root = (Node.Mapping) document.root();
        assertEquals(List.of("a", "b"), List.copyOf(root.byKey().keySet()));
        assertEquals(
                4 * each + 3,
                ((Node.Mapping) root.get("b")).member("c").keyLocation().line());
    }

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "/build, /build/wrangler.toml, wrangler.toml",
        "/build, /build/workers/a/wrangler.toml, workers/a/wrangler.toml",
        "/build/module, /build/secrets-store.yaml, ../secrets-store.yaml",
        "/build/., /build/a/../b.toml, b.toml",
        "/build, /build, .",
    })
    void filesAreCalledAfterTheirWayFromTheRoot(String root, String file, String name) {
        assertEquals(name, new SourceReader(Path.of(root)).name(Path.of(file)));
    }

    private Document read(String text, Format format) throws IOException {
        return reader().readPublic(Files.writeString(directory.resolve("file"), text), format);
    }

    private SourceReader reader() {
        return new SourceReader(directory);
    }

    private static Problem only(Document document) {
        assertTrue(document.unreadable());
        assertFalse(document.problems().size() > 1);
        return document.problems().get(0);
    }
}
