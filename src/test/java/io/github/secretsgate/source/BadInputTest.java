package io.github.secretsgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secretsgate.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What is reported about files that can't be read, or only in part. Each input has its expected problems next to it, one a line:
 * {@code line:column KIND message}; a last line says whether the rest of the file can be used.
 */
class BadInputTest {
    static final List<Path> FILES = Golden.inputs("source/bad", "toml", "json", "jsonc", "yaml");

    @ParameterizedTest(name = "{0}")
    @FieldSource("FILES")
    void everyProblemHasALocationAndASentence(Path file) {
        Document document = new SourceReader(Golden.directory("source")).readPublic(file, LocationsTest.format(file));

        assertFalse(document.problems().isEmpty());
        String problems = document.problems().stream()
                .map(problem -> problem.location().line() + ":"
                        + problem.location().column() + " " + problem.kind() + " " + problem.message() + "\n")
                .collect(Collectors.joining());
        String rest = document.unreadable() ? "unreadable\n" : "readable\n";
        Golden.assertMatches(file.resolveSibling(file.getFileName() + ".problems"), problems + rest);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("FILES")
    void problemsAreInTheFileAndInItsOrder(Path file) {
        Document document = new SourceReader(Golden.directory("source")).readPublic(file, LocationsTest.format(file));

        for (Problem problem : document.problems()) {
            assertTrue(problem.location().end() <= document.file().text().length(), problem::toString);
            assertTrue(problem.location().line() <= document.file().lines(), problem::toString);
            assertTrue(problem.message().matches("(?s)[\\p{L}].*[.?]"), problem::message);
        }
        List<Location> locations =
                document.problems().stream().map(Problem::location).toList();
        assertEquals(locations.stream().sorted().toList(), locations);
    }
}
