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
import org.junit.jupiter.params.provider.ValueSource;

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
                Arguments.of("YAML lists", Format.YAML, " [\n".repeat(DEEP) + " ]\n".repeat(DEEP)),
                Arguments.of("YAML lists that do not end", Format.YAML, " [\n".repeat(DEEP)),
                Arguments.of("YAML tables", Format.YAML, " {a:\n".repeat(DEEP) + " }\n".repeat(DEEP)),
                Arguments.of("YAML keys", Format.YAML, " {?\n".repeat(DEEP)),
                Arguments.of("YAML block lists", Format.YAML, "- ".repeat(499) + "x"),
                Arguments.of("YAML block tables", Format.YAML, "? ".repeat(499) + "x"));
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
        String list = "[" + "[1],\n ".repeat(DEEP) + "[1]]";
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
        String comment = switch (format) {
            case JSON -> "//" + "x".repeat(61) + "\n";
            case STRICT_JSON -> " ".repeat(63) + "\n"; // has no comments
            case TOML, YAML -> "##" + "x".repeat(61) + "\n";
        };
        String start = format == Format.TOML ? "a = 1\n" : "[1, 2]\n";
        String lines = comment.repeat(((1 << 20) - start.length()) / comment.length());
        String spaces = " ".repeat((1 << 20) - start.length() - lines.length());
        Path file = directory.resolve("file");
        Files.writeString(file, start + lines + spaces);

        assertEquals(1 << 20, Files.size(file));
        assertEquals(List.of(), reader().readConfidential(file, format).problems());
    }

    /** Nobody sees in a review what is in it, and sixteen megabytes of it would keep snakeyaml busy for minutes. */
    @ParameterizedTest
    @CsvSource({"'- ', ''", "'- \"', '\"'", "'- x # ', ''", "'', ': y'", "'[', ']'"})
    void anOverlongYamlLineIsAProblem(String before, String after) throws IOException {
        Document document = read("a\n" + before + "x".repeat(1_001) + after, Format.YAML);

        assertEquals(
                "This line has more than 1000 characters. Break it, so that it can be reviewed.",
                only(document).message());
        assertEquals("file:2:1", only(document).location().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\r\nb: c\n"})
    void aYamlLineOfExactlyTheLimitIsRead(String end) throws IOException {
        assertEquals(List.of(), read("a: " + "x".repeat(997) + end, Format.YAML).problems());
    }

    /** Each ends a line of YAML, and with it a comment, where an editor shows nothing. */
    @ParameterizedTest
    @CsvSource({"000D", "0085", "2028", "2029"})
    void aHiddenLineBreakIsAProblem(String character) throws IOException {
        char c = (char) Integer.parseInt(character, 16);
        for (String text :
                List.of("# a" + c + "b: c\n", "b: c # 😀" + c, "b: \"" + c + "\"", "b: |\n  x" + c + " y\n")) {
            Document document = read(text, Format.YAML);

            assertEquals(
                    "The character U+" + character + " ends a line here, but editors don't show that. Use a line feed.",
                    only(document).message());
            assertEquals(text.indexOf(c), only(document).location().start());
        }
    }

    /** What nobody could see otherwise is written as {@code init} writes it. */
    @Test
    void aYamlKeyThatCannotBePrintedIsEscaped() throws IOException {
        assertEquals(List.of(), read("\"a\\U0000200b\": b\n", Format.YAML).problems());
    }

    @Test
    void anEscapeSequenceInAYamlKeyIsAProblem() throws IOException {
        Document document = read("\"a\\x62\": { \"\\u0063\": \"\\u0064\", 'e\\': f, g\\: h }\n", Format.YAML);

        assertEquals(
                List.of("file:1:1", "file:1:12"),
                document.problems().stream()
                        .map(problem -> problem.location().toString())
                        .toList());
        assertEquals(
                "Escape sequences aren't supported in keys. Write the key as it is read.",
                document.problems().get(0).message());
    }

    @ParameterizedTest
    @EnumSource
    void aDirectoryIsAProblem(Format format) {
        Document document = reader().readConfidential(directory, format);

        assertEquals("This is a directory. Expected a file.", only(document).message());
        assertEquals(".:1:1", only(document).location().toString());
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFileIsAProblem(Format format) {
        Document document = reader().readPublic(directory.resolve("a/../missing"), format);

        assertEquals("There is no such file.", only(document).message());
        assertEquals("missing:1:1", only(document).location().toString());
    }

    @Test
    void aPathThroughAFileIsAProblem() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "a = 1");

        Document document = reader().readConfidential(file.resolve("wrangler.toml"), Format.TOML);

        // Windows says the latter; neither names a path of this machine.
        assertTrue(
                List.of("The file can't be read: Not a directory.", "There is no such file.")
                        .contains(only(document).message()),
                only(document)::message);
        assertEquals("file/wrangler.toml", only(document).location().file().name());
    }

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

    /** A mebibyte of each: what took more time than the file is long would not end. */
    @ParameterizedTest
    @MethodSource
    void aMebibyteOfEachShapeIsReadOrRefused(String start, String repeated, String end) throws IOException {
        int room = (1 << 20) - start.length() - end.length();
        Document document = read(start + repeated.repeat(room / repeated.length()) + end, Format.TOML);

        assertTrue(document.unreadable() != document.problems().isEmpty());
        assertTrue(document.problems().size() <= 21);
    }

    static Stream<Arguments> aMebibyteOfEachShapeIsReadOrRefused() {
        return Stream.of(
                Arguments.of("", "# comment\n", ""),
                Arguments.of("", "\n", ""),
                Arguments.of("a = \"", "x", "\""),
                Arguments.of("a = \"", "\\n", "\""),
                Arguments.of("a = \"\"\"", "\"\" ", "\"\"\""),
                Arguments.of("a = [", "1, ", "]"),
                Arguments.of("a = [", "[], ", "]"),
                Arguments.of("a = [", "x, ", "]"),
                Arguments.of("a = ", "[", ""),
                Arguments.of("a = ", "{b = ", ""),
                Arguments.of("a", ".a", " = 1"),
                Arguments.of("[a", ".a", "]"),
                Arguments.of("", "[[a]]\nb.c.d = 1\n", ""),
                Arguments.of("", "a = 1\n", ""),
                Arguments.of("", "x\n", ""));
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
