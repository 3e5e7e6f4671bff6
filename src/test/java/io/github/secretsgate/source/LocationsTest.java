package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Where every key and value of a file is written. Each input has its expected locations next to it, one a line:
 * {@code line:column-endLine:endColumn path = what is written there}.
 */
class LocationsTest {
    static final List<Path> FILES = Golden.inputs("source/places", "toml", "json", "jsonc", "yaml");

    @ParameterizedTest(name = "{0}")
    @FieldSource("FILES")
    void everyKeyAndValueKnowsItsLocation(Path file) {
        StringBuilder locations = new StringBuilder();
        for (Written written : Written.in(read(file))) {
            locations.append(written).append('\n');
        }
        Golden.assertMatches(file.resolveSibling(file.getFileName() + ".places"), locations.toString());
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("FILES")
    void everyLocationIsInTheFileAndItsLinesAgreeWithItsOffsets(Path file) {
        Document document = read(file);
        for (Written written : Written.in(document)) {
            Location location = written.location();
            assertTrue(0 <= location.start() && location.start() <= location.end(), written::toString);
            assertTrue(location.end() <= document.file().text().length(), written::toString);
            assertEquals(
                    location.start(), offset(document.file(), location.line(), location.column()), written::toString);
            assertEquals(
                    location.end(),
                    offset(document.file(), location.endLine(), location.endColumn()),
                    written::toString);
        }
    }

    /** The text at a value's location has that value when it is read alone. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("FILES")
    void theTextAtALocationIsTheValue(Path file) {
        Document document = read(file);
        for (Written written : Written.in(document)) {
            if (written.isWhole(format(file))) {
                Node alone = written.readAlone(format(file));
                assertEquals(Written.content(written.value()), Written.content(alone), written::toString);
            }
        }
    }

    private static Document read(Path file) {
        Document document = new SourceReader(Golden.directory("source")).readPublic(file, format(file));
        assertNotNull(document.root(), () -> String.valueOf(document.problems()));
        return document;
    }

    static Format format(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".toml") ? Format.TOML : name.endsWith(".yaml") ? Format.YAML : Format.JSON;
    }

    /** The offset of a line and column, found by counting as an editor would. */
    private static int offset(SourceFile file, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = file.text().indexOf('\n', start) + 1;
        }
        return start + column - 1;
    }
}
