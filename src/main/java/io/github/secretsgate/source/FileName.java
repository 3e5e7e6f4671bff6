package io.github.secretsgate.source;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;

/** What a file is called in everything that people read. */
public final class FileName {
    /** The order of names, the same on every system: the paths of Windows have one of their own. */
    public static final Comparator<Path> ORDER = Comparator.comparing(FileName::slashes);

    private FileName() {}

    /**
     * The path relative to a directory, with slashes: as it was written if that is below the directory, else as it is without
     * links, because either of the two may have been reached through one. A file elsewhere begins with {@code ../}, or is absolute
     * if it is on another drive. Where case doesn't matter, it is that of the file on the disk: for services that look for the file
     * in a repository, it does.
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

    /** The path with slashes. A backslash is a separator on Windows alone. */
    public static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static Path asOnDisk(Path file) {
        try {
            Path onDisk = file.toRealPath(LinkOption.NOFOLLOW_LINKS);
            return onDisk.toString().equalsIgnoreCase(file.toString()) ? onDisk : file;
        } catch (IOException e) {
            return file; // it isn't there
        }
    }

    private static Path withoutLinks(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            return directory; // it isn't there
        }
    }
}
