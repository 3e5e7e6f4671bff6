package io.github.secretsgate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Expected outputs kept as files next to their inputs.
 *
 * <p>{@code mvn test -Dgolden.update=true} writes them anew from what the code does now: read the difference before you commit it.
 */
public final class Golden {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Golden() {}

    /** A directory of test data, where it is kept in the project: the files of it are what the tests read. */
    public static Path directory(String name) {
        return RESOURCES.resolve(name);
    }

    /** The text of a file of test data. */
    public static String read(String name) {
        try {
            return Files.readString(directory(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files below a directory that have one of these extensions, in the order of their names. */
    public static List<Path> inputs(String directory, String... extensions) {
        try (Stream<Path> files = Files.walk(directory(directory))) {
            return files.filter(file -> Stream.of(extensions)
                            .anyMatch(extension -> file.getFileName().toString().endsWith("." + extension)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts that a file holds exactly this text. */
    public static void assertMatches(Path expected, String actual) {
        try {
            if (UPDATE) {
                Files.writeString(expected, actual);
            }
            assertEquals(Files.readString(expected), actual, () -> "differs from " + expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
