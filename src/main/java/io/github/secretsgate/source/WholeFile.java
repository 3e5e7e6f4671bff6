package io.github.secretsgate.source;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written as a whole or not at all, and never through a link: whoever wrote the change that is checked can plant one
 * at any name that is known beforehand.
 */
public final class WholeFile {
    private WholeFile() {}

    /** What goes into a file. */
    @FunctionalInterface
    public interface Content {
        void write(Writer out) throws IOException;
    }

    /** Writes a file in place of whatever has its name. A link of that name is replaced; its target stays as it is. */
    public static void replace(Path file, Content content) throws IOException {
        Path unfinished = unfinished(file, content);
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Writes a file where there is none.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something has its name, be it a link to nothing
     */
    public static void create(Path file, Content content) throws IOException {
        Path unfinished = unfinished(file, content);
        try {
            Files.createFile(file); // takes the name: what is replaced below is only this run's
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * The first link on the way to a file or directory, its own name included, below the nearest of some directories in which links
     * may have been planted; null if there is none, or if the way leads through none of these directories.
     */
    public static @Nullable Path linkOnTheWay(Path to, List<Path> trees) {
        Path path = to.toAbsolutePath().normalize();
        Path way = trees.stream()
                .map(tree -> tree.toAbsolutePath().normalize())
                .filter(tree -> path.startsWith(tree) && !path.equals(tree))
                .max(Comparator.comparingInt(Path::getNameCount))
                .orElse(path);
        for (int i = way.getNameCount(); i < path.getNameCount(); i++) {
            way = way.resolve(path.getName(i));
            if (isLink(way)) {
                return way;
            }
        }
        return null;
    }

    /** A junction of Windows is no symbolic link for Java, but "other". */
    private static boolean isLink(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isSymbolicLink() || attributes.isOther();
        } catch (IOException e) {
            return false; // it isn't there, and whatever else is wrong is said when it's used
        }
    }

    /** A new file next to the one that is meant, under a name that nobody can know beforehand. */
    private static Path unfinished(Path file, Content content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".unfinished");
        // Unlike that of Files.newBufferedWriter, this encoder takes half a surrogate pair, which JSON can name: it
        // becomes "?".
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                Files.newOutputStream(
                        unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                StandardCharsets.UTF_8))) {
            content.write(out);
            return unfinished;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }
}
