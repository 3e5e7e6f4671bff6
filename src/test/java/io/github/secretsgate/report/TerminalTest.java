package io.github.secretsgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({
        "##vso[task.setvariable variable=X]y, �#vso[task.setvariable variable=X]y",
        "env ##VSO[x], env �#VSO[x]",
        "##[command]rm, �#[command]rm",
        "###[error]x, #�#[error]x",
        "a ##teamcity[buildStop] b, a �#teamcity[buildStop] b",
        "::add-mask::x, �:add-mask::x",
        "'  ::error::x', '  �:error::x'",
    })
    void noAgentTakesALineForACommand(String line, String printed) {
        assertEquals(printed, Terminal.printable(line));
        assertEquals(printed, Terminal.printable(printed), "twice is once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"## a heading", "x::y", "#[derive]", "##", "KEY → key", "naïve", "日本", "👩\u200d💻", "☀\ufe0f"})
    void harmlessCharactersStay(String line) {
        assertEquals(line, Terminal.printable(line));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x7f, 0x85, 0x9b, 0xad, 0x34f, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x2028, 0x2029, 0x202e,
                0x2066, 0x3164, 0xd800, 0xdfff, 0xfe0f, 0xfeff, 0xfffe, 0xe0041, 0xe0101
            })
    void invisibleCharactersInANameAreShown(int point) {
        assertEquals("K\ufffdEY", Terminal.printable("K" + Character.toString(point) + "EY"));
        assertEquals(4, Terminal.width("K" + Character.toString(point) + "EY"));
    }

    @Test
    void controlCharactersAreShownAsSymbols() {
        assertEquals("a␛[31m␊b␍␀", Terminal.printable("a\u001b[31m\nb\r\0"));
    }

    @Test
    void aConsoleOfAsciiShowsAsMuchAsItCan() {
        assertEquals("KEY -> ma\\u00df..., ?", Terminal.in(StandardCharsets.US_ASCII, "KEY → maß…, \ufffd"));
        assertEquals("KEY → maß…", Terminal.in(StandardCharsets.UTF_8, "KEY → maß…"));
        assertEquals("KEY -> maß...", Terminal.in(StandardCharsets.ISO_8859_1, "KEY → maß…"));
    }
}
