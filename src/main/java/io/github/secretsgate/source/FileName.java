package io.github.secretsgate.source;

import java.io.IOException;
import java.nio.file.Path;

/** What a file is called in everything that people read. */
public final class FileName {
    private FileName() {}

    /**
     * The path relative to a directory, with slashes: as it was written if that is below the directory, else as it is without
     * links, because either of the two may have been reached through one. A file elsewhere begins with {@code ../}, or is absolute
     * if it is on another drive.
     */
    public static String below(Path directory, Path path) {
        Path base = directory.toAbsolutePath().normalize();
        Path file = path.toAbsolutePath().normalize();
        if (!file.startsWith(base)) {
            Path realBase = withoutLinks(base);
            Path realFile = file.getParent() == null
                    ? file
                    : withoutLinks(file.getParent()).resolve(file.getFileName());
            if (realFile.startsWith(realBase)) {
                base = realBase;
                file = realFile;
            }
        }
        boolean sameDrive = base.getRoot() != null && base.getRoot().equals(file.getRoot());
        String name = (sameDrive ? base.relativize(file) : file).toString().replace('\\', '/');
        return name.isEmpty() ? "." : name;
    }

    private static Path withoutLinks(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory; // it isn't there
        }
    }
}
