package io.github.secretsgate.maven;

import java.nio.charset.Charset;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.util.Optional;

/** The names that Java can give files here: with LC_ALL=C, none that has an umlaut. */
final class FileNames {
    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

    private FileNames() {}

    /** Why nothing can have this name, or match this pattern, as the end of a sentence; empty if something can. */
    static Optional<String> problem(String name, boolean pattern) {
        return problem(FileSystems.getDefault(), name, pattern);
    }

    static Optional<String> problem(FileSystem files, String name, boolean pattern) {
        if (!Charset.forName(ENCODING).newEncoder().canEncode(name)) {
            return Optional.of(" has characters that Java can't use in file names here (" + ENCODING
                    + "). Set the environment variable LC_ALL=C.UTF-8.");
        }
        return pattern || isPath(files, name)
                ? Optional.empty()
                : Optional.of(" has characters that no file name can have here.");
    }

    static boolean isPath(String name) {
        return isPath(FileSystems.getDefault(), name);
    }

    private static boolean isPath(FileSystem files, String name) {
        try {
            return !files.getPath(name).toString().isEmpty() || name.isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
