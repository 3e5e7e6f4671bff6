package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    /** The marked part of a line is given in «guillemets», which are not part of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "a: «b»|a: b|   ^",
                "«a»: b|a: b|^",
                "a: «»b|a: b|   ^",
                "a: b«»|a: b|    ^",
                "\ta: «bcd»|    a: bcd|       ^^^",
                "\t\t«\tx»|            x|        ^^^^^",
                "受注: «受注»|受注: 受注|      ^^^^",
                "😀: «😀😀», x|😀: 😀😀, x|    ^^^^",
                "ｱ: «b»|ｱ: b|   ^",
                "e\u0301: «e\u0301»|e\u0301: e\u0301|   ^",
                "👨\u200d👩: «x»|👨\u200d👩: x|      ^",
                "a: «b   »|a: b   |   ^",
                "한글: «글»|한글: 글|      ^^",
            })
    void theCaretStandsBelowWhatIsMarked(String marked, String shown, String carets) {
        assertEquals(List.of("    1 | " + shown, "      | " + carets), excerpt(marked));
    }

    @Test
    void theFirstOfSeveralLinesIsShown() {
        assertEquals(List.of("    2 | b: [", "      |    ^"), excerpt("a\nb: «[\n  1\n]»\nc"));
    }

    @Test
    void aLineCanEndWithCrlf() {
        assertEquals(List.of("    2 | b: x", "      |    ^"), excerpt("a\r\nb: «x»\r\nc"));
    }

    @Test
    void aLocationInAnEmptyLineIsNotShown() {
        assertEquals(List.of(), excerpt("a\n«»\nb"));
        assertEquals(List.of(), excerpt("«»"));
        assertEquals(List.of(), excerpt("  \t «»"));
    }

    @ParameterizedTest
    @CsvSource({"0", "50", "73", "74", "100", "150", "200", "293", "299"})
    void theSurroundingsOfALocationInALongLineAreShown(int column) {
        String line = "x".repeat(column) + "«MARK»" + "y".repeat(300 - column);
        List<String> excerpt = excerpt(line);

        assertTrue(excerpt.get(0).length() <= 124, excerpt.get(0));
        String code = Terminal.in(StandardCharsets.US_ASCII, excerpt.get(0)).substring(8);
        String carets = excerpt.get(1).substring(8);
        assertEquals(code.indexOf("MARK"), carets.indexOf('^'), () -> String.join("\n", excerpt));
        assertEquals("^^^^", carets.trim());
    }

    /** Such as a bundle in one line of a minified config. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"text\": \"#\", \"a\": \"hunter\" }",
                "{ \"text\": \"#\\n\", \"a\": \"hunter\" }",
                "{ \"#\": \"hunter\" }",
                "{ \"list\": [#\"hunter\"] }",
                "{ # \"a\": \"hunter\" }"
            })
    void aLineAsLongAsAFileMayBeIsMasked(String line) {
        for (String part : List.of("x", "1,", "\\n", "\"k\":1,")) {
            String text = line.replace("#", part.repeat((1 << 18) / part.length()));
            String masked = Excerpt.mask(text, false);
            assertEquals(text.length(), masked.length());
            assertFalse(masked.contains("hunter"));
        }
    }

    @Test
    void aHeaderOfMaximumLengthIsShown() {
        String header = "[env" + ".a".repeat(1 << 17) + "]";
        assertEquals(header, Excerpt.mask(header, true));
    }

    @ParameterizedTest
    @CsvSource({"100", "101", "102", "103"})
    void aLongLineIsNotCutWithinACharacter(int column) {
        List<String> excerpt = excerpt("x".repeat(column % 2) + "😀".repeat(column) + "«M»" + "😀".repeat(200));

        String code = excerpt.get(0);
        for (int i = 0; i < code.length(); i++) {
            boolean alone = Character.isHighSurrogate(code.charAt(i))
                    ? i + 1 == code.length() || !Character.isLowSurrogate(code.charAt(i + 1))
                    : Character.isLowSurrogate(code.charAt(i)) && !Character.isHighSurrogate(code.charAt(i - 1));
            assertFalse(alone, code);
        }
        int before = code.substring(8, code.indexOf('M'))
                .codePoints()
                .map(c -> c < 0x10000 ? 1 : 2)
                .sum();
        assertEquals(before, excerpt.get(1).substring(8).indexOf('^'));
    }

    @Test
    void theMarkOfALongValueEndsWithTheLine() {
        List<String> excerpt = excerpt("a = «" + "v".repeat(500) + "»");

        assertTrue(excerpt.get(1).length() <= excerpt.get(0).length());
        assertTrue(excerpt.get(1).endsWith("^^^^"));
    }

    @Test
    void severalLocationsInALineAreMarkedBelowIt() {
        SourceFile file = new SourceFile("file.yaml", "🔑 key: one, two\n", false);
        Excerpt.Mark one = new Excerpt.Mark(new Location(file, 8, 11), "first");
        Excerpt.Mark two = new Excerpt.Mark(new Location(file, 13, 16), "second");
        Excerpt.Mark same = new Excerpt.Mark(new Location(file, 13, 16), "third");

        assertEquals(
                List.of(
                        "    1 | 🔑 key: one, two",
                        "      |         ^^^ first",
                        "      |              ^^^ second, third"),
                Excerpt.of(List.of(one, two, same)));
        assertEquals(List.of("    1 | 🔑 key: one, two", "      |              ^^^"), Excerpt.of(List.of(two, same)));
    }

    @Test
    void aLocationThatIsCutOffIsNotShown() {
        SourceFile file = new SourceFile("file.yaml", "x".repeat(300), false);
        Location first = new Location(file, 10, 20);

        assertTrue(Excerpt.shows(first, new Location(file, 100, 120)));
        assertFalse(Excerpt.shows(first, new Location(file, 110, 120)));
    }

    @Test
    void noLineIsShownForAWholeFile() {
        SourceFile file = new SourceFile("file.yaml", "name: x\n", false);

        assertEquals(List.of(), Excerpt.of(file.start()));
    }

    /** With them, a line could show something else than it says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m",
                "\u001b]8;;x\u0007",
                "\u0007",
                "\b\b",
                "\u007f",
                "\u009b31m",
                "\u202e",
                "\u2066",
                "\u2069",
                "\u2028",
                "\u2029",
                "\u0000",
                "\u000b",
                "\f",
                "\u0085",
                "\u200e",
                "\u200f",
                "\u061c",
                "\ufeff"
            })
    void nothingThatSteersATerminalIsShown(String steering) {
        List<String> excerpt = excerpt("a: " + steering + "«b»");

        for (String line : excerpt) {
            line.codePoints().forEach(point -> assertFalse(steers(point), () -> Integer.toHexString(point)));
        }
        String code = excerpt.get(0).substring(8);
        assertEquals(code.indexOf('b'), excerpt.get(1).substring(8).indexOf('^'), () -> String.join("\n", excerpt));
    }

    static boolean steers(int point) {
        return Character.isISOControl(point)
                || (Character.getType(point) == Character.FORMAT && point != 0x200d)
                || point == 0x2028
                || point == 0x2029;
    }

    private static List<String> excerpt(String marked) {
        int start = marked.indexOf('«');
        int end = marked.indexOf('»') - 1;
        String text = marked.replace("«", "").replace("»", "");
        SourceFile file = new SourceFile("file.yaml", text, false);
        return Excerpt.of(new Location(file, start, end < start ? start : end));
    }
}
