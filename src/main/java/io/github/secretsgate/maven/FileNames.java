package io.github.secretsgate.maven;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The names that Java can give files here: with LC_ALL=C, none that has an umlaut. */
final class FileNames {
    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

    private FileNames() {}

    /** Why nothing can have this name, or match this pattern, as the end of a sentence; empty if something can. */
    static Optional<String> problem(String name, boolean pattern) {
        if (!Charset.forName(ENCODING).newEncoder().canEncode(name)) {
            return Optional.of(" has characters that Java can't use in file names here (" + ENCODING
                    + "). Set the environment variable LC_ALL=C.UTF-8.");
        }
        return pattern || isPath(name)
                ? Optional.empty()
                : Optional.of(" has characters that no file name can have here.");
    }

    static boolean isPath(String name) {
        try {
            return !Path.of(name).toString().isEmpty() || name.isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
