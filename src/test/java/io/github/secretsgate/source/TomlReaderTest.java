package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Golden;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about TOML that can't be read, and where; what can be read is in {@link ConformanceTest} and {@link LocationsTest}. */
class TomlReaderTest {
    private static final int MUTANTS = 2_000;

    /** A vertical bar is a line feed, and ␍ a carriage return. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            = 1                     ; 1:1 Expected a key.
            é = 1                   ; 1:1 Expected a key.
            a. = 1                  ; 1:4 Expected a key.
            a.. = 1                 ; 1:3 Expected a key.
            .a = 1                  ; 1:1 Expected a key.
            { a = 1 }               ; 1:1 Expected a key. JSON belongs in a file whose name ends with .json or .jsonc.
            ""\"a""\" = 1             ; 1:1 Expected a key.
            a                       ; 1:2 Expected = and a value before the end of the line.
            a|b = 1                 ; 1:2 Expected = and a value before the end of the line.
            a: 1                    ; 1:2 Expected = after the key. A key with characters other than letters, digits, - and _ needs quotes.
            clé = 1                 ; 1:3 Expected = after the key. A key with characters other than letters, digits, - and _ needs quotes.
            a b = 1                 ; 1:3 Expected = after the key. A key with characters other than letters, digits, - and _ needs quotes.
            a = ␍1                  ; 1:5 A carriage return must be followed by a line feed.
            a = 1 ␍b = 2            ; 1:7 A carriage return must be followed by a line feed.
            a = 1 2                 ; 1:7 Expected the end of the line.
            a = 1, 2                ; 1:6 Expected the end of the line.
            a = [1] # ␍             ; 1:11 A carriage return must be followed by a line feed.
            [                       ; 1:2 Expected a key before the end of the line.
            []                      ; 1:2 Expected a key.
            [a                      ; 1:3 Expected ] before the end of the line.
            [[a]                    ; 1:5 Expected ]] before the end of the line.
            [[a] ]                  ; 1:5 Expected ]].
            [ [a]]                  ; 1:3 Expected a key.
            [a] b                   ; 1:5 Expected the end of the line.
            [a]]                    ; 1:4 Expected the end of the line.
            a =                     ; 1:4 Expected a value before the end of the line.
            a = # 1                 ; 1:5 Expected a value.
            a = ,                   ; 1:5 Expected a value.
            a = b # c               ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = truely              ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = True                ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = infinite            ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = 8f7a1c              ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = 1__0                ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = 1_                  ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = _1                  ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = 0xG                 ; 1:7 Expected a value. Put quotes around it if it's a string.
            a = 0b2                 ; 1:7 Expected a value. Put quotes around it if it's a string.
            a = 0o8                 ; 1:7 Expected a value. Put quotes around it if it's a string.
            a = +0x1                ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = ٣                   ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = 1٣                  ; 1:5 Expected a value. Put quotes around it if it's a string.
            a = 1.                  ; 1:7 Expected a value. Put quotes around it if it's a string.
            a = 1.e5                ; 1:7 Expected a value. Put quotes around it if it's a string.
            a = 1e                  ; 1:7 Expected a value. Put quotes around it if it's a string.
            a = 1e+                 ; 1:8 Expected a value. Put quotes around it if it's a string.
            a = 1e+-5               ; 1:8 Expected a value. Put quotes around it if it's a string.
            a = 00                  ; 1:5 A number can't have leading zeros.
            a = -01.5               ; 1:5 A number can't have leading zeros.
            a = 0_1                 ; 1:5 A number can't have leading zeros.
            a = 90071992547409910   ; 1:5 wrangler can't read integers beyond ±9007199254740991.
            a = 9007199254740992    ; 1:5 wrangler can't read integers beyond ±9007199254740991.
            a = -9007199254740992   ; 1:5 wrangler can't read integers beyond ±9007199254740991.
            a = 0x20_0000_0000_0000 ; 1:5 wrangler can't read integers beyond ±9007199254740991.
            a = 0x10000000000000000 ; 1:5 wrangler can't read integers beyond ±9007199254740991.
            a = 2026-1-01           ; 1:10 Expected a date such as 2026-12-31, or a time such as 23:59:59, or both.
            a = 2026-01             ; 1:12 Expected a date such as 2026-12-31, or a time such as 23:59:59, or both.
            a = 2026-01-01x         ; 1:5 Expected a date such as 2026-12-31, or a time such as 23:59:59, or both.
            a = 2026-01-01T         ; 1:16 Expected a date such as 2026-12-31, or a time such as 23:59:59, or both.
            a = 2026-01-01 7:32     ; 1:16 Expected a date such as 2026-12-31, or a time such as 23:59:59, or both.
            a = 2026-01-01T07:32:00. ; 1:25 Expected a date such as 2026-12-31, or a time such as 23:59:59, or both.
            a = 2026-01-01T07:32+1  ; 1:22 Expected a date such as 2026-12-31, or a time such as 23:59:59, or both.
            a = 2026-01-01T07:32+0100 ; 1:24 Expected a date such as 2026-12-31, or a time such as 23:59:59, or both.
            a = 07:32Z              ; 1:5 Expected a date such as 2026-12-31, or a time such as 23:59:59, or both.
            a = 2026-00-01          ; 1:10 The month must be between 1 and 12.
            a = 2026-13-01          ; 1:10 The month must be between 1 and 12.
            a = 2026-01-00          ; 1:13 The day must be between 1 and 31.
            a = 2026-01-32          ; 1:13 The day must be between 1 and 31.
            a = 24:00               ; 1:5 The hour must be between 0 and 23.
            a = 23:60               ; 1:8 The minute must be between 0 and 59.
            a = 23:59:60            ; 1:11 The second must be between 0 and 59.
            a = 2026-01-01T00:00+24:00 ; 1:22 The hour must be between 0 and 23.
            a = 2026-01-01T00:00-23:60 ; 1:25 The minute must be between 0 and 59.
            a = "b                  ; 1:7 The string isn't closed on this line. Add a double quote.
            a = 'b                  ; 1:7 The string isn't closed on this line. Add a single quote.
            'b                      ; 1:3 The string isn't closed on this line. Add a single quote.
            a = "b\\                 ; 1:8 The string isn't closed on this line. Add a double quote.
            a = "\\q"                ; 1:6 Unknown escape sequence. Write \\\\ for a backslash.
            a = "\\ b"               ; 1:6 Unknown escape sequence. Write \\\\ for a backslash.
            a = "\\u00g0"            ; 1:6 This escape sequence needs 4 hexadecimal digits.
            a = "\\x4"               ; 1:6 This escape sequence needs 2 hexadecimal digits.
            a = "\\U0001F60"         ; 1:6 This escape sequence needs 8 hexadecimal digits.
            a = "\\ud800"            ; 1:6 This escape sequence isn't a Unicode character.
            a = "\\udfff"            ; 1:6 This escape sequence isn't a Unicode character.
            a = "\\U00110000"        ; 1:6 This escape sequence isn't a Unicode character.
            a = "\\UFFFFFFFF"        ; 1:6 This escape sequence isn't a Unicode character.
            a = ""\"b|c = 1          ; 1:5 This string is never closed. Close it with three quotes.
            a = '''b''|c = 1        ; 1:5 This string is never closed. Close it with three quotes.
            a = ""\"\\ b|""\"          ; 1:8 Only spaces and tabs may follow a backslash at the end of a line.
            a = 'b␍'                ; 1:7 A carriage return must be followed by a line feed.
            a = '''b␍'''            ; 1:9 A carriage return must be followed by a line feed.
            a = [1 2]               ; 1:8 Expected a comma or ].
            a = [1}                 ; 1:7 Expected a comma or ].
            a = { b = 1 c = 2 }     ; 1:13 Expected a comma or }.
            a = { b = 1 ]           ; 1:13 Expected a comma or }.
            a = [,]                 ; 1:6 Expected a value.
            a = {,}                 ; 1:6 Expected a key.
            a = { b }               ; 1:9 Expected = after the key. A key with characters other than letters, digits, - and _ needs quotes.
            a = [|b = 1             ; 2:1 Expected a value. Put quotes around it if it's a string. The bracket opened at line 1 is still open here.
            a = [|1,                ; 2:3 Expected a value before the end of the line. The bracket opened at line 1 is still open here.
            a = {|b = [1            ; 2:7 Expected a comma or ] before the end of the line. The bracket opened at line 1 is still open here.
            """)
    void aProblemHasItsPlaceAndSaysWhatIsExpected(String lines, String problem) {
        assertEquals(List.of(problem), problems(text(lines)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            a = 1|a = 2              ; 2:1 The key "a" is defined twice, first at line 1.
            a.b = 1|a.b = 2          ; 2:1 The key "a.b" is defined twice, first at line 1.
            a.b = 1|a = 2            ; 2:1 The key "a" is defined twice, first at line 1.
            a = 1|a.b = 2            ; 2:1 The key "a" can't be extended here. It's defined at line 1.
            a.b = 1|a.b.c.d = 2      ; 2:1 The key "a.b" can't be extended here. It's defined at line 1.
            a = {}|a.b = 2           ; 2:1 The key "a" can't be extended here. It's defined at line 1.
            a = { b = 1, b = 2 }     ; 1:14 The key "b" is defined twice, first at line 1.
            a = { b.c = 1, b.c = 2 } ; 1:16 The key "b.c" is defined twice, first at line 1.
            a = { b = {}, b.c = 2 }  ; 1:15 The key "b" can't be extended here. It's defined at line 1.
            'a b' = 1|'a b' = 2      ; 2:1 This key is defined twice, first at line 1.
            a.'b c' = 1|a.'b c' = 2  ; 2:1 This key is defined twice, first at line 1.
            [a]|[a]                  ; 2:1 The table "a" is defined twice, first at line 1.
            [a.b]|[a]|[a]            ; 3:1 The table "a" is defined twice, first at line 2.
            ['a b']|['a b']          ; 2:1 This table is defined twice, first at line 1.
            a = 1|[a]                ; 2:1 The table "a" is defined twice, first at line 1.
            a = 1|[[a]]              ; 2:1 The table "a" is defined twice, first at line 1.
            a = [{}]|[[a]]           ; 2:1 The table "a" is defined twice, first at line 1.
            a.b = 1|[a]              ; 2:1 The table "a" is defined twice, first at line 1.
            a.b = 1|[[a]]            ; 2:1 The table "a" is defined twice, first at line 1.
            a = 1|[a.b]              ; 2:1 The key "a" can't be extended here. It's defined at line 1.
            a = [{}]|[[a.b]]         ; 2:1 The key "a" can't be extended here. It's defined at line 1.
            [a]|b.c = 1|[a.b]        ; 3:1 The table "a.b" is defined twice, first at line 2.
            [a.b]|[a]|b.c = 1        ; 3:1 The key "b" can't be extended here. It's defined at line 1.
            [[a.b]]|[a]|b.c = 1      ; 3:1 The key "b" can't be extended here. It's defined at line 1.
            [[a.b.c]]|[a.b]|[a.b]    ; 3:1 The table "a.b" is defined twice, first at line 2.
            [a]|[[a]]                ; 2:1 The table "a" uses other brackets than at line 1. Every item of a list needs [[ ]].
            [a.b]|[[a]]              ; 2:1 The table "a" uses other brackets than at line 1. Every item of a list needs [[ ]].
            [[a.b]]|[[a]]            ; 2:1 The table "a" uses other brackets than at line 1. Every item of a list needs [[ ]].
            [[a]]|[a]                ; 2:1 The table "a" uses other brackets than at line 1. Every item of a list needs [[ ]].
            """)
    void whatIsDefinedTwiceIsSaidWithItsFirstLine(String lines, String problem) {
        assertEquals(List.of(problem), problems(text(lines)));
    }

    /** Each row is read: smol-toml reads it, too. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            [a.b]|[a]|c = 1              ; {"a":{"b":{},"c":#}}
            [a]|b.c = 1|[a.b.d]|e = 2    ; {"a":{"b":{"c":#,"d":{"e":#}}}}
            [[a.b]]|[a]|c = 1|[[a.b]]    ; {"a":{"b":[{},{}],"c":#}}
            [[a]]|[a.b]|[[a]]|[a.b]      ; {"a":[{"b":{}},{"b":{}}]}
            [[a]]|[[a.b]]|[[a.b]]|[[a]]  ; {"a":[{"b":[{},{}]},{}]}
            [[p.q.r]]|[p]|q.x = 1        ; {"p":{"q":{"r":[{}],"x":#}}}
            a = { b.c = 1, b.d = 2 }     ; {"a":{"b":{"c":#,"d":#}}}
            a = 9007199254740991         ; {"a":#}
            a = -0x0                     ; refused
            a = 0x1F_FFFF_FFFF_FFFF      ; {"a":#}
            a = 00000000000000001.5      ; refused
            a = 99999999999999999999.5   ; {"a":#}
            a = 1e999                    ; {"a":#}
            a = 2026-02-30               ; {"a":@}
            a = 2026-01-01 # b           ; {"a":@}
            a = [2026-01-01 07:32,1]     ; {"a":[@,#]}
            a = 1|\t|-b = 2              ; {"-b":#,"a":#}
            a = 1|||-b = 2               ; {"-b":#,"a":#}
            a = [ true# b|,]             ; {"a":[true]}
            a = ""\"|b␍|c\\|  d""\"         ; {"a":"b\\r\\ncd"}
            a = ""\"b\\|""\""              ; {"a":"b"}
            a = ""\"b\\|c""\""             ; {"a":"bc\\""}
            a = ""\"b\\t""\"""             ; {"a":"b\\t\\"\\""}
            a = '''␍|b'''                ; {"a":"b"}
            """)
    void whatIsReadIsWhatSmolTomlReads(String lines, String shape) {
        assertEquals(shape, Shape.of(read(text(lines))));
    }

    @Test
    void aFileReportsTheProblemsOfAllLines() {
        assertEquals(
                List.of(
                        "1:5 Expected a value. Put quotes around it if it's a string.",
                        "2:7 The string isn't closed on this line. Add a double quote.",
                        "4:3 Expected ] before the end of the line.",
                        "6:6 Expected a value. Put quotes around it if it's a string.",
                        "6:16 Expected a value. Put quotes around it if it's a string.",
                        "7:6 Unknown escape sequence. Write \\\\ for a backslash.",
                        "7:8 This escape sequence isn't a Unicode character.",
                        "8:1 The key \"f\" is defined twice, first at line 7."),
                problems("a = b\nc = \"d\ne = 1\n[f\na = 1\ng = [h i, 'j', k]\nf = \"\\q\\ud800\"\nf = 2\n"));
    }

    /** A bracket or a string that isn't closed may go on to the end: what follows is not TOML of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"a = [\n  b c,\n", "a = [1 2]\n", "a = { b = [\n1\n2", "a = \"\"\"\n", "a = [\"b]\n"})
    void readingStopsIfTheEndOfAStatementIsUnknown(String start) {
        assertEquals(1, problems(start + "x = y\nz\n").size());
    }

    /** What is below a header that can't be read is not said to be defined twice. */
    @ParameterizedTest
    @ValueSource(strings = {"[b", "[[b]", "[a]", "[[a]]", "[c]", "[c.d]"})
    void aMalformedHeaderCausesNoOtherProblems(String header) {
        assertEquals(1, problems("c = 1\n[a]\nx = 1\n" + header + "\nx = 2\n").size());
    }

