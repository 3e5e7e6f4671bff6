package io.github.secretsgate.wrangler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.Rule;
import io.github.secretsgate.source.SourceReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of directories that cannot be listed: for whoever runs the tests as root, there are none. */
class WorkerSearchTest {
    private static final Path ROOT = Path.of("build").toAbsolutePath();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aDirectoryThatCannotBeListedIsNamedWithItsReason(Exception problem, String message) {
        SearchRequest request = new SearchRequest(ROOT.resolve("workers"), false, null, List.of("*"), List.of());

        Finding finding = new WorkerSearch(new SourceReader(ROOT), request).unlisted(problem);

        assertEquals(Rule.CONFIG_UNREADABLE, finding.rule());
        assertEquals(message, finding.message());
    }

    static Stream<Arguments> aDirectoryThatCannotBeListedIsNamedWithItsReason() {
        String below = ROOT.resolve("workers/data").toString();
        return Stream.of(
                Arguments.of(
                        new AccessDeniedException(below),
                        "\"workers/data\" can't be searched for Workers: this user isn't allowed to read it."),
                Arguments.of(
                        new NoSuchFileException(below),
                        "\"workers/data\" can't be searched for Workers: there is no such directory."),
                Arguments.of(
                        new FileSystemException(below, null, "Input/output error"),
                        "\"workers/data\" can't be searched for Workers: it can't be read."),
                Arguments.of(
                        new IOException("Input/output error"),
                        "\"workers\" can't be searched for Workers: it can't be read."));
    }
}
