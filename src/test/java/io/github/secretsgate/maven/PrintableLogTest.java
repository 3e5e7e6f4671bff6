package io.github.secretsgate.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintableLogTest {
    private final RecordingLog log = new RecordingLog();

    @Test
    void onlyTheReportIsColored() {
        PrintableLog printable = new PrintableLog(log, true, StandardCharsets.UTF_8);

        printable.error("\u001b[1;31mdenied\u001b[m \u001b[2Jx\u001b]8;;y\u0007");

        assertEquals(List.of("error: \u001b[1;31mdenied\u001b[m ␛[2Jx␛]8;;y␇"), log.lines);
    }

    @Test
    void withoutColorsThereAreNone() {
        new PrintableLog(log, false, StandardCharsets.UTF_8).warn("\u001b[1;31mdenied\u001b[m");

        assertEquals(List.of("warn: ␛[1;31mdenied␛[m"), log.lines);
    }

    @Test
    void noLineIsACommandForABuildAgent() {
        PrintableLog printable = new PrintableLog(log, true, StandardCharsets.UTF_8);

        printable.info("a\n::set-output::b ##vso[x] \u009b31m \u202e");

        assertEquals(List.of("info: a␊::set-output::b �#vso[x] �31m �"), log.lines);
        assertEquals("a\n�:set-output::b", PrintableLog.lines("a\n::set-output::b", StandardCharsets.UTF_8));
    }
}
