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
 * The versions of Build Output in a project, as wrangler looks for them before it deploys: what is in them doesn't matter.
 *
 * @see <a href="https://developers.cloudflare.com/workers/wrangler/commands/workers/#deploy">wrangler deploy</a>
 */
public final class VersionDirectories {
    /** The directory of Build Output, relative to the project's. */
    public static final String OUTPUT = ".cloudflare/output";

    private static final Pattern NAME = Pattern.compile("v(0|[1-9]\\d*)");

    private VersionDirectories() {}

    /** The names of a project's version directories, in order; links count, wherever they lead. */
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
            return List.of("v?"); // what can't be listed may be there
        }
    }

    /** Whether a path leads into Build Output. */
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