    @Test
    void twentyProblemsAreEnough() {
        List<String> problems = problems("a = b\n".repeat(30));
        assertEquals(21, problems.size());
        assertEquals("20:5 Expected a value. Put quotes around it if it's a string.", problems.get(19));
        assertEquals("21:5 There are more syntax errors from here on.", problems.get(20));
        assertEquals(20, problems("a = b\n".repeat(20)).size());
    }

    /** Lists, inline tables, dotted keys and headers alike. */
    @ParameterizedTest
    @CsvSource({
        "'a = ', '[', '1', ']', 1000",
        "'a = ', '[', '', ']', 1000",
        "'a = ', '{b=', '1', '}', 1000",
        "'a.b.c = ', '[', '1', ']', 998",
        "'', 'a.', 'a = 1', '', 1000",
        "'a = { ', 'b.', 'b = 1 }', '', 999",
        "'[', 'a.', 'a]', '', 999",
        "'[[', 'a.', 'a]]', '', 998",
        "'[a.b]|c = ', '[', '', ']', 998",
        "'[[a]]|c = ', '[', '', ']', 998",
        "'[[a]]|[a', '.b', ']', '', 998",
    })
    void aThousandLevelsAreReadAndOneMoreIsNot(String start, String open, String middle, String close, int times) {
        String deep = text(start) + open.repeat(times) + middle + close.repeat(times);
        assertEquals(List.of(), read(deep).problems());

        String deeper = text(start) + open.repeat(times + 1) + middle + close.repeat(times + 1);
        List<String> problems = problems(deeper);
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).endsWith(" Values are nested more than 1000 levels deep."), problems::toString);
    }

    /** Halves of surrogate pairs can't be in a file, but in a text from elsewhere. smol-toml keeps them. */
    @Test
    void halfASurrogatePairIsKept() {
        assertEquals("{\"\\ud83d\":\"\\ude00\"}", Shape.of(read("'\ud83d' = \"\ude00\"")));
    }

    @Test
    void oneByteOrderMarkIsSkipped() {
        assertEquals("{\"a\":#}", Shape.of(read("\uFEFFa = 1")));
        assertEquals(List.of("1:2 Expected a key."), problems("\uFEFF\uFEFFa = 1"));
    }

    /** No message repeats what stands in a file but plain names: after those are taken out, few messages are left. */
    @Test
    void noMessageRepeatsAValue() {
        TomlMutants mutants = new TomlMutants();
        TreeSet<String> messages = new TreeSet<>();
        for (int seed = 0; seed < MUTANTS; seed++) {
            for (Problem problem : read(mutants.mutant(seed)).problems()) {
                messages.add(problem.message()
                        .replaceAll("\"[A-Za-z0-9_.-]+\"", "\"NAME\"")
                        .replaceAll("line \\d+", "line N"));
            }
        }
        Golden.assertMatches(
                Golden.directory("source/toml-messages.txt"),
                messages.stream().map(message -> message + "\n").collect(Collectors.joining()));
    }

    private static List<String> problems(String toml) {
        Document document = read(toml);
        assertTrue(document.unreadable());
        return document.problems().stream()
                .map(problem ->
                        problem.location().line() + ":" + problem.location().column() + " " + problem.message())
                .toList();
    }

    private static Document read(String toml) {
        return Format.TOML.parse(new SourceFile("wrangler.toml", toml, true));
    }

    private static String text(String lines) {
        return lines.replace('|', '\n').replace('␍', '\r');
    }
}
