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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file completely or not at all, and never through a link: the author of the checked change can plant a link at any name
 * that is known in advance.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void write(Writer out) throws IOException;
    }

    /** Writes a file, and replaces an existing one. A link of that name is replaced; its target isn't changed. */
    public static void replace(Path file, Content content) throws IOException {
        Path unfinished = unfinished(file, content);
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Writes a new file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken, even by a dangling link
     */
    public static void create(Path file, Content content) throws IOException {
        Path unfinished = unfinished(file, content);
        try {
            Files.createFile(file); // reserves the name, so that only this run's file is replaced below
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Returns the first link on the path to a file or directory, which includes the last name. Only the part of the path below the
     * nearest of the given directories is searched.
     *
     * @param trees the directories in which links may have been planted
     * @return null if there is no link, or if the path is in none of the directories
     */
    public static @Nullable Path linkOnTheWay(Path to, List<Path> trees) {
        Path path = to.toAbsolutePath().normalize();
        Path nearest = null;
        for (Path one : trees) {
            Path tree = one.toAbsolutePath().normalize();
            boolean around = path.startsWith(tree) && !path.equals(tree);
            if (around && (nearest == null || tree.getNameCount() > nearest.getNameCount())) {
                nearest = tree;
            }
        }
        Path way = nearest == null ? path : nearest;
        for (int i = way.getNameCount(); i < path.getNameCount(); i++) {
            way = way.resolve(path.getName(i));
            if (isLink(way)) {
                return way;
            }
        }
        return null;
    }

    /** Returns whether a path is a link. Java reports a junction on Windows as "other", not as a symbolic link. */
    private static boolean isLink(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isSymbolicLink() || attributes.isOther();
        } catch (IOException e) {
            return false; // it doesn't exist; any other error shows up when it is used
        }
    }

    /**
     * Writes a new file in the same directory, under a name that can't be known in advance. If it existed all the same, even as a
     * link, this would fail. (Java's source of random numbers would take 4 ms to start.)
     */
    private static Path unfinished(Path file, Content content) throws IOException {
        String unique = System.nanoTime() + "-" + Thread.currentThread().getId();
        Path unfinished = file.resolveSibling(file.getFileName() + "." + unique + ".unfinished");
        // Unlike Files.newBufferedWriter, this encoder writes an unpaired surrogate, which JSON can contain, as "?".
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
