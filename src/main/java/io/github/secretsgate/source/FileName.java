package io.github.secretsgate.source;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;

/** File names as reports show them. */
public final class FileName {
    /** The order of names, the same on every system: Windows orders paths differently. */
    public static final Comparator<Path> ORDER = (one, other) -> slashes(one).compareTo(slashes(other));

    private FileName() {}

    /**
     * Returns the path relative to a directory, with slashes. If the path isn't below the directory as written, symbolic links in both
     * are resolved first. A file elsewhere begins with {@code ../}, or is absolute if it is on another drive. On a case-insensitive
     * file system the name is spelled as on disk, because services that look up the file in a repository are case-sensitive.
     */
    public static String below(Path directory, Path path) {
        Path base = directory.toAbsolutePath().normalize();
        Path file = asOnDisk(path.toAbsolutePath().normalize());
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
        String name = slashes(sameDrive ? base.relativize(file) : file);
        return name.isEmpty() ? "." : name;
    }

    /** The path with slashes. Only Windows uses a backslash as the separator. */
    public static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static Path asOnDisk(Path file) {
        try {
            Path onDisk = file.toRealPath(LinkOption.NOFOLLOW_LINKS);
            return onDisk.toString().equalsIgnoreCase(file.toString()) ? onDisk : file;
        } catch (IOException e) {
            return file; // it doesn't exist
        }
    }

    private static Path withoutLinks(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory; // it doesn't exist
        }
    }
}
