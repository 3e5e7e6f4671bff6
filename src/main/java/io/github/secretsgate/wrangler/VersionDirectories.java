package io.github.secretsgate.wrangler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The version directories of a project's Build Output, as wrangler looks for them before a deploy. Their contents don't matter.
 *
 * @see <a href="https://developers.cloudflare.com/workers/wrangler/commands/workers/#deploy">wrangler deploy</a>
 */
public final class VersionDirectories {
    /** The directory of Build Output, relative to the project. */
    public static final String OUTPUT = ".cloudflare/output";

    private static final Pattern NAME = Pattern.compile("v(0|[1-9]\\d*)");

    private VersionDirectories() {}

    /** The names of a project's version directories, in order. Links count, too. */
    public static List<String> of(Path project) {
        Path output = project.resolve(OUTPUT);
        if (!Files.isDirectory(output)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(output)) {
            return entries.filter(VersionDirectories::isVersion)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of("v?"); // if the directory can't be listed, there may be one
        }
    }

    /** Returns whether a path is inside Build Output. */
    static boolean isWithin(Path file) {
        Path way = file.normalize();
        Path output = file.getFileSystem().getPath(OUTPUT);
        for (Path up = way.getParent(); up != null; up = up.getParent()) {
            if (up.endsWith(output)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVersion(Path entry) {
        return NAME.matcher(String.valueOf(entry.getFileName())).matches()
                && (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(entry));
    }
}
